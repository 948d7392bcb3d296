package dev.arenite.comparison.mk48;

import dev.arenite.bench.data.mk48.ChunkId;
import dev.arenite.bench.data.mk48.Contact;
import dev.arenite.bench.data.mk48.EntityType;
import dev.arenite.bench.data.mk48.Guidance;
import dev.arenite.bench.data.mk48.Position;
import dev.arenite.bench.data.mk48.TerrainUpdate;
import dev.arenite.bench.data.mk48.Transform;
import dev.arenite.bench.data.mk48.Update;
import dev.arenite.bench.data.mk48.Updates;
import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.ActivejContender;
import dev.arenite.comparison.peer.ForyContender;
import dev.arenite.comparison.peer.JacksonContender;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// One value of the 1,000 updates of the public benchmark. The leaf of a float is its bits, as an
/// `int`; of a truth value 0 or 1; of a constant its ordinal. What is absent is 0, and what might
/// have been is one more than its leaf. The field that is asked for is the score of the update in
/// the middle, and an update in place adds one to each score.
public final class GameUpdates implements DataSet<Updates> {

    private static final EntityType[] ENTITY_TYPES = EntityType.values();

    private final List<Updates> values = List.of(Updates.ofBenchmark());

    @Override
    public List<Updates> values() {
        return values;
    }

    @Override
    public int bufferBytes() {
        // JSON has the names of all components.
        return 10 << 20;
    }

    @Override
    public Map<String, Supplier<Contender<Updates>>> contenders() {
        Class<?>[] classes = {
            Updates.class,
            Update.class,
            Contact.class,
            EntityType.class,
            Guidance.class,
            Transform.class,
            Position.class,
            TerrainUpdate.class,
            ChunkId.class
        };
        Map<String, Supplier<Contender<Updates>>> all = new LinkedHashMap<>();
        all.put("arenite", () -> new AreniteUpdates(this, false));
        all.put("arenite-checked", () -> new AreniteUpdates(this, true));
        all.put("fory", () -> ForyContender.onHeap(this, classes));
        all.put("fory-direct", () -> ForyContender.direct(this, classes));
        all.put("jackson-cbor", () -> JacksonContender.cbor(this, Updates.class));
        all.put("jackson-smile", () -> JacksonContender.smile(this, Updates.class));
        all.put("jackson-json", () -> JacksonContender.json(this, Updates.class));
        all.put("message-pack", () -> new MessagePackUpdates(this));
        all.put("data-stream", () -> new DataStreamUpdates(this));
        all.put("kryo", () -> new KryoUpdates(this));
        all.put("activej", () -> new ActivejContender<>(this, Updates.class));
        return all;
    }

    @Override
    public Updates made(Updates updates, UnaryOperator<String> text) {
        List<Update> made = new ArrayList<>(updates.updates().size());
        for (Update update : updates.updates()) {
            made.add(
                    new Update(
                            madeContacts(update.contacts()),
                            update.score(),
                            update.worldRadius(),
                            madeTerrain(update.terrainUpdates())));
        }
        return new Updates(made);
    }

    private static List<Contact> madeContacts(List<Contact> contacts) {
        List<Contact> made = new ArrayList<>(contacts.size());
        for (Contact contact : contacts) {
            Guidance guidance = contact.guidance();
            Transform transform = contact.transform();
            Position position = transform.position();
            made.add(
                    new Contact(
                            contact.damage(),
                            contact.entityId(),
                            contact.entityType().map(type -> type),
                            new Guidance(
                                    guidance.angle(), guidance.submerge(), guidance.velocity()),
                            contact.playerId().map(player -> player),
                            new ArrayList<>(contact.reloads()),
                            new Transform(
                                    transform.altitude(),
                                    transform.angle(),
                                    new Position(position.x(), position.y()),
                                    transform.velocity()),
                            contact.turretAngles().clone()));
        }
        return made;
    }

    private static List<TerrainUpdate> madeTerrain(List<TerrainUpdate> updates) {
        List<TerrainUpdate> made = new ArrayList<>(updates.size());
        for (TerrainUpdate terrain : updates) {
            ChunkId id = terrain.chunkId();
            made.add(new TerrainUpdate(new ChunkId(id.x(), id.y()), terrain.data().clone()));
        }
        return made;
    }

    /// Returns the leaf of a float.
    static int leaf(float number) {
        return Float.floatToRawIntBits(number);
    }

    /// Returns the leaf of a truth value.
    static int leaf(boolean truth) {
        return truth ? 1 : 0;
    }

    /// Returns the number of a class of ships, which contenders by hand write.
    // It is rkyv's and that of the derived types.
    @SuppressWarnings("EnumOrdinal")
    static int number(EntityType type) {
        return type.ordinal();
    }

    /// Returns the class of ships of a number.
    static EntityType entityType(int number) {
        return ENTITY_TYPES[number];
    }

    /// Returns the leaf of a class of ships.
    static int leafOfType(Optional<EntityType> type) {
        return type.isPresent() ? 1 + number(type.get()) : 0;
    }

    /// Returns the leaf of a player's number.
    static int leafOfPlayer(Optional<Short> player) {
        return player.isPresent() ? 1 + Short.toUnsignedInt(player.get()) : 0;
    }

    @Override
    public long field(Updates updates) {
        return updates.updates().get(updates.updates().size() / 2).score();
    }

    @Override
    public Updates updated(Updates updates) {
        return new Updates(
                updates.updates().stream()
                        .map(
                                update ->
                                        new Update(
                                                update.contacts(),
                                                update.score() + 1,
                                                update.worldRadius(),
                                                update.terrainUpdates()))
                        .toList());
    }

    @Override
    public long checksum(Updates updates) {
        long sum = 0;
        for (Update update : updates.updates()) {
            sum += Integer.toUnsignedLong(update.score()) + leaf(update.worldRadius());
            for (Contact contact : update.contacts()) {
                sum += sumOf(contact);
            }
            for (TerrainUpdate terrain : update.terrainUpdates()) {
                sum += sumOf(terrain);
            }
        }
        return sum;
    }

    private static long sumOf(Contact contact) {
        Guidance guidance = contact.guidance();
        long sum = Byte.toUnsignedInt(contact.damage());
        sum += Integer.toUnsignedLong(contact.entityId());
        sum += leafOfType(contact.entityType()) + leafOfPlayer(contact.playerId());
        sum += Short.toUnsignedInt(guidance.angle()) + leaf(guidance.submerge());
        sum += guidance.velocity() + sumOf(contact.transform());
        for (boolean isReloaded : contact.reloads()) {
            sum += leaf(isReloaded);
        }
        for (short angle : contact.turretAngles()) {
            sum += Short.toUnsignedInt(angle);
        }
        return sum;
    }

    private static long sumOf(Transform transform) {
        Position position = transform.position();
        long sum = (long) leaf(position.x()) + leaf(position.y());
        sum += Short.toUnsignedInt(transform.angle());
        return sum + transform.altitude() + transform.velocity();
    }

    private static long sumOf(TerrainUpdate terrain) {
        long sum = (long) terrain.chunkId().x() + terrain.chunkId().y();
        for (byte each : terrain.data()) {
            sum += Byte.toUnsignedInt(each);
        }
        return sum;
    }
}

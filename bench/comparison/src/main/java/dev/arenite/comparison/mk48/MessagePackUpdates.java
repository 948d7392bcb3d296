package dev.arenite.comparison.mk48;

import dev.arenite.bench.data.mk48.ChunkId;
import dev.arenite.bench.data.mk48.Contact;
import dev.arenite.bench.data.mk48.Guidance;
import dev.arenite.bench.data.mk48.Position;
import dev.arenite.bench.data.mk48.TerrainUpdate;
import dev.arenite.bench.data.mk48.Transform;
import dev.arenite.bench.data.mk48.Update;
import dev.arenite.bench.data.mk48.Updates;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.MessagePackContender;

import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand.
final class MessagePackUpdates extends MessagePackContender<Updates> {

    MessagePackUpdates(DataSet<Updates> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(MessagePacker to, Updates updates) throws IOException {
        to.packArrayHeader(updates.updates().size());
        for (Update update : updates.updates()) {
            write(to, update);
        }
    }

    private static void write(MessagePacker to, Update update) throws IOException {
        to.packArrayHeader(4);
        to.packArrayHeader(update.contacts().size());
        for (Contact contact : update.contacts()) {
            write(to, contact);
        }
        to.packInt(update.score());
        to.packFloat(update.worldRadius());
        to.packArrayHeader(update.terrainUpdates().size());
        for (TerrainUpdate terrainUpdate : update.terrainUpdates()) {
            write(to, terrainUpdate);
        }
    }

    private static void write(MessagePacker to, Contact contact) throws IOException {
        to.packArrayHeader(8);
        to.packByte(contact.damage());
        to.packInt(contact.entityId());
        if (contact.entityType().isPresent()) {
            to.packByte((byte) GameUpdates.number(contact.entityType().get()));
        } else {
            to.packNil();
        }
        write(to, contact.guidance());
        if (contact.playerId().isPresent()) {
            to.packShort(contact.playerId().get());
        } else {
            to.packNil();
        }
        to.packArrayHeader(contact.reloads().size());
        for (boolean truth : contact.reloads()) {
            to.packBoolean(truth);
        }
        write(to, contact.transform());
        write(to, contact.turretAngles());
    }

    private static void write(MessagePacker to, Guidance guidance) throws IOException {
        to.packArrayHeader(3);
        to.packShort(guidance.angle());
        to.packBoolean(guidance.submerge());
        to.packShort(guidance.velocity());
    }

    private static void write(MessagePacker to, Transform transform) throws IOException {
        to.packArrayHeader(4);
        to.packByte(transform.altitude());
        to.packShort(transform.angle());
        write(to, transform.position());
        to.packShort(transform.velocity());
    }

    private static void write(MessagePacker to, Position position) throws IOException {
        to.packArrayHeader(2);
        to.packFloat(position.x());
        to.packFloat(position.y());
    }

    private static void write(MessagePacker to, TerrainUpdate terrainUpdate) throws IOException {
        to.packArrayHeader(2);
        write(to, terrainUpdate.chunkId());
        to.packBinaryHeader(terrainUpdate.data().length);
        to.writePayload(terrainUpdate.data());
    }

    private static void write(MessagePacker to, ChunkId chunkId) throws IOException {
        to.packArrayHeader(2);
        to.packByte(chunkId.x());
        to.packByte(chunkId.y());
    }

    private static void write(MessagePacker to, short[] numbers) throws IOException {
        to.packArrayHeader(numbers.length);
        for (short number : numbers) {
            to.packShort(number);
        }
    }

    @Override
    protected Updates read(MessageUnpacker from) throws IOException {
        return new Updates(readUpdates(from));
    }

    private static Update readUpdate(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Update(
                readContacts(from), from.unpackInt(), from.unpackFloat(), readTerrainUpdates(from));
    }

    private static Contact readContact(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Contact(
                from.unpackByte(),
                from.unpackInt(),
                from.tryUnpackNil()
                        ? Optional.empty()
                        : Optional.of(GameUpdates.entityType(from.unpackByte())),
                readGuidance(from),
                from.tryUnpackNil() ? Optional.empty() : Optional.of(from.unpackShort()),
                readTruths(from),
                readTransform(from),
                readShorts(from));
    }

    private static Guidance readGuidance(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Guidance(from.unpackShort(), from.unpackBoolean(), from.unpackShort());
    }

    private static Transform readTransform(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Transform(
                from.unpackByte(), from.unpackShort(), readPosition(from), from.unpackShort());
    }

    private static Position readPosition(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Position(from.unpackFloat(), from.unpackFloat());
    }

    private static TerrainUpdate readTerrainUpdate(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new TerrainUpdate(readChunkId(from), from.readPayload(from.unpackBinaryHeader()));
    }

    private static ChunkId readChunkId(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new ChunkId(from.unpackByte(), from.unpackByte());
    }

    private static List<Update> readUpdates(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<Update> updates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            updates.add(readUpdate(from));
        }
        return updates;
    }

    private static List<Contact> readContacts(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<Contact> contacts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            contacts.add(readContact(from));
        }
        return contacts;
    }

    private static List<TerrainUpdate> readTerrainUpdates(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<TerrainUpdate> terrainUpdates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            terrainUpdates.add(readTerrainUpdate(from));
        }
        return terrainUpdates;
    }

    private static List<Boolean> readTruths(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<Boolean> truths = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            truths.add(from.unpackBoolean());
        }
        return truths;
    }

    private static short[] readShorts(MessageUnpacker from) throws IOException {
        short[] numbers = new short[from.unpackArrayHeader()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = from.unpackShort();
        }
        return numbers;
    }
}

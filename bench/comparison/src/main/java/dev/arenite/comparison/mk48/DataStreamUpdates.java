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
import dev.arenite.comparison.peer.DataStreamContender;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand: a truth value tells whether there is what may be absent.
final class DataStreamUpdates extends DataStreamContender<Updates> {

    DataStreamUpdates(DataSet<Updates> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(DataOutputStream to, Updates updates) throws IOException {
        to.writeInt(updates.updates().size());
        for (Update update : updates.updates()) {
            write(to, update);
        }
    }

    private static void write(DataOutputStream to, Update update) throws IOException {
        to.writeInt(update.contacts().size());
        for (Contact contact : update.contacts()) {
            write(to, contact);
        }
        to.writeInt(update.score());
        to.writeFloat(update.worldRadius());
        to.writeInt(update.terrainUpdates().size());
        for (TerrainUpdate terrainUpdate : update.terrainUpdates()) {
            write(to, terrainUpdate);
        }
    }

    private static void write(DataOutputStream to, Contact contact) throws IOException {
        to.writeByte(contact.damage());
        to.writeInt(contact.entityId());
        to.writeBoolean(contact.entityType().isPresent());
        if (contact.entityType().isPresent()) {
            to.writeByte(GameUpdates.number(contact.entityType().get()));
        }
        write(to, contact.guidance());
        to.writeBoolean(contact.playerId().isPresent());
        if (contact.playerId().isPresent()) {
            to.writeShort(contact.playerId().get());
        }
        to.writeInt(contact.reloads().size());
        for (boolean truth : contact.reloads()) {
            to.writeBoolean(truth);
        }
        write(to, contact.transform());
        write(to, contact.turretAngles());
    }

    private static void write(DataOutputStream to, Guidance guidance) throws IOException {
        to.writeShort(guidance.angle());
        to.writeBoolean(guidance.submerge());
        to.writeShort(guidance.velocity());
    }

    private static void write(DataOutputStream to, Transform transform) throws IOException {
        to.writeByte(transform.altitude());
        to.writeShort(transform.angle());
        write(to, transform.position());
        to.writeShort(transform.velocity());
    }

    private static void write(DataOutputStream to, Position position) throws IOException {
        to.writeFloat(position.x());
        to.writeFloat(position.y());
    }

    private static void write(DataOutputStream to, TerrainUpdate terrainUpdate) throws IOException {
        write(to, terrainUpdate.chunkId());
        to.writeInt(terrainUpdate.data().length);
        to.write(terrainUpdate.data());
    }

    private static void write(DataOutputStream to, ChunkId chunkId) throws IOException {
        to.writeByte(chunkId.x());
        to.writeByte(chunkId.y());
    }

    private static void write(DataOutputStream to, short[] numbers) throws IOException {
        to.writeInt(numbers.length);
        for (short number : numbers) {
            to.writeShort(number);
        }
    }

    @Override
    protected Updates read(DataInputStream from) throws IOException {
        return new Updates(readUpdates(from));
    }

    private static Update readUpdate(DataInputStream from) throws IOException {
        return new Update(
                readContacts(from), from.readInt(), from.readFloat(), readTerrainUpdates(from));
    }

    private static Contact readContact(DataInputStream from) throws IOException {
        return new Contact(
                from.readByte(),
                from.readInt(),
                from.readBoolean()
                        ? Optional.of(GameUpdates.entityType(from.readByte()))
                        : Optional.empty(),
                readGuidance(from),
                from.readBoolean() ? Optional.of(from.readShort()) : Optional.empty(),
                readTruths(from),
                readTransform(from),
                readShorts(from));
    }

    private static Guidance readGuidance(DataInputStream from) throws IOException {
        return new Guidance(from.readShort(), from.readBoolean(), from.readShort());
    }

    private static Transform readTransform(DataInputStream from) throws IOException {
        return new Transform(
                from.readByte(), from.readShort(), readPosition(from), from.readShort());
    }

    private static Position readPosition(DataInputStream from) throws IOException {
        return new Position(from.readFloat(), from.readFloat());
    }

    private static TerrainUpdate readTerrainUpdate(DataInputStream from) throws IOException {
        return new TerrainUpdate(readChunkId(from), from.readNBytes(from.readInt()));
    }

    private static ChunkId readChunkId(DataInputStream from) throws IOException {
        return new ChunkId(from.readByte(), from.readByte());
    }

    private static List<Update> readUpdates(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<Update> updates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            updates.add(readUpdate(from));
        }
        return updates;
    }

    private static List<Contact> readContacts(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<Contact> contacts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            contacts.add(readContact(from));
        }
        return contacts;
    }

    private static List<TerrainUpdate> readTerrainUpdates(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<TerrainUpdate> terrainUpdates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            terrainUpdates.add(readTerrainUpdate(from));
        }
        return terrainUpdates;
    }

    private static List<Boolean> readTruths(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<Boolean> truths = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            truths.add(from.readBoolean());
        }
        return truths;
    }

    private static short[] readShorts(DataInputStream from) throws IOException {
        short[] numbers = new short[from.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = from.readShort();
        }
        return numbers;
    }
}

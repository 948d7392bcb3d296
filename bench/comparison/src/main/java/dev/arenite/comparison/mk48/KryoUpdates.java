package dev.arenite.comparison.mk48;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

import dev.arenite.bench.data.mk48.ChunkId;
import dev.arenite.bench.data.mk48.Contact;
import dev.arenite.bench.data.mk48.Guidance;
import dev.arenite.bench.data.mk48.Position;
import dev.arenite.bench.data.mk48.TerrainUpdate;
import dev.arenite.bench.data.mk48.Transform;
import dev.arenite.bench.data.mk48.Update;
import dev.arenite.bench.data.mk48.Updates;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.KryoContender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand: a truth value tells whether there is what may be absent.
final class KryoUpdates extends KryoContender<Updates> {

    KryoUpdates(DataSet<Updates> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(Output out, Updates updates) {
        out.writeInt(updates.updates().size(), true);
        for (Update update : updates.updates()) {
            write(out, update);
        }
    }

    private static void write(Output out, Update update) {
        out.writeInt(update.contacts().size(), true);
        for (Contact contact : update.contacts()) {
            write(out, contact);
        }
        out.writeInt(update.score());
        out.writeFloat(update.worldRadius());
        out.writeInt(update.terrainUpdates().size(), true);
        for (TerrainUpdate terrainUpdate : update.terrainUpdates()) {
            write(out, terrainUpdate);
        }
    }

    private static void write(Output out, Contact contact) {
        out.writeByte(contact.damage());
        out.writeInt(contact.entityId());
        out.writeBoolean(contact.entityType().isPresent());
        if (contact.entityType().isPresent()) {
            out.writeByte(GameUpdates.number(contact.entityType().get()));
        }
        write(out, contact.guidance());
        out.writeBoolean(contact.playerId().isPresent());
        if (contact.playerId().isPresent()) {
            out.writeShort(contact.playerId().get());
        }
        out.writeInt(contact.reloads().size(), true);
        for (boolean truth : contact.reloads()) {
            out.writeBoolean(truth);
        }
        write(out, contact.transform());
        write(out, contact.turretAngles());
    }

    private static void write(Output out, Guidance guidance) {
        out.writeShort(guidance.angle());
        out.writeBoolean(guidance.submerge());
        out.writeShort(guidance.velocity());
    }

    private static void write(Output out, Transform transform) {
        out.writeByte(transform.altitude());
        out.writeShort(transform.angle());
        write(out, transform.position());
        out.writeShort(transform.velocity());
    }

    private static void write(Output out, Position position) {
        out.writeFloat(position.x());
        out.writeFloat(position.y());
    }

    private static void write(Output out, TerrainUpdate terrainUpdate) {
        write(out, terrainUpdate.chunkId());
        out.writeInt(terrainUpdate.data().length, true);
        out.writeBytes(terrainUpdate.data());
    }

    private static void write(Output out, ChunkId chunkId) {
        out.writeByte(chunkId.x());
        out.writeByte(chunkId.y());
    }

    private static void write(Output out, short[] numbers) {
        out.writeInt(numbers.length, true);
        for (short number : numbers) {
            out.writeShort(number);
        }
    }

    @Override
    protected Updates read(Input in) {
        return new Updates(readUpdates(in));
    }

    private static Update readUpdate(Input in) {
        return new Update(readContacts(in), in.readInt(), in.readFloat(), readTerrainUpdates(in));
    }

    private static Contact readContact(Input in) {
        return new Contact(
                in.readByte(),
                in.readInt(),
                in.readBoolean()
                        ? Optional.of(GameUpdates.entityType(in.readByte()))
                        : Optional.empty(),
                readGuidance(in),
                in.readBoolean() ? Optional.of(in.readShort()) : Optional.empty(),
                readTruths(in),
                readTransform(in),
                readShorts(in));
    }

    private static Guidance readGuidance(Input in) {
        return new Guidance(in.readShort(), in.readBoolean(), in.readShort());
    }

    private static Transform readTransform(Input in) {
        return new Transform(in.readByte(), in.readShort(), readPosition(in), in.readShort());
    }

    private static Position readPosition(Input in) {
        return new Position(in.readFloat(), in.readFloat());
    }

    private static TerrainUpdate readTerrainUpdate(Input in) {
        return new TerrainUpdate(readChunkId(in), in.readBytes(in.readInt(true)));
    }

    private static ChunkId readChunkId(Input in) {
        return new ChunkId(in.readByte(), in.readByte());
    }

    private static List<Update> readUpdates(Input in) {
        int count = in.readInt(true);
        List<Update> updates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            updates.add(readUpdate(in));
        }
        return updates;
    }

    private static List<Contact> readContacts(Input in) {
        int count = in.readInt(true);
        List<Contact> contacts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            contacts.add(readContact(in));
        }
        return contacts;
    }

    private static List<TerrainUpdate> readTerrainUpdates(Input in) {
        int count = in.readInt(true);
        List<TerrainUpdate> terrainUpdates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            terrainUpdates.add(readTerrainUpdate(in));
        }
        return terrainUpdates;
    }

    private static List<Boolean> readTruths(Input in) {
        int count = in.readInt(true);
        List<Boolean> truths = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            truths.add(in.readBoolean());
        }
        return truths;
    }

    private static short[] readShorts(Input in) {
        short[] numbers = new short[in.readInt(true)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readShort();
        }
        return numbers;
    }
}

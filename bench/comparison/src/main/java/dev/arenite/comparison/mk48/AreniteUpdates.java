package dev.arenite.comparison.mk48;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchivedPrimitives;
import dev.arenite.bench.data.mk48.ArchivedContact;
import dev.arenite.bench.data.mk48.ArchivedGuidance;
import dev.arenite.bench.data.mk48.ArchivedPosition;
import dev.arenite.bench.data.mk48.ArchivedTerrainUpdate;
import dev.arenite.bench.data.mk48.ArchivedTransform;
import dev.arenite.bench.data.mk48.ArchivedUpdate;
import dev.arenite.bench.data.mk48.ArchivedUpdates;
import dev.arenite.bench.data.mk48.Updates;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.UpdatingContender;
import dev.arenite.comparison.peer.AreniteContender;

import java.util.Objects;

/// Derived types.
final class AreniteUpdates extends AreniteContender<Updates, ArchivedUpdates>
        implements UpdatingContender<Updates> {

    AreniteUpdates(DataSet<Updates> dataSet, boolean isChecked) {
        super(dataSet, ArchivedUpdates.TYPE, isChecked);
    }

    @Override
    public long field(int slot) {
        ArchivedList<ArchivedUpdate> updates = view(slot).updates();
        return updates.get(updates.size() / 2).score();
    }

    @Override
    public void update(int slot) {
        ArchivedList<ArchivedUpdate> updates = view(slot).updates();
        Objects.requireNonNull(updates.archive());
        int count = Math.toIntExact(updates.size());
        for (int i = 0; i < count; i++) {
            ArchivedUpdate update = updates.get(i);
            new ArchivedUpdate.Mutable(update.archive(), update.place()).score(update.score() + 1);
        }
    }

    @Override
    public long checksum(int slot) {
        ArchivedList<ArchivedUpdate> updates = view(slot).updates();
        Objects.requireNonNull(updates.archive());
        int count = Math.toIntExact(updates.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedUpdate update = updates.get(i);
            sum += Integer.toUnsignedLong(update.score()) + GameUpdates.leaf(update.worldRadius());
            sum += sumOfContacts(update.contacts()) + sumOfTerrain(update.terrainUpdates());
        }
        return sum;
    }

    private static long sumOfContacts(ArchivedList<ArchivedContact> contacts) {
        Objects.requireNonNull(contacts.archive());
        int count = Math.toIntExact(contacts.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += sumOf(contacts.get(i));
        }
        return sum;
    }

    private static long sumOf(ArchivedContact contact) {
        ArchivedGuidance guidance = contact.guidance();
        long sum = Byte.toUnsignedInt(contact.damage());
        sum += Integer.toUnsignedLong(contact.entityId());
        sum += GameUpdates.leafOfType(contact.entityType());
        sum += GameUpdates.leafOfPlayer(contact.playerId());
        sum += Short.toUnsignedInt(guidance.angle()) + GameUpdates.leaf(guidance.submerge());
        sum += guidance.velocity() + sumOf(contact.transform());
        ArchivedList<Boolean> reloads = contact.reloads();
        for (int i = 0; i < reloads.size(); i++) {
            sum += GameUpdates.leaf(reloads.get(i));
        }
        ArchivedPrimitives angles = contact.turretAngles();
        for (int i = 0; i < angles.size(); i++) {
            sum += Short.toUnsignedInt(angles.getShort(i));
        }
        return sum;
    }

    private static long sumOf(ArchivedTransform transform) {
        ArchivedPosition position = transform.position();
        long sum = (long) GameUpdates.leaf(position.x()) + GameUpdates.leaf(position.y());
        sum += Short.toUnsignedInt(transform.angle());
        return sum + transform.altitude() + transform.velocity();
    }

    private static long sumOfTerrain(ArchivedList<ArchivedTerrainUpdate> updates) {
        Objects.requireNonNull(updates.archive());
        int count = Math.toIntExact(updates.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedTerrainUpdate terrain = updates.get(i);
            sum += terrain.chunkId().x() + terrain.chunkId().y();
            ArchivedPrimitives data = terrain.data();
            for (int at = 0; at < data.size(); at++) {
                sum += Byte.toUnsignedInt(data.getByte(at));
            }
        }
        return sum;
    }
}

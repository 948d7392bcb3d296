package dev.arenite.bench.archive;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;
import dev.arenite.bench.data.ArchivedLog;
import dev.arenite.bench.data.ArchivedLogs;
import dev.arenite.bench.data.ArchivedMesh;
import dev.arenite.bench.data.ArchivedTriangle;
import dev.arenite.bench.data.ArchivedVector3;
import dev.arenite.bench.data.minecraft.ArchivedPlayer;
import dev.arenite.bench.data.minecraft.ArchivedPlayers;
import dev.arenite.bench.data.minecraft.GameType;
import dev.arenite.bench.data.minecraft.Players;
import dev.arenite.bench.data.mk48.ArchivedUpdate;
import dev.arenite.bench.data.mk48.ArchivedUpdates;
import dev.arenite.bench.data.mk48.Updates;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// What [ArchiveOperations] time, with types that are derived; and the data sets that have no types
/// by hand.
final class DerivedOperations {

    private final ArchiveContext context;
    private final Players players = Players.ofBenchmark();
    private final Updates updates = Updates.ofBenchmark();
    private final MemorySegment logArchive;
    private final MemorySegment meshArchive;
    private final MemorySegment playersArchive;
    private final MemorySegment updatesArchive;

    /// @param operations the same by hand, whose archives must be equal
    DerivedOperations(ArchiveOperations operations) {
        context = operations.context;
        logArchive = archive(ArchivedLogs.TYPE, context.logs);
        meshArchive = archive(ArchivedMesh.TYPE, context.mesh);
        playersArchive = archive(ArchivedPlayers.TYPE, players);
        updatesArchive = archive(ArchivedUpdates.TYPE, updates);
        requireEqual(logArchive, operations.logArchive);
        requireEqual(meshArchive, operations.meshArchive);
        if (readLog() == 0 || readMesh() == 0 || readPlayers() == 0 || readUpdates() == 0) {
            throw new IllegalStateException("data sets must not be empty");
        }
    }

    private <T> MemorySegment archive(ArchiveType<T, ?> type, T value) {
        MemorySegment archive = context.archive(type, value);
        if (!Archive.read(type, archive).equals(value)) {
            throw new IllegalStateException("archive must read back equal");
        }
        return archive;
    }

    private static void requireEqual(MemorySegment archive, MemorySegment other) {
        if (archive.mismatch(other) >= 0) {
            throw new IllegalStateException("archives differ: at=" + archive.mismatch(other));
        }
    }

    long serializeLog() {
        return context.write(ArchivedLogs.TYPE, context.logs);
    }

    long serializeMesh() {
        return context.write(ArchivedMesh.TYPE, context.mesh);
    }

    long serializePlayers() {
        return context.write(ArchivedPlayers.TYPE, players);
    }

    long serializeUpdates() {
        return context.write(ArchivedUpdates.TYPE, updates);
    }

    long accessLog() {
        return ArchivedLogs.access(logArchive).place();
    }

    long accessMesh() {
        return ArchivedMesh.access(meshArchive).place();
    }

    long accessPlayers() {
        return ArchivedPlayers.access(playersArchive).place();
    }

    long accessUpdates() {
        return ArchivedUpdates.access(updatesArchive).place();
    }

    long readLog() {
        ArchivedList<ArchivedLog> logs =
                Archive.accessUnchecked(ArchivedLogs.TYPE, logArchive).logs();
        Objects.requireNonNull(logs.archive());
        int count = Math.toIntExact(logs.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedLog log = logs.get(i);
            sum += log.address().x0() + log.address().x1();
            sum += log.address().x2() + log.address().x3();
            sum += log.code() + log.size();
        }
        return sum;
    }

    /// By places, as by hand.
    long readMesh() {
        ArchivedList<ArchivedTriangle> mesh =
                Archive.accessUnchecked(ArchivedMesh.TYPE, meshArchive).triangles();
        MemorySegment memory = Objects.requireNonNull(mesh.archive());
        int count = Math.toIntExact(mesh.size());
        long place = mesh.start();
        int sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedVector3 normal = new ArchivedTriangle(memory, place).normal();
            sum += Float.floatToRawIntBits(normal.x());
            sum += Float.floatToRawIntBits(normal.y());
            sum += Float.floatToRawIntBits(normal.z());
            place += ArchivedTriangle.TYPE.placeBytes();
        }
        return sum;
    }

    long readPlayers() {
        ArchivedList<ArchivedPlayer> list =
                Archive.accessUnchecked(ArchivedPlayers.TYPE, playersArchive).players();
        Objects.requireNonNull(list.archive());
        int count = Math.toIntExact(list.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += list.get(i).gameType() == GameType.SURVIVAL ? 1 : 2;
        }
        return sum;
    }

    long readUpdates() {
        ArchivedList<ArchivedUpdate> list =
                Archive.accessUnchecked(ArchivedUpdates.TYPE, updatesArchive).updates();
        Objects.requireNonNull(list.archive());
        int count = Math.toIntExact(list.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += list.get(i).score();
        }
        return sum;
    }

    long deserializeLog() {
        return read(ArchivedLogs.TYPE, logArchive).logs().size();
    }

    long deserializeMesh() {
        return read(ArchivedMesh.TYPE, meshArchive).triangles().size();
    }

    long deserializePlayers() {
        return read(ArchivedPlayers.TYPE, playersArchive).players().size();
    }

    long deserializeUpdates() {
        return read(ArchivedUpdates.TYPE, updatesArchive).updates().size();
    }

    private static <T> T read(ArchiveType<T, ?> type, MemorySegment archive) {
        return type.read(archive, Archive.rootPosition(type, archive));
    }
}

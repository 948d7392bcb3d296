package dev.arenite.bench.archive;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ListType;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Mesh;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// What is timed, one method for each operation and data set, so that both harnesses time the same.
///
/// *Read* touches what the public benchmark touches of each record: address, code and size of a
/// log, the normal of a triangle. Here the numbers are loaded and added up; its own loop in Rust
/// only makes sure of where they are.
final class ArchiveOperations {

    /// Where a limit stops the writing of a data set early.
    static final long EARLY_LIMIT_BYTES = 100_000;

    /// The floats of so many triangles stay in the nearest cache.
    static final int CACHED_TRIANGLES = 128;

    /// An adapted type has no loops of its own: each log is written by itself.
    private static final ListType<Log, ArchivedLog> ONE_BY_ONE =
            ListType.of(
                    ArchiveTypes.STANDARD.adapted(
                            LogType.LOG, UnaryOperator.identity(), UnaryOperator.identity()));

    final ArchiveContext context = new ArchiveContext();
    final ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
    final MemorySegment logArchive = context.archive(DataSetTypes.LOGS, context.logs);
    final MemorySegment meshArchive = context.archive(DataSetTypes.MESH, context.mesh);
    private final float[] cachedLeaves =
            meshArchive
                    .asSlice(0, CACHED_TRIANGLES * ArchivedTriangle.PLACE_BYTES)
                    .toArray(ValueLayout.JAVA_FLOAT);

    long serializeLog() {
        return context.write(DataSetTypes.LOGS, context.logs);
    }

    long serializeLogOneByOne() {
        return context.write(ONE_BY_ONE, context.logs.logs());
    }

    long serializeLogBare() {
        return context.bareLogWriter.write(context.logs.logs(), context.out);
    }

    long abortLog() {
        context.writer.reset(context.out);
        return context.writer.tryWrite(DataSetTypes.LOGS, context.logs, EARLY_LIMIT_BYTES);
    }

    long serializeMesh() {
        return context.write(DataSetTypes.MESH, context.mesh);
    }

    long serializeMeshBare() {
        return BareMeshWriter.write(context.mesh.triangles(), context.out);
    }

    long accessLog() {
        return Archive.access(DataSetTypes.LOGS, logArchive).size();
    }

    long accessMesh() {
        return Archive.access(DataSetTypes.MESH, meshArchive).size();
    }

    long accessMeshOwnChecker() {
        long root = Archive.rootPosition(DataSetTypes.MESH, meshArchive);
        if (checker.check(DataSetTypes.MESH, meshArchive, root).isPresent()) {
            throw new IllegalStateException("archive refused");
        }
        return DataSetTypes.MESH.view(meshArchive, root).size();
    }

    long accessMeshBare() {
        return BareMeshReader.access(meshArchive).size();
    }

    long readLog() {
        return readLog(logArchive);
    }

    long readLog(MemorySegment archive) {
        ArchivedList<ArchivedLog> logs = Archive.accessUnchecked(DataSetTypes.LOGS, archive);
        // As Memory advises for loops.
        Objects.requireNonNull(logs.archive());
        // A loop to a long limit is not compiled as one that counts.
        int count = Math.toIntExact(logs.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedLog log = logs.get(i);
            // Each of its four bytes, as the public benchmark does.
            int address = log.address();
            sum +=
                    (byte) address
                            + (byte) (address >> 8)
                            + (byte) (address >> 16)
                            + (address >> 24);
            sum += log.code() + log.size();
        }
        return sum;
    }

    long readMesh() {
        return readMesh(meshArchive);
    }

    /// By places: `get` of a list is compiled for the views of all lists that a process reads.
    long readMesh(MemorySegment archive) {
        ArchivedList<ArchivedTriangle> mesh = Archive.accessUnchecked(DataSetTypes.MESH, archive);
        MemorySegment memory = Objects.requireNonNull(mesh.archive());
        int count = Math.toIntExact(mesh.size());
        long place = mesh.start();
        int sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedTriangle.ArchivedVector3 normal = new ArchivedTriangle(memory, place).normal();
            // As bits, because a chain of additions of floats would be what is timed.
            sum += Float.floatToRawIntBits(normal.x());
            sum += Float.floatToRawIntBits(normal.y());
            sum += Float.floatToRawIntBits(normal.z());
            place += ArchivedTriangle.PLACE_BYTES;
        }
        return sum;
    }

    long deserializeLog() {
        List<Log> logs = DataSetTypes.LOGS.read(logArchive, logArchive.byteSize() - 8).logs();
        return logs.size();
    }

    long deserializeMesh() {
        return DataSetTypes.MESH.read(meshArchive, meshArchive.byteSize() - 8).triangles().size();
    }

    long makeMesh() {
        return madeMesh().triangles().size();
    }

    /// Returns as many triangles as the data set has, made of its first ones.
    Mesh madeMesh() {
        return BareMeshReader.make(cachedLeaves, context.mesh.triangles().size());
    }
}

package dev.arenite.bench.archive;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.type.ListType;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Mesh;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;

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

    private static final ListType<Log, ArchivedLog> LIST = ListType.of(LogType.LOG);

    final ArchiveContext context = new ArchiveContext();
    final ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
    final MemorySegment logArchive = context.archive(LogsType.LOGS, context.logs);
    final MemorySegment meshArchive = context.archive(MeshType.MESH, context.mesh);
    private final float[] cachedLeaves =
            meshArchive
                    .asSlice(0, CACHED_TRIANGLES * ArchivedMesh.PLACE_BYTES)
                    .toArray(ValueLayout.JAVA_FLOAT);

    long serializeLog() {
        return context.write(LogsType.LOGS, context.logs);
    }

    long serializeLogOneByOne() {
        return context.write(LIST, context.logs.logs());
    }

    long serializeLogBare() {
        return context.bareLogWriter.write(context.logs.logs(), context.out);
    }

    long abortLog() {
        context.writer.reset(context.out);
        return context.writer.tryWrite(LogsType.LOGS, context.logs, EARLY_LIMIT_BYTES);
    }

    long serializeMesh() {
        return context.write(MeshType.MESH, context.mesh);
    }

    long serializeMeshBare() {
        return BareMeshWriter.write(context.mesh.triangles(), context.out);
    }

    long accessLog() {
        return Archive.access(LogsType.LOGS, logArchive).size();
    }

    long accessMesh() {
        return Archive.access(MeshType.MESH, meshArchive).size();
    }

    long accessMeshOwnChecker() {
        long root = Archive.rootPosition(MeshType.MESH, meshArchive);
        if (checker.check(MeshType.MESH, meshArchive, root).isPresent()) {
            throw new IllegalStateException("archive refused");
        }
        return MeshType.MESH.view(meshArchive, root).size();
    }

    long accessMeshBare() {
        return BareMeshReader.access(meshArchive).size();
    }

    long readLog() {
        return readLog(logArchive);
    }

    long readLog(MemorySegment archive) {
        ArchivedLogs logs = Archive.accessUnchecked(LogsType.LOGS, archive);
        // As Memory advises for loops.
        Objects.requireNonNull(logs.archive());
        long sum = 0;
        for (int i = 0; i < logs.size(); i++) {
            ArchivedLog log = logs.get(i);
            sum += log.address() + log.code() + log.size();
        }
        return sum;
    }

    long readMesh() {
        return readMesh(meshArchive);
    }

    long readMesh(MemorySegment archive) {
        ArchivedMesh mesh = Archive.accessUnchecked(MeshType.MESH, archive);
        int sum = 0;
        for (int i = 0; i < mesh.size(); i++) {
            ArchivedMesh.ArchivedVector3 normal = mesh.get(i).normal();
            // As bits, because a chain of additions of floats would be what is timed.
            sum += Float.floatToRawIntBits(normal.x());
            sum += Float.floatToRawIntBits(normal.y());
            sum += Float.floatToRawIntBits(normal.z());
        }
        return sum;
    }

    long deserializeLog() {
        List<Log> logs = LogsType.LOGS.read(logArchive, logArchive.byteSize() - 8).logs();
        return logs.size();
    }

    long deserializeMesh() {
        return MeshType.MESH.read(meshArchive, meshArchive.byteSize() - 8).triangles().size();
    }

    long makeMesh() {
        return madeMesh().triangles().size();
    }

    /// Returns as many triangles as the data set has, made of its first ones.
    Mesh madeMesh() {
        return BareMeshReader.make(cachedLeaves, context.mesh.triangles().size());
    }
}

package dev.arenite.bench.archive;

import dev.arenite.archive.Archive;
import dev.arenite.bench.data.Triangle;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// What must hold before anything is timed.
final class Contenders {

    private Contenders() {}

    /// Throws unless every contender writes the same bytes, or gives back what it was given.
    static void check(ArchiveOperations operations) {
        ArchiveContext context = operations.context;
        checkWritten(context, operations.logArchive, operations.serializeLog());
        checkWritten(context, operations.logArchive, operations.serializeLogOneByOne());
        checkWritten(context, operations.logArchive, operations.serializeLogBare());
        checkWritten(context, operations.meshArchive, operations.serializeMesh());
        checkWritten(context, operations.meshArchive, operations.serializeMeshBare());
        long triangles = context.mesh.triangles().size();
        checkEqual(triangles, operations.accessMesh());
        checkEqual(triangles, operations.accessMeshOwnChecker());
        checkEqual(triangles, operations.accessMeshBare());
        checkMade(context.mesh.triangles(), operations.madeMesh().triangles());
        checkEqual(context.logs, Archive.read(DataSetTypes.LOGS, operations.logArchive));
        checkEqual(context.mesh, Archive.read(DataSetTypes.MESH, operations.meshArchive));
    }

    private static void checkWritten(
            ArchiveContext context, MemorySegment expected, long byteSize) {
        if (context.out.asSlice(0, byteSize).mismatch(expected) >= 0) {
            throw new IllegalStateException("contender wrote other bytes: byteSize=" + byteSize);
        }
    }

    private static void checkEqual(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("contender read another value");
        }
    }

    private static void checkMade(List<Triangle> triangles, List<Triangle> made) {
        checkEqual(triangles.size(), made.size());
        for (int i = 0; i < made.size(); i++) {
            checkEqual(triangles.get(i % ArchiveOperations.CACHED_TRIANGLES), made.get(i));
        }
    }
}

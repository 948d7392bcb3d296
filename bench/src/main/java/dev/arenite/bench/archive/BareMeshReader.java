package dev.arenite.bench.archive;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.arenite.archive.ArchivedList;
import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// What reading the archive of a mesh takes without the library.
final class BareMeshReader {

    private static final long ROOT_BYTES = 8;

    private BareMeshReader() {}

    /// Returns the root, or throws: all that the format demands is checked, and no word said on
    /// what was wrong.
    static ArchivedList<ArchivedTriangle> access(MemorySegment archive) {
        long root = archive.byteSize() - ROOT_BYTES;
        if (root < 0 || (root & 3) != 0) {
            throw refused();
        }
        long start = root + archive.get(JAVA_INT_UNALIGNED, root);
        int size = archive.get(JAVA_INT_UNALIGNED, root + 4);
        // The product of a 32-bit number and a small one cannot overflow.
        long byteSize = Integer.toUnsignedLong(size) * ArchivedTriangle.PLACE_BYTES;
        if (start < 0 || start > root || (start & 3) != 0 || byteSize > root - start) {
            throw refused();
        }
        return TriangleType.TRIANGLE.viewAll(archive, start, size);
    }

    /// Makes a mesh without an archive: what the records alone take.
    ///
    /// @param leaves the floats of some triangles, taken over and over
    static Mesh make(float[] leaves, int size) {
        List<Triangle> triangles = new ArrayList<>(size);
        int at = 0;
        for (int i = 0; i < size; i++) {
            triangles.add(triangle(leaves, at));
            at += ArchivedTriangle.FLOATS;
            if (at == leaves.length) {
                at = 0;
            }
        }
        return new Mesh(triangles);
    }

    private static Triangle triangle(float[] leaves, int at) {
        return new Triangle(
                vector(leaves, at),
                vector(leaves, at + 3),
                vector(leaves, at + 6),
                vector(leaves, at + 9));
    }

    private static Vector3 vector(float[] leaves, int at) {
        return new Vector3(leaves[at], leaves[at + 1], leaves[at + 2]);
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("not the archive of a mesh");
    }
}

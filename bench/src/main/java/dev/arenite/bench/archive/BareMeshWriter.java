package dev.arenite.bench.archive;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The archive of a mesh written without the library, as [BareLogWriter] does for logs.
final class BareMeshWriter {

    private BareMeshWriter() {}

    /// Returns the length of the archive.
    static long write(List<Triangle> triangles, MemorySegment out) {
        long place = 0;
        for (Triangle triangle : triangles) {
            put(triangle.v0(), out, place);
            put(triangle.v1(), out, place + 12);
            put(triangle.v2(), out, place + 24);
            put(triangle.normal(), out, place + 36);
            place += 48;
        }
        out.set(JAVA_INT_UNALIGNED, place, (int) -place);
        out.set(JAVA_INT_UNALIGNED, place + 4, triangles.size());
        return place + 8;
    }

    private static void put(Vector3 vector, MemorySegment out, long place) {
        out.set(JAVA_INT_UNALIGNED, place, Float.floatToRawIntBits(vector.x()));
        out.set(JAVA_INT_UNALIGNED, place + 4, Float.floatToRawIntBits(vector.y()));
        out.set(JAVA_INT_UNALIGNED, place + 8, Float.floatToRawIntBits(vector.z()));
    }
}

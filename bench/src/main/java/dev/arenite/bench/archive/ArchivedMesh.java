package dev.arenite.bench.archive;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.bench.data.Leaves;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// An archived mesh, read in place: twelve floats a triangle, the normal last.
///
/// @param start the position of the first triangle
/// @param size  how many there are
public record ArchivedMesh(MemorySegment archive, long start, int size) {

    static final int FLOATS = 12;
    static final long PLACE_BYTES = FLOATS * (long) Float.BYTES;
    static final long NORMAL = 9L * Float.BYTES;

    static ArchivedMesh at(MemorySegment archive, long place) {
        return new ArchivedMesh(
                archive,
                place + LittleEndian.getInt(archive, place),
                LittleEndian.getInt(archive, place + Integer.BYTES));
    }

    /// Returns the triangle at an index.
    ///
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    public ArchivedTriangle get(int index) {
        return new ArchivedTriangle(archive, start + Objects.checkIndex(index, size) * PLACE_BYTES);
    }

    /// An archived triangle, read in place.
    public record ArchivedTriangle(MemorySegment archive, long place) {

        /// Returns the normal.
        public ArchivedVector3 normal() {
            return new ArchivedVector3(archive, place + NORMAL);
        }

        float get(int index) {
            return Float.intBitsToFloat(
                    LittleEndian.getInt(archive, place + index * (long) Float.BYTES));
        }

        /// Visits all leaves.
        public void addTo(Leaves leaves) {
            for (int i = 0; i < FLOATS; i++) {
                leaves.add(get(i));
            }
        }
    }

    /// An archived vector, read in place.
    public record ArchivedVector3(MemorySegment archive, long place) {

        /// Returns the first component.
        public float x() {
            return Float.intBitsToFloat(LittleEndian.getInt(archive, place));
        }

        /// Returns the second component.
        public float y() {
            return Float.intBitsToFloat(LittleEndian.getInt(archive, place + 4));
        }

        /// Returns the third component.
        public float z() {
            return Float.intBitsToFloat(LittleEndian.getInt(archive, place + 8));
        }
    }
}

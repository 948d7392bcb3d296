package dev.arenite.bench.archive;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.bench.data.Leaves;

import java.lang.foreign.MemorySegment;

/// An archived triangle, read in place: twelve floats, the normal last.
public record ArchivedTriangle(MemorySegment archive, long place) {

    /// How many numbers a triangle has.
    public static final int FLOATS = 12;

    static final long PLACE_BYTES = FLOATS * (long) Float.BYTES;
    static final long NORMAL = 9L * Float.BYTES;

    /// Returns the normal.
    public ArchivedVector3 normal() {
        return new ArchivedVector3(archive, place + NORMAL);
    }

    /// Returns one of the numbers.
    public float get(int index) {
        return Float.intBitsToFloat(
                LittleEndian.getInt(archive, place + index * (long) Float.BYTES));
    }

    /// Visits all leaves.
    public void addTo(Leaves leaves) {
        for (int i = 0; i < FLOATS; i++) {
            leaves.add(get(i));
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

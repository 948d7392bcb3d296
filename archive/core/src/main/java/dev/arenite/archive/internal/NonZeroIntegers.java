package dev.arenite.archive.internal;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// The rule of integers that are not 0, Rust's `NonZero`.
public final class NonZeroIntegers {

    /// The rule, for reports.
    public static final String RULE = "integer must not be 0";

    private NonZeroIntegers() {}

    /// Whether an integer is 0.
    ///
    /// @param place    its position
    /// @param byteSize its bytes
    public static boolean isZero(MemorySegment memory, long place, long byteSize) {
        if (byteSize == Integer.BYTES) {
            return LittleEndian.getInt(memory, place) == 0;
        }
        if (byteSize == Long.BYTES) {
            return LittleEndian.getLong(memory, place) == 0;
        }
        for (long i = 0; i < byteSize; i++) {
            if (LittleEndian.getByte(memory, place + i) != 0) {
                return false;
            }
        }
        return true;
    }
}

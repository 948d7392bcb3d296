package dev.arenite.archive.internal;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// The rule of truth values, Rust's `bool`: a byte that is 0 or 1.
public final class TruthValues {

    /// The rule, for reports.
    public static final String RULE = "bool must be 0 or 1";

    /// The bits that are zero in valid bytes, of eight at a time.
    private static final long INVALID_BITS = 0xFEFE_FEFE_FEFE_FEFEL;

    private TruthValues() {}

    /// Whether a byte is valid.
    public static boolean isValid(MemorySegment archive, long at) {
        return (LittleEndian.getByte(archive, at) & INVALID_BITS) == 0;
    }

    /// Whether bytes are valid.
    ///
    /// @param start the position of the first
    /// @param count the number of bytes, not negative
    public static boolean areValid(MemorySegment archive, long start, long count) {
        long seen = count < Long.BYTES ? few(archive, start, count) : many(archive, start, count);
        return (seen & INVALID_BITS) == 0;
    }

    private static long many(MemorySegment archive, long start, long count) {
        long last = start + count - Long.BYTES;
        long seen = 0;
        for (long at = start; at < last; at += Long.BYTES) {
            seen |= LittleEndian.getLong(archive, at);
        }
        // The last eight, some of them once more.
        return seen | LittleEndian.getLong(archive, last);
    }

    private static long few(MemorySegment archive, long start, long count) {
        long seen = 0;
        if ((count & Integer.BYTES) != 0) {
            seen |= LittleEndian.getInt(archive, start);
        }
        if ((count & Short.BYTES) != 0) {
            seen |= LittleEndian.getShort(archive, start + (count & Integer.BYTES));
        }
        if ((count & Byte.BYTES) != 0) {
            seen |= LittleEndian.getByte(archive, start + count - 1);
        }
        return seen;
    }
}

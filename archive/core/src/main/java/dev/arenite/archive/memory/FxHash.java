package dev.arenite.archive.memory;

import java.lang.foreign.MemorySegment;

/// The 64-bit Fx hash without a seed, by which hash tables are laid out.
///
/// A hash is a state that starts with 0 and takes in one word after the other.
public final class FxHash {

    /// The state before the first word.
    public static final long START = 0;

    private static final long MULTIPLIER = 0x517CC1B727220A95L;

    private FxHash() {}

    /// Returns the state after a word.
    public static long word(long state, long word) {
        return (Long.rotateLeft(state, 5) ^ word) * MULTIPLIER;
    }

    /// Returns the state after bytes: eight at a time, then four, two and one.
    public static long bytes(long state, MemorySegment memory, long start, long byteSize) {
        long end = start + byteSize;
        long at = start;
        long hash = state;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            hash = word(hash, LittleEndian.getLong(memory, at));
        }
        if (end - at >= Integer.BYTES) {
            hash = word(hash, Integer.toUnsignedLong(LittleEndian.getInt(memory, at)));
            at += Integer.BYTES;
        }
        if (end - at >= Short.BYTES) {
            hash = word(hash, Short.toUnsignedLong(LittleEndian.getShort(memory, at)));
            at += Short.BYTES;
        }
        return end == at ? hash : word(hash, LittleEndian.getByte(memory, at) & 0xFF);
    }

    /// Returns the state after UTF-8 text: its bytes and a mark of its end.
    public static long text(long state, MemorySegment memory, long start, long byteSize) {
        return word(bytes(state, memory, start, byteSize), 0xFF);
    }

    /// Returns the state after the last bytes of UTF-8 text and the mark of its end.
    ///
    /// @param bytes the bytes, the first lowest
    /// @param count the number of bytes, 0 to 7; all others of `bytes` are 0
    public static long textEnd(long state, long bytes, int count) {
        long hash = state;
        long rest = bytes;
        if ((count & Integer.BYTES) != 0) {
            hash = word(hash, rest & 0xFFFF_FFFFL);
            rest >>>= Integer.SIZE;
        }
        if ((count & Short.BYTES) != 0) {
            hash = word(hash, rest & 0xFFFF);
            rest >>>= Short.SIZE;
        }
        if ((count & Byte.BYTES) != 0) {
            hash = word(hash, rest);
        }
        return word(hash, 0xFF);
    }

    /// Returns the state after the length of a sequence, of which the low 32 bits count.
    public static long length(long state, long length) {
        return word(state, length & 0xFFFF_FFFFL);
    }
}

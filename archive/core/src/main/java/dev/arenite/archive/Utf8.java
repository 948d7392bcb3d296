package dev.arenite.archive;

import java.lang.foreign.MemorySegment;

/// The well-formedness of UTF-8 (Unicode, table 3-7).
final class Utf8 {

    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /// Whether bytes are well-formed UTF-8.
    ///
    /// @param start    the offset of the first byte in `memory`
    /// @param byteSize the number of bytes, not negative
    static boolean isValid(MemorySegment memory, long start, long byteSize) {
        long at = start;
        if (byteSize >= Long.BYTES) {
            long last = start + byteSize - Long.BYTES;
            while (at < last && isAscii(Memory.getLong(memory, at))) {
                at += Long.BYTES;
            }
            // The last eight bytes overlap what was looked at, which is ASCII.
            if (at >= last && isAscii(Memory.getLong(memory, last))) {
                return true;
            }
        }
        return isValidFrom(memory, at, start + byteSize);
    }

    /// Whether the first bytes of a little-endian word are well-formed UTF-8, as [#isValid] if they
    /// are not ASCII.
    ///
    /// @param byteSize the number of bytes, 0 to 8
    static boolean isValid(long word, MemorySegment memory, long start, int byteSize) {
        long others = byteSize == 0 ? 0 : word << (Long.SIZE - byteSize * Byte.SIZE);
        return isAscii(others) || isValidFrom(memory, start, start + byteSize);
    }

    /// Whether a string has a part of a pair of surrogates without the other, which is no text.
    static boolean hasUnpairedSurrogate(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == length
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static boolean isAscii(long word) {
        return (word & HIGH_BITS) == 0;
    }

    private static boolean isValidFrom(MemorySegment memory, long start, long end) {
        long at = start;
        while (at < end) {
            if (end - at >= Long.BYTES && isAscii(Memory.getLong(memory, at))) {
                at += Long.BYTES;
                continue;
            }
            int lead = Memory.getByte(memory, at) & 0xFF;
            int continuations = continuations(lead);
            if (continuations < 0
                    || continuations >= end - at
                    || !isSequence(memory, at, lead, continuations)) {
                return false;
            }
            at += 1 + continuations;
        }
        return true;
    }

    private static int continuations(int lead) {
        if (lead < 0x80) {
            return 0;
        }
        if (lead < 0xC2) {
            return -1;
        }
        if (lead < 0xE0) {
            return 1;
        }
        if (lead < 0xF0) {
            return 2;
        }
        return lead < 0xF5 ? 3 : -1;
    }

    private static boolean isSequence(MemorySegment memory, long at, int lead, int continuations) {
        for (int i = 1; i <= continuations; i++) {
            if ((Memory.getByte(memory, at + i) & 0xC0) != 0x80) {
                return false;
            }
        }
        if (continuations < 2) {
            return true;
        }
        // Overlong forms, surrogates and what lies above U+10FFFF show in the second byte.
        int second = Memory.getByte(memory, at + 1) & 0xFF;
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}

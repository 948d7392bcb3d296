package dev.arenite.archive.internal;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// The well-formedness of UTF-8 (Unicode, table 3-7), read and written.
public final class Utf8 {

    private static final long HIGH_BITS = 0x8080808080808080L;

    private static final long LOW_BITS = ~HIGH_BITS;

    /// The byte that the JDK's encoders write for an unpaired surrogate, in each byte of a word.
    private static final long REPLACEMENTS = 0x3F3F3F3F3F3F3F3FL;

    /// The greatest number of bytes that a `char` of a string takes.
    public static final int MAX_BYTES_PER_CHAR = 3;

    private Utf8() {}

    /// Whether text is the same after an encoder of the JDK wrote it.
    ///
    /// The only change is `?` for an unpaired surrogate. So nothing has been changed if there are
    /// as many `?` as in the text: two searches that take eight bytes and more at a time, where one
    /// for surrogates would look at every character.
    ///
    /// @param start    the offset of the text's bytes in `memory`
    /// @param byteSize their number, at least 8
    public static boolean isUnchanged(
            String text, MemorySegment memory, long start, long byteSize) {
        long replacements = replacements(memory, start, byteSize);
        return replacements == 0 || replacements == questionMarks(text);
    }

    private static long replacements(MemorySegment memory, long start, long byteSize) {
        long last = start + byteSize - Long.BYTES;
        long count = 0;
        long at = start;
        for (; at <= last; at += Long.BYTES) {
            count += replacements(LittleEndian.getLong(memory, at));
        }
        // The last word overlaps the counted bytes; the shift drops those.
        int counted = (int) (at - last) * Byte.SIZE;
        return counted == Long.SIZE
                ? count
                : count + replacements(LittleEndian.getLong(memory, last) >>> counted);
    }

    private static int replacements(long word) {
        long differences = word ^ REPLACEMENTS;
        // The high bit of each byte says whether any bit of it differs.
        return Long.bitCount(~((differences & LOW_BITS) + LOW_BITS | differences) & HIGH_BITS);
    }

    private static long questionMarks(String text) {
        long count = 0;
        for (int at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
            count++;
        }
        return count;
    }

    /// Whether bytes are well-formed UTF-8.
    ///
    /// @param start    the offset of the first byte in `memory`
    /// @param byteSize the number of bytes, not negative
    public static boolean isValid(MemorySegment memory, long start, long byteSize) {
        long at = start;
        if (byteSize >= Long.BYTES) {
            long last = start + byteSize - Long.BYTES;
            while (at < last && isAscii(LittleEndian.getLong(memory, at))) {
                at += Long.BYTES;
            }
            // The last eight bytes overlap the bytes seen before, which are ASCII.
            if (at >= last && isAscii(LittleEndian.getLong(memory, last))) {
                return true;
            }
        }
        return isValidFrom(memory, at, start + byteSize);
    }

    /// Whether the first bytes of a little-endian word are well-formed UTF-8, as [#isValid] if they
    /// are not ASCII.
    ///
    /// @param byteSize the number of bytes, 0 to 8
    public static boolean isValid(long word, MemorySegment memory, long start, int byteSize) {
        long others = byteSize == 0 ? 0 : word << (Long.SIZE - byteSize * Byte.SIZE);
        return isAscii(others) || isValidFrom(memory, start, start + byteSize);
    }

    /// Returns the number of bytes of a code point, 1 to 4; 3 for a surrogate, which no text has.
    public static int bytes(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x1_0000 ? 3 : 4;
    }

    /// Returns a byte of a code point, 0 to 255.
    ///
    /// @param bytes the number of its bytes
    /// @param index the number of the byte, from 0 on
    public static int byteOf(int codePoint, int bytes, int index) {
        int bits = codePoint >> (6 * (bytes - 1 - index));
        if (index > 0) {
            return 0x80 | (bits & 0x3F);
        }
        // As many ones as bytes, and a zero; ASCII has the zero alone.
        return bytes == 1 ? bits : (0xF00 >> bytes & 0xFF) | bits;
    }

    /// Returns the index of the first unpaired surrogate of a string, which makes it no text, or -1
    /// if there is none.
    public static int unpairedSurrogate(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (Character.isSurrogate(character)) {
                boolean paired =
                        Character.isHighSurrogate(character)
                                && i + 1 < length
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isAscii(long word) {
        return (word & HIGH_BITS) == 0;
    }

    private static boolean isValidFrom(MemorySegment memory, long start, long end) {
        long at = start;
        while (at < end) {
            if (end - at >= Long.BYTES && isAscii(LittleEndian.getLong(memory, at))) {
                at += Long.BYTES;
                continue;
            }
            int lead = LittleEndian.getByte(memory, at) & 0xFF;
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
            if ((LittleEndian.getByte(memory, at + i) & 0xC0) != 0x80) {
                return false;
            }
        }
        if (continuations < 2) {
            return true;
        }
        // Overlong forms, surrogates and code points above U+10FFFF show in the second byte.
        int second = LittleEndian.getByte(memory, at + 1) & 0xFF;
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}

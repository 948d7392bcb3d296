package dev.arenite.archive.internal;

/// Strings as their UTF-8 bytes without encoding them: eight characters at a time, as long as these
/// are ASCII.
///
/// Characters are taken through [String#charAt], which the compiler turns into loads; the virtual
/// machine's encoders cost more than that for text of a usual length, and make an array.
public final class AsciiWords {

    /// In place of a word with a character that is not ASCII. Words of ASCII are not negative.
    public static final long NOT_ASCII = -1;

    /// The bits of four characters, each in 16 bits, that no ASCII character has.
    private static final long BEYOND_ASCII = 0xFF80_FF80_FF80_FF80L;

    private AsciiWords() {}

    /// Returns every second character of eight, each in 16 bits, the first lowest.
    ///
    /// @param from the index of the first; three more follow, each two further
    private static long everySecond(String text, int from) {
        return text.charAt(from)
                | (long) text.charAt(from + 2) << 16
                | (long) text.charAt(from + 4) << 32
                | (long) text.charAt(from + 6) << 48;
    }

    /// Returns eight characters as bytes, the first lowest, or [#NOT_ASCII].
    ///
    /// @param from the index of the first character; seven more must follow
    public static long word(String text, int from) {
        long even = everySecond(text, from);
        long odd = everySecond(text, from + 1);
        return ((even | odd) & BEYOND_ASCII) == 0 ? even | odd << 8 : NOT_ASCII;
    }

    /// Returns the last characters of a text as bytes, the first lowest, or [#NOT_ASCII].
    ///
    /// @param count the number of characters, 0 to 7, not more than the text has
    public static long lastBytes(String text, int count) {
        int length = text.length();
        if (length >= Long.BYTES) {
            long word = word(text, length - Long.BYTES);
            // Two shifts: one by 64 bits would be one by 0.
            return word < 0 ? word : word >>> 8 >>> ((7 - count) * Byte.SIZE);
        }
        long bytes = 0;
        for (int i = length - 1; i >= length - count; i--) {
            char character = text.charAt(i);
            if (character >= 0x80) {
                return NOT_ASCII;
            }
            bytes = (bytes << Byte.SIZE) | character;
        }
        return bytes;
    }
}

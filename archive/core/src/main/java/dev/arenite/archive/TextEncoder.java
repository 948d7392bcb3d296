package dev.arenite.archive;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.internal.StringPlace;
import dev.arenite.archive.internal.Utf8;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/// Encodes text as UTF-8 in arrays that are used again: nothing is allocated.
///
/// The virtual machine copies the characters of a string into an array, and encodes an array of
/// ASCII characters, many at a time. So this costs nearly the same for any length, and less than
/// taking each character by itself from nine characters on (docs/performance.md).
final class TextEncoder {

    /// The result for text with an unpaired surrogate, which UTF-8 cannot express.
    static final int NOT_TEXT = -1;

    private final CharBuffer chars;
    private final ByteBuffer bytes;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();

    /// @param maxChars the length of the longest text
    TextEncoder(int maxChars) {
        chars = CharBuffer.allocate(maxChars);
        bytes = ByteBuffer.allocate(maxChars * Utf8.MAX_BYTES_PER_CHAR);
    }

    /// Encodes a text.
    ///
    /// @return the number of its bytes, or [#NOT_TEXT]; as many as characters only if all are ASCII
    int encode(String text) {
        int length = text.length();
        text.getChars(0, length, chars.array(), 0);
        return encodeChars(length);
    }

    /// Encodes a text, as above.
    int encode(StringBuilder text) {
        int length = text.length();
        text.getChars(0, length, chars.array(), 0);
        return encodeChars(length);
    }

    private int encodeChars(int length) {
        encoder.reset();
        // There is room for any characters: it stops early only at an unpaired surrogate.
        return encoder.encode(chars.limit(length).position(0), bytes.clear(), true).isUnderflow()
                ? bytes.position()
                : NOT_TEXT;
    }

    /// Returns the bytes of the text that has been encoded last as a place that holds them.
    ///
    /// @param number the number of bytes, as it was returned, at most eight
    long packed(int number) {
        return StringPlace.packed(bytes.array(), 0, number);
    }

    /// Copies the bytes of the text that has been encoded last.
    ///
    /// @param start  the offset of the first byte in `memory`
    /// @param number the number of bytes, as it was returned
    void copyTo(MemorySegment memory, long start, int number) {
        MemorySegment.copy(bytes.array(), 0, memory, JAVA_BYTE, start, number);
    }
}

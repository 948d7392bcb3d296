package dev.arenite.archive.type;

import dev.arenite.archive.internal.AsciiWords;
import dev.arenite.archive.internal.Utf8;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// Archived text, read in place.
///
/// @param archive  the memory that holds the text
/// @param start    the offset of the first byte
/// @param byteSize the length in bytes of UTF-8
public record ArchivedString(MemorySegment archive, long start, long byteSize)
        implements Comparable<ArchivedString> {

    /// Returns the bytes of the text, a part of the archive.
    public MemorySegment utf8() {
        return archive.asSlice(start, byteSize);
    }

    /// Whether the text is the same as a string. Nothing is decoded, and no object is made.
    public boolean contentEquals(String text) {
        int length = text.length();
        // As many bytes as characters: it is ASCII, or another text.
        return byteSize == length
                ? isAscii(text)
                : byteSize > length
                        && byteSize <= length * (long) Utf8.MAX_BYTES_PER_CHAR
                        && compareTo(text) == 0;
    }

    /// Returns whether a string of as many characters as there are bytes is this text.
    private boolean isAscii(String text) {
        int length = text.length();
        int at = sameWords(text) * Long.BYTES;
        if (length - at < Long.BYTES && length >= Long.BYTES) {
            int last = length - Long.BYTES;
            return AsciiWords.word(text, last) == LittleEndian.getLong(archive, start + last);
        }
        for (; at < length; at++) {
            if (text.charAt(at) != byteAt(at)) {
                return false;
            }
        }
        return true;
    }

    /// Returns the number of words of eight ASCII characters that both texts begin with. No word of
    /// UTF-8 is [AsciiWords#NOT_ASCII].
    private int sameWords(String text) {
        int words = (int) Math.min(byteSize, text.length()) / Long.BYTES;
        int same = 0;
        while (same < words
                && AsciiWords.word(text, same * Long.BYTES)
                        == LittleEndian.getLong(archive, start + same * (long) Long.BYTES)) {
            same++;
        }
        return same;
    }

    /// Compares with a string, in the order of code points, which differs from that of
    /// [String#compareTo] above U+FFFF. Nothing is decoded, and no object is made. A string with an
    /// unpaired surrogate is equal to no archived text.
    ///
    /// @return a negative number, zero or a positive number, as [Comparable#compareTo] does
    public int compareTo(String text) {
        int next = sameWords(text) * Long.BYTES;
        long at = next;
        while (next < text.length()) {
            int codePoint = text.codePointAt(next);
            int bytes = Utf8.bytes(codePoint);
            for (int i = 0; i < bytes; i++) {
                int difference =
                        at == byteSize ? -1 : byteAt(at) - Utf8.byteOf(codePoint, bytes, i);
                if (difference != 0) {
                    return difference;
                }
                at++;
            }
            next += Character.charCount(codePoint);
        }
        return Long.compare(byteSize, at);
    }

    /// Compares with UTF-8 bytes, in the order of code points.
    ///
    /// @return a negative number, zero or a positive number, as [Comparable#compareTo] does
    public int compareUtf8(byte[] utf8) {
        long common = Math.min(byteSize, utf8.length);
        for (long i = 0; i < common; i++) {
            int difference =
                    (LittleEndian.getByte(archive, start + i) & 0xFF) - (utf8[(int) i] & 0xFF);
            if (difference != 0) {
                return difference;
            }
        }
        return Long.compare(byteSize, utf8.length);
    }

    @Override
    public int compareTo(ArchivedString other) {
        return compare(archive, start, byteSize, other.archive, other.start, other.byteSize);
    }

    /// Compares two texts of which there are no views.
    static int compare(
            MemorySegment left,
            long leftStart,
            long leftBytes,
            MemorySegment right,
            long rightStart,
            long rightBytes) {
        long mismatch =
                MemorySegment.mismatch(
                        left,
                        leftStart,
                        leftStart + leftBytes,
                        right,
                        rightStart,
                        rightStart + rightBytes);
        if (mismatch < 0) {
            return 0;
        }
        return mismatch == leftBytes || mismatch == rightBytes
                ? Long.compare(leftBytes, rightBytes)
                : Byte.compareUnsigned(
                        LittleEndian.getByte(left, leftStart + mismatch),
                        LittleEndian.getByte(right, rightStart + mismatch));
    }

    private int byteAt(long index) {
        return LittleEndian.getByte(archive, start + index) & 0xFF;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArchivedString text
                && byteSize == text.byteSize
                && mismatch(text) < 0;
    }

    /// Returns the index of the first byte that differs, -1 if there is none.
    private long mismatch(ArchivedString other) {
        return MemorySegment.mismatch(
                archive,
                start,
                start + byteSize,
                other.archive,
                other.start,
                other.start + other.byteSize);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (long i = 0; i < byteSize; i++) {
            hash = 31 * hash + LittleEndian.getByte(archive, start + i);
        }
        return hash;
    }

    /// Returns the text as a string.
    ///
    /// @throws dev.arenite.archive.ArchiveReadException if it is larger than a Java array can be;
    ///     [#utf8()] returns it nevertheless
    @Override
    public String toString() {
        return TextReader.read(archive, start, byteSize);
    }
}

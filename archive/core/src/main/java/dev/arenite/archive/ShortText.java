package dev.arenite.archive;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/// Writes strings of up to eight characters out of line, where no place has room for them.
final class ShortText {

    private ShortText() {}

    /// Writes text as the next bytes.
    ///
    /// @return how many bytes
    static long write(String text, ArchiveWriter out) {
        long packed = TextWriter.pack(text);
        if (packed == TextWriter.NOT_ASCII) {
            return writeEncoded(text, out);
        }
        int length = text.length();
        long start = out.reserve(length);
        MemorySegment memory = out.memory();
        for (int i = 0; i < length; i++) {
            Memory.putByte(memory, start + i, (byte) (packed >>> (i * Byte.SIZE)));
        }
        return length;
    }

    private static long writeEncoded(String text, ArchiveWriter out) {
        byte[] utf8 = Utf8.encode(text);
        long start = out.reserve(utf8.length);
        MemorySegment.copy(utf8, 0, out.memory(), JAVA_BYTE, start, utf8.length);
        return utf8.length;
    }
}

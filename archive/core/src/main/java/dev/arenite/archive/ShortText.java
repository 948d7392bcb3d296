package dev.arenite.archive;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.internal.StringPlace;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// Writes strings of up to eight characters out of line, where no place has room for them.
final class ShortText {

    private ShortText() {}

    /// Writes text as the next bytes.
    ///
    /// @return the number of bytes
    static long write(String text, ArchiveSink out) {
        long packed = StringPlace.pack(text);
        if (packed == StringPlace.NOT_ASCII) {
            return writeEncoded(text, out);
        }
        int length = text.length();
        long start = out.reserve(length);
        MemorySegment memory = out.memory();
        for (int i = 0; i < length; i++) {
            LittleEndian.putByte(memory, start + i, (byte) (packed >>> (i * Byte.SIZE)));
        }
        return length;
    }

    private static long writeEncoded(String text, ArchiveSink out) {
        byte[] utf8 = TextWriter.encode(text);
        long start = out.reserve(utf8.length);
        MemorySegment.copy(utf8, 0, out.memory(), JAVA_BYTE, start, utf8.length);
        return utf8.length;
    }
}

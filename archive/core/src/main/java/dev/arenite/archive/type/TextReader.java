package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.internal.StringCopies;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Makes strings of UTF-8 in memory.
final class TextReader {

    /// Up to this size, copying by words is quicker than a copy by the JDK into an array, of which
    /// the string is made. Where the JDK makes the string at once, words are quicker for text in a
    /// place only.
    private static final int MAX_WORDS_BYTES = StringCopies.ARE_DIRECT ? 2 * Long.BYTES : 64;

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// The bytes of the text that a thread is reading. A new array for each text would be half of
    /// the memory that reading takes, and a tenth of the time.
    private static final ThreadLocal<byte[]> WORDS =
            ThreadLocal.withInitial(() -> new byte[MAX_WORDS_BYTES]);

    private TextReader() {}

    /// Returns the text of a part of memory.
    ///
    /// @throws IndexOutOfBoundsException if the part is not in the memory
    /// @throws ArchiveReadException if it is larger than an array can be
    static String read(MemorySegment memory, long start, long byteSize) {
        long wordsBytes = byteSize + 7 & -Long.BYTES;
        if (byteSize <= MAX_WORDS_BYTES
                && byteSize >= 0
                && start <= memory.byteSize() - wordsBytes) {
            return readWords(memory, start, (int) byteSize, (int) wordsBytes);
        }
        int length = ArchiveReadException.arrayLength("text", "byteSize", byteSize);
        return StringCopies.get(memory, start, length);
    }

    /// Reads text by whole words, so up to 7 bytes behind the text are read as well.
    @SuppressWarnings("deprecation") // Exactly right for ASCII, and a plain copy.
    private static String readWords(
            MemorySegment memory, long start, int byteSize, int wordsBytes) {
        byte[] utf8 = WORDS.get();
        long seen = 0;
        for (int i = 0; i < wordsBytes; i += Long.BYTES) {
            long word = LittleEndian.getLong(memory, start + i);
            LONGS.set(utf8, i, word);
            seen |= i + Long.BYTES <= byteSize ? word : word & ~(-1L << ((byteSize - i) << 3));
        }
        return (seen & HIGH_BITS) == 0
                ? new String(utf8, 0, 0, byteSize)
                : new String(utf8, 0, byteSize, StandardCharsets.UTF_8);
    }
}

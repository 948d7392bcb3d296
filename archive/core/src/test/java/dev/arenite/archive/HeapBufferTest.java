package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

final class HeapBufferTest {

    private static final ArchiveType<String, ?> TEXT = ArchiveTypes.STANDARD.string();

    @Test
    void theArrayHoldsTheArchiveFromItsStart() {
        try (Scratch scratch = Scratch.ofConfined("test")) {
            HeapBuffer buffer = new HeapBuffer();
            ArchiveWriter writer = ArchiveWriter.to(buffer, scratch);
            String text = "x".repeat(5000);
            writer.write(TEXT, text);
            assertArrayEquals(
                    Archive.toBytes(TEXT, text),
                    Arrays.copyOf(buffer.array(), (int) writer.position()));
        }
    }

    @Test
    void aLargeArrayIsDroppedAndASmallOneKept() {
        try (Scratch scratch = Scratch.ofConfined("test")) {
            HeapBuffer buffer = new HeapBuffer();
            ArchiveWriter writer = ArchiveWriter.to(buffer, scratch);
            writer.write(TEXT, "x".repeat(5000));
            int small = buffer.array().length;
            buffer.shrink();
            assertEquals(small, buffer.array().length);
            writer.write(TEXT, "x".repeat(1 << 21));
            buffer.shrink();
            assertEquals(0, buffer.array().length);
            writer.reset(buffer);
            writer.write(TEXT, "again");
            assertEquals("again", Archive.read(TEXT, writer.written()));
        }
    }
}

package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.StringType;
import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

class GrowingBufferTest {

    private static final String LONG = "longer than fits in a place";
    private static final String TOO_LONG = "x".repeat(100_000);
    private static final ListType<String, ArchivedString> LIST = ListType.of(StringType.STRING);

    private final Arena arena = Arena.ofConfined();
    private final Scratch scratch = BufferScratch.over("test", arena.allocate(4096));

    @AfterEach
    void nothingIsLeftInScratch() {
        assertEquals(0, scratch.mark());
        scratch.close();
        arena.close();
    }

    @Test
    void aBufferGrowsInAnArenaAndIsUsedAgain() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            texts.add("text number " + i);
        }
        byte[] expected = Archive.toBytes(LIST, texts);
        try (BumpArena growing = BumpArena.ofConfined();
                Scratch large = BufferScratch.over("large", arena.allocate(1 << 20))) {
            GrowingBuffer buffer = GrowingBuffer.in(growing);
            ArchiveWriter out = ArchiveWriter.to(buffer, large);
            for (int round = 0; round < 3; round++) {
                out.write(LIST, texts);
                assertArrayEquals(expected, out.written().toArray(JAVA_BYTE));
                assertEquals(0, out.written().address() % 16);
                long used = growing.stats().usedBytes();
                out.reset(buffer);
                out.write(LIST, texts);
                assertEquals(used, growing.stats().usedBytes());
                growing.clear();
                out.reset(buffer);
            }
        }
    }

    @Test
    void anArenaAtItsLimitPassesThroughAndTheWriterGoesOn() {
        ArenaOptions options = ArenaOptions.named("tight").withLimitBytes(64 << 10);
        try (BumpArena tight = BumpArena.ofConfined(options)) {
            ArchiveWriter out = ArchiveWriter.to(GrowingBuffer.in(tight), scratch);
            out.write(StringType.STRING, LONG);
            long position = out.position();
            assertThrows(
                    ArenaLimitException.class,
                    () -> out.write(StringType.STRING, "x".repeat(100_000)));
            assertEquals(position, out.position());
            out.write(StringType.STRING, LONG);
            assertEquals(LONG, Archive.read(StringType.STRING, out.written()));
            assertEquals(
                    ArchiveWriter.LIMIT_REACHED,
                    out.tryWrite(StringType.STRING, "x".repeat(100_000), 90_000));
        }
    }

    @Test
    void aBufferThatIsTheNewestBlockGrowsWhereItIs() {
        try (BumpArena roomy = BumpArena.ofConfined(chunksOf(1 << 20))) {
            ArchiveWriter out = ArchiveWriter.to(GrowingBuffer.in(roomy), scratch);
            out.write(StringType.STRING, LONG);
            long address = out.sink().memory().address();
            out.write(StringType.STRING, TOO_LONG);
            assertEquals(address, out.sink().memory().address());
            assertEquals(128 << 10, out.sink().memory().byteSize());
            assertEquals(128 << 10, roomy.stats().usedBytes());
            assertWritten(out);
        }
    }

    @Test
    void aBufferThatIsNotTheNewestBlockMovesWithItsContents() {
        try (BumpArena shared = BumpArena.ofConfined(chunksOf(1 << 20))) {
            ArchiveWriter out = ArchiveWriter.to(GrowingBuffer.in(shared), scratch);
            out.write(StringType.STRING, LONG);
            long address = out.sink().memory().address();
            shared.allocate(1);
            out.write(StringType.STRING, TOO_LONG);
            assertNotEquals(address, out.sink().memory().address());
            assertWritten(out);
        }
    }

    @Test
    void aBufferThatItsChunkHasNoRoomForMovesWithItsContents() {
        try (BumpArena small = BumpArena.ofConfined(chunksOf(2048))) {
            ArchiveWriter out = ArchiveWriter.to(GrowingBuffer.in(small), scratch);
            out.write(StringType.STRING, LONG);
            long address = out.sink().memory().address();
            out.write(StringType.STRING, TOO_LONG);
            assertNotEquals(address, out.sink().memory().address());
            assertWritten(out);
        }
    }

    private static ArenaOptions chunksOf(long byteSize) {
        return ArenaOptions.named("test").withChunkBytes(byteSize, byteSize);
    }

    /// Both texts are there, the first from before the buffer grew.
    private static void assertWritten(ArchiveWriter out) {
        byte[] first = Archive.toBytes(StringType.STRING, LONG);
        assertArrayEquals(first, out.written().asSlice(0, first.length).toArray(JAVA_BYTE));
        assertEquals(TOO_LONG, Archive.read(StringType.STRING, out.written()));
    }
}

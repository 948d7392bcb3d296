package dev.arenite.archive.block;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.type.ArchivedString;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tries to lose, damage or misread values in block files. A wrong value, an error of another kind
/// than promised or a file left behind would show it.
final class BlockFileTest {

    private static final int BLOCK_BYTES = 512;
    private static final BlockOptions OPTIONS =
            BlockOptions.DEFAULT.withTargetBytes(BLOCK_BYTES).withForce(BlockForce.NEVER);

    @TempDir Path folder;

    @Test
    void valuesComeBackInOrderFromBlocksThatKeepTheirSize() throws IOException {
        List<String> values = IntStream.range(0, 100).mapToObj(i -> "value number " + i).toList();
        Path path = write(values);
        try (BlockFile<ArchivedString> file = BlockFile.open(path, STRING)) {
            assertEquals(values, strings(file));
            for (int i = 0; i < file.blocks(); i++) {
                assertTrue(file.blockBytes(i) <= BLOCK_BYTES);
            }
            assertEquals("value number 57", file.get(57).toString());
            assertThrows(IndexOutOfBoundsException.class, () -> file.get(100));
        }
    }

    @Test
    void valueLargerThanBlockGetsBlockOfItsOwn() throws IOException {
        List<String> values = List.of("first", "x".repeat(5 * BLOCK_BYTES), "last");
        Path path = write(values);
        try (BlockFile<ArchivedString> file = BlockFile.open(path, STRING)) {
            assertEquals(values, strings(file));
            assertEquals(3, file.blocks());
            assertEquals(1, file.blockItems(1));
        }
    }

    @Test
    void everySizeOfLastValueFitsOrStartsNextBlock() throws IOException {
        for (int length = 0; length < 2 * BLOCK_BYTES; length++) {
            List<String> values = List.of("a".repeat(100), "b".repeat(length));
            try (BlockFile<ArchivedString> file = BlockFile.open(write(values), STRING)) {
                assertEquals(values, strings(file));
            }
        }
    }

    @Test
    void emptyFileHasNoValues() throws IOException {
        try (BlockFile<ArchivedString> file = BlockFile.open(write(List.of()), STRING)) {
            assertEquals(0, file.size());
            assertTrue(file.find(_ -> 0).isEmpty());
        }
    }

    @Test
    void findsEveryValueOfAscendingFileAndNoOther() throws IOException {
        List<String> values = IntStream.range(0, 200).mapToObj(i -> "%03d".formatted(i)).toList();
        try (BlockFile<ArchivedString> file = BlockFile.open(write(values), STRING)) {
            for (String value : values) {
                byte[] key = value.getBytes(StandardCharsets.UTF_8);
                assertEquals(
                        value, file.find(view -> view.compareUtf8(key)).orElseThrow().toString());
            }
            assertTrue(file.find(view -> view.compareUtf8(new byte[] {'z'})).isEmpty());
        }
    }

    @Test
    void everyTruncationIsReported() throws IOException {
        byte[] whole = Files.readAllBytes(write(List.of("one", "a longer one, out of line", "")));
        for (int length = 0; length < whole.length; length++) {
            Path cut = folder.resolve("cut");
            Files.write(cut, java.util.Arrays.copyOf(whole, length));
            assertThrows(BlockFileException.class, () -> BlockFile.open(cut, STRING));
        }
    }

    @Test
    void everyDamagedBitIsReported() throws IOException {
        List<String> values = List.of("one", "a longer one, out of line", "");
        byte[] whole = Files.readAllBytes(write(values));
        Path damaged = folder.resolve("damaged");
        int harmless = 0;
        // In the modes after the first, one bit of each byte.
        int step = System.getProperty("arenite.mode", "granted").equals("granted") ? 1 : 7;
        for (int bit = 0; bit < 8 * whole.length; bit += step) {
            byte[] bytes = whole.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(damaged, bytes);
            try (BlockFile<ArchivedString> file = BlockFile.open(damaged, STRING)) {
                assertEquals(values, strings(file));
                harmless++;
            } catch (BlockFileException | BlockDamageException reported) {
                // What must happen, as there is no bit that means nothing.
            }
        }
        assertEquals(0, harmless);
    }

    @Test
    void closingWithoutFinishLeavesNothingBehind() throws IOException {
        Path path = folder.resolve("unfinished");
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = BufferScratch.over("test", arena.allocate(1024, 8));
                BlockFileWriter<String> file =
                        BlockFileWriter.create(path, STRING, OPTIONS, arena, scratch)) {
            file.add("lost");
        }
        assertFalse(Files.exists(path));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void abortsAreCountedAndLeaveScratchEmptyAndArenaFlat() throws IOException {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("test"));
                Scratch scratch = BufferScratch.over("test", arena.allocate(1024, 8));
                BlockFileWriter<String> file =
                        BlockFileWriter.create(
                                folder.resolve("aborts"), STRING, OPTIONS, arena, scratch)) {
            long reservedBytes = arena.stats().reservedBytes();
            for (int i = 0; i < 20_000; i++) {
                file.add("x".repeat(i % 100));
            }
            assertTrue(file.aborts() > 1_000);
            assertEquals(0, scratch.usedBytes());
            assertEquals(reservedBytes, arena.stats().reservedBytes());
        }
    }

    private Path write(List<String> values) throws IOException {
        Path path = folder.resolve("values");
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = BufferScratch.over("test", arena.allocate(1024, 8));
                BlockFileWriter<String> file =
                        BlockFileWriter.create(path, STRING, OPTIONS, arena, scratch)) {
            for (String value : values) {
                file.add(value);
            }
            file.finish();
        }
        return path;
    }

    private static List<String> strings(BlockFile<ArchivedString> file) {
        List<String> strings = new ArrayList<>();
        file.forEach(view -> strings.add(view.toString()));
        return strings;
    }
}

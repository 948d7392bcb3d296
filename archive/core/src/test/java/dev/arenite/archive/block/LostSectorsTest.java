package dev.arenite.archive.block;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.file.MappedFile;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Loses every subset of the sectors that a failing machine may not have put on the device. A block
/// that is lost although it and all before it are whole, or one that is read although it is not,
/// would show a fault. `-Darenite.crash=full` does the same for more sectors at a time.
final class LostSectorsTest {

    private static final boolean FULL = "full".equals(System.getProperty("arenite.crash"));
    private static final int SECTOR = 512;

    private static final BlockOptions OPTIONS =
            BlockOptions.DEFAULT.withTargetBytes(SECTOR).withForce(BlockForce.NEVER);
    private static final BlockReadOptions RECOVERING = BlockReadOptions.DEFAULT.recovering();

    @TempDir private Path folder;

    private byte[] whole = new byte[0];
    private List<String> values = List.of();

    /// The start of each block, the end of the last one, and the values before each of these.
    private final List<Integer> starts = new ArrayList<>();

    private final List<Integer> items = new ArrayList<>();

    private Path path() {
        return folder.resolve("file");
    }

    /// Values of less than a sector, and some of several.
    private static List<String> values(int count) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(i + " " + "v".repeat(i % 7 == 3 ? 600 + 300 * (i % 3) : 90));
        }
        return values;
    }

    private void append(List<String> more) throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<String> file =
                        BlockFileWriter.append(path(), STRING, OPTIONS, arena, scratch)) {
            for (String value : more) {
                file.add(value);
            }
            file.finish();
        }
    }

    private BlockFile<ArchivedString> open(byte[] bytes) throws IOException {
        MappedFile file = MappedFile.over(path(), MemorySegment.ofArray(bytes));
        return BlockFile.open(file, STRING, RECOVERING);
    }

    private void noteWhole() throws IOException {
        whole = Files.readAllBytes(path());
        try (BlockFile<ArchivedString> file = open(whole)) {
            assertEquals(values.size(), file.size());
            BlockIndex index = file.index();
            for (long block = 0; block < index.blocks(); block++) {
                starts.add((int) index.position(block));
                items.add((int) index.firstItem(block));
            }
            starts.add((int) index.endPosition());
            items.add(values.size());
        }
    }

    private int sectors() {
        return (whole.length + SECTOR - 1) / SECTOR;
    }

    @Test
    void everySubsetOfSectorsThatBecomeZeroIsNoticed() throws IOException {
        values = values(32);
        append(values);
        noteWhole();
        loseAll(new byte[whole.length]);
    }

    /// A file that was whole, then appended to in place. What was there before, index and footer,
    /// comes back wherever new sectors are lost.
    @Test
    void everySubsetOfSectorsThatShowWhatWasThereBeforeIsNoticed() throws IOException {
        values = values(32);
        append(values.subList(0, 14));
        byte[] before = Files.readAllBytes(path());
        append(values.subList(14, 32));
        noteWhole();
        loseAll(Arrays.copyOf(before, whole.length));
    }

    /// Loses all subsets of some sectors side by side, wherever they lie, and of more at the end.
    private void loseAll(byte[] before) throws IOException {
        int some = FULL ? 12 : 6;
        for (int first = 0; first + some < sectors(); first++) {
            loseSubsets(before, first, some);
        }
        int many = FULL ? 16 : 10;
        loseSubsets(before, sectors() - many, many);
    }

    private void loseSubsets(byte[] before, int first, int count) throws IOException {
        for (int subset = 0; subset < 1 << count; subset++) {
            byte[] lossy = whole.clone();
            for (int i = 0; i < count; i++) {
                if ((subset & 1 << i) != 0) {
                    int start = (first + i) * SECTOR;
                    int bytes = Math.min(SECTOR, whole.length - start);
                    System.arraycopy(before, start, lossy, start, bytes);
                }
            }
            String message = "first=" + first + " subset=" + Integer.toBinaryString(subset);
            assertOnlyWhatIsWhole(lossy, message);
            if (subset % 97 == 96) {
                assertAppended(lossy, message);
            }
        }
    }

    private boolean isWhole(byte[] lossy, int start, int end) {
        return Arrays.mismatch(lossy, start, end, whole, start, end) < 0;
    }

    /// Returns the number of blocks before the first one that is not whole.
    private int wholeBlocks(byte[] lossy) {
        int blocks = 0;
        while (blocks + 1 < starts.size()
                && isWhole(lossy, starts.get(blocks), starts.get(blocks + 1))) {
            blocks++;
        }
        return blocks;
    }

    private void assertOnlyWhatIsWhole(byte[] lossy, String message) throws IOException {
        if (!isWhole(lossy, 0, starts.getFirst())) {
            assertThrows(BlockFileException.class, () -> open(lossy), message);
            return;
        }
        try (BlockFile<ArchivedString> file = open(lossy)) {
            boolean isFinished = isWhole(lossy, starts.getLast(), whole.length);
            assertEquals(isFinished, file.isFinished(), message);
            if (!isFinished) {
                assertEquals(items.get(wholeBlocks(lossy)), (int) file.size(), message);
            }
            for (int block = 0; block < file.blocks(); block++) {
                int first = items.get(block);
                if (isWhole(lossy, starts.get(block), starts.get(block + 1))) {
                    int last = items.get(block + 1) - 1;
                    assertEquals(values.get(first), file.get(first).toString(), message);
                    assertEquals(values.get(last), file.get(last).toString(), message);
                } else {
                    assertThrows(BlockDamageException.class, () -> file.get(first), message);
                }
            }
        }
    }

    /// Nothing but the blocks before the first lost one may be behind what is appended. A file that
    /// has its index has lost blocks that nobody looked at, and is not tried.
    private void assertAppended(byte[] lossy, String message) throws IOException {
        if (!isWhole(lossy, 0, starts.getFirst())
                || isWhole(lossy, starts.getLast(), whole.length)) {
            return;
        }
        Files.write(path(), lossy);
        append(List.of("after all"));
        List<String> expected = new ArrayList<>(values.subList(0, items.get(wholeBlocks(lossy))));
        expected.add("after all");
        try (BlockFile<ArchivedString> file = BlockFile.open(path(), STRING)) {
            assertEquals(expected, file.stream().map(ArchivedString::toString).toList(), message);
        }
        assertTrue(expected.size() <= values.size() + 1);
    }
}

package dev.arenite.archive.block;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.file.MappedFile;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Cuts a file of 64 KiB off at every byte, flips every bit of it, and loses sectors of it. A block
/// that is lost although it is complete, one that is read although it is not, or a wrong value
/// would show a fault. `-Darenite.crash=full` does the same for a file of 1 MiB; the modes after
/// the first one do it for 16 KiB, and flip one bit of each byte.
final class CrashedBlockFileTest {

    private static final boolean FULL = "full".equals(System.getProperty("arenite.crash"));
    private static final boolean FIRST_MODE =
            System.getProperty("arenite.mode", "granted").equals("granted");
    private static final int VALUES = FULL ? 20_000 : FIRST_MODE ? 1_250 : 320;
    private static final int BYTES = FULL ? 1 << 20 : FIRST_MODE ? 1 << 16 : 1 << 14;
    private static final int SECTOR = 512;

    /// The bits from one that is flipped to the next.
    private static final int BITS = FIRST_MODE ? 1 : Byte.SIZE;

    /// At one byte of so many, all blocks are read that are not damaged.
    private static final int OTHERS = FULL ? 1021 : 64;

    private static final BlockOptions OPTIONS = BlockOptions.DEFAULT.withTargetBytes(4096);
    private static final BlockReadOptions RECOVERING = BlockReadOptions.DEFAULT.recovering();

    @TempDir private Path folder;

    private Path path = Path.of("");
    private byte[] whole = new byte[0];
    private List<String> values = List.of();

    /// The end of each block, and the number of values up to there.
    private final List<Long> ends = new ArrayList<>();

    private final List<Integer> items = new ArrayList<>();
    private long headerBytes;

    @BeforeEach
    void writeFile() throws IOException {
        path = folder.resolve("file");
        values = values(VALUES);
        write(values);
        whole = Files.readAllBytes(path);
        try (BlockFile<ArchivedString> file = BlockFile.open(path, STRING)) {
            BlockIndex index = file.index();
            headerBytes = index.position(0);
            for (long block = 0; block < index.blocks(); block++) {
                ends.add(index.end(block));
                items.add((int) index.endItem(block));
            }
        }
        assertTrue(whole.length >= BYTES, "length=" + whole.length);
    }

    private static List<String> values(int count) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add("value " + i + " " + "v".repeat(i % 71));
        }
        return values;
    }

    private void write(List<String> values) throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<String> file =
                        BlockFileWriter.create(path, STRING, OPTIONS, arena, scratch)) {
            for (String value : values) {
                file.add(value);
            }
            file.finish();
        }
    }

    private static List<String> strings(BlockFile<ArchivedString> file) {
        return file.stream().map(ArchivedString::toString).toList();
    }

    /// Returns the number of values in the blocks that end within a length.
    private int itemsWithin(long length) {
        int count = 0;
        for (int block = 0; block < ends.size() && ends.get(block) <= length; block++) {
            count = items.get(block);
        }
        return count;
    }

    /// Opens bytes as a file.
    private BlockFile<ArchivedString> open(MemorySegment bytes, BlockReadOptions options)
            throws IOException {
        return BlockFile.open(MappedFile.over(path, bytes), STRING, options);
    }

    @Test
    void everyTruncationLeavesExactlyTheCompleteBlocks() throws IOException {
        MemorySegment bytes = MemorySegment.ofArray(whole);
        for (long length = whole.length - 1L; length >= 0; length--) {
            MemorySegment cut = bytes.asSlice(0, length);
            assertThrows(BlockFileException.class, () -> open(cut, BlockReadOptions.DEFAULT));
            if (length < headerBytes) {
                assertThrows(BlockFileException.class, () -> open(cut, RECOVERING));
                continue;
            }
            BlockFile<ArchivedString> opened = open(cut, RECOVERING);
            assertFalse(opened.isFinished());
            int count = itemsWithin(length);
            assertEquals(count, opened.size());
            // All of them for some lengths, the last ones for each.
            long from = length % 512 == 0 ? 0 : Math.max(0, count - 3);
            for (long i = from; i < count; i++) {
                assertEquals(values.get((int) i), opened.get(i).toString());
            }
        }
    }

    @Test
    void everyFlippedBitIsReportedAndOtherBlocksStayReadable() throws IOException {
        MemorySegment bytes = MemorySegment.ofArray(whole);
        for (int at = 0; at < whole.length; at++) {
            for (int bit = at % BITS; bit < Byte.SIZE; bit += BITS) {
                whole[at] ^= (byte) (1 << bit);
                assertDamageIsReported(bytes, at);
                whole[at] ^= (byte) (1 << bit);
            }
        }
        assertEquals(values, strings(open(bytes, BlockReadOptions.DEFAULT)));
    }

    private void assertDamageIsReported(MemorySegment bytes, int at) throws IOException {
        if (at < headerBytes || at >= ends.getLast()) {
            assertThrows(BlockFileException.class, () -> open(bytes, BlockReadOptions.DEFAULT));
            return;
        }
        BlockFile<ArchivedString> file = open(bytes, BlockReadOptions.DEFAULT);
        for (int block = 0; block < ends.size(); block++) {
            int first = block == 0 ? 0 : items.get(block - 1);
            long start = block == 0 ? headerBytes : ends.get(block - 1);
            if (at >= start && at < ends.get(block)) {
                assertThrows(BlockDamageException.class, () -> file.get(first));
            } else if (at % OTHERS == 0) {
                assertEquals(values.get(first), file.get(first).toString());
            }
        }
    }

    /// Sectors that were not on the device when the machine failed: zero, or what was there before.
    @Test
    void lostSectorsAreReportedAndNeverRead() throws IOException {
        int sectors = whole.length / SECTOR;
        Random random = new Random(20_261_127);
        for (int round = 0; round < (FULL ? 20_000 : FIRST_MODE ? 3_000 : 300); round++) {
            byte[] lossy = whole.clone();
            boolean[] lost = new boolean[sectors + 1];
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                // Half of the rounds lose what was written last.
                int sector =
                        round % 2 == 0
                                ? random.nextInt(sectors + 1)
                                : Math.max(0, sectors - random.nextInt(16));
                lost[sector] = true;
                int start = sector * SECTOR;
                int end = Math.min(lossy.length, start + SECTOR);
                Arrays.fill(lossy, start, end, (byte) (round % 3 == 0 ? random.nextInt() : 0));
            }
            assertOnlyWhatIsWhole(lossy);
        }
    }

    private void assertOnlyWhatIsWhole(byte[] lossy) throws IOException {
        MemorySegment bytes = MemorySegment.ofArray(lossy);
        if (Arrays.mismatch(lossy, 0, (int) headerBytes, whole, 0, (int) headerBytes) >= 0) {
            assertThrows(BlockFileException.class, () -> open(bytes, RECOVERING));
            return;
        }
        try (var file = open(bytes, RECOVERING)) {
            boolean isBroken = false;
            for (int block = 0; block < ends.size(); block++) {
                int first = block == 0 ? 0 : items.get(block - 1);
                int start = block == 0 ? (int) headerBytes : ends.get(block - 1).intValue();
                int end = ends.get(block).intValue();
                boolean isWhole = Arrays.mismatch(lossy, start, end, whole, start, end) < 0;
                isBroken |= !isWhole;
                if (isWhole && (file.isFinished() || !isBroken)) {
                    for (int i = first; i < items.get(block); i += 7) {
                        assertEquals(values.get(i), file.get(i).toString());
                    }
                } else if (file.isFinished()) {
                    assertThrows(BlockDamageException.class, () -> file.get(first));
                } else {
                    // The blocks behind a lost one are not handed out.
                    assertTrue(file.size() <= first);
                }
            }
        }
    }

    @Test
    void blocksThatAreMovedRepeatedOrOfAnotherFileAreReported() throws IOException {
        List<String> others = new ArrayList<>(values);
        others.set(0, "Value 0 ");
        write(others);
        byte[] other = Files.readAllBytes(path);
        assertEquals(whole.length, other.length);
        for (int block = 1; block + 1 < ends.size(); block++) {
            int start = ends.get(block - 1).intValue();
            int end = ends.get(block).intValue();
            int first = items.get(block - 1);
            int ofNext = items.get(block);
            byte[] moved = whole.clone();
            System.arraycopy(whole, start, moved, end, Math.min(4096, whole.length - end));
            System.arraycopy(whole, end, moved, start, 4096);
            Files.write(path, moved);
            try (BlockFile<ArchivedString> file = BlockFile.open(path, STRING)) {
                assertThrows(BlockDamageException.class, () -> file.get(first));
                assertThrows(BlockDamageException.class, () -> file.get(ofNext));
            }
            // The same values, behind another block: only the chain of checksums tells.
            byte[] mixed = whole.clone();
            System.arraycopy(other, start, mixed, start, end - start);
            Files.write(path, mixed);
            try (BlockFile<ArchivedString> file = BlockFile.open(path, STRING)) {
                assertThrows(BlockDamageException.class, () -> file.get(first));
                assertEquals(values.get(ofNext), file.get(ofNext).toString());
            }
            try (var file = BlockFile.open(path, STRING, RECOVERING)) {
                assertTrue(file.isFinished());
            }
            Files.write(path, Arrays.copyOf(mixed, ends.getLast().intValue()));
            try (var file = BlockFile.open(path, STRING, RECOVERING)) {
                assertEquals(first, file.size());
            }
        }
    }

    @Test
    void bytesBehindTheEndAreReported() throws IOException {
        for (int more = 1; more < 64; more++) {
            Files.write(path, Arrays.copyOf(whole, whole.length + more));
            assertThrows(BlockFileException.class, () -> BlockFile.open(path, STRING));
        }
        byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);
        Files.write(path, twice);
        assertThrows(BlockFileException.class, () -> BlockFile.open(path, STRING));
        try (var file = BlockFile.open(path, STRING, RECOVERING)) {
            assertEquals(values, strings(file));
        }
    }

    @Test
    void fileThatWasCutOffAnywhereIsAppendedTo() throws IOException {
        List<String> more = List.of("one more", "w".repeat(10_000), "the last");
        for (int length = 0; length <= whole.length; length += length % 4096 < 8 ? 1 : 509) {
            Files.write(path, Arrays.copyOf(whole, length));
            try (BumpArena arena = BumpArena.ofConfined();
                    Scratch scratch = Scratch.ofConfined("test");
                    BlockFileWriter<String> file =
                            BlockFileWriter.append(path, STRING, OPTIONS, arena, scratch)) {
                assertEquals(itemsWithin(length), file.items());
                for (String value : more) {
                    file.add(value);
                }
                file.finish();
            }
            List<String> expected = new ArrayList<>(values.subList(0, itemsWithin(length)));
            expected.addAll(more);
            try (BlockFile<ArchivedString> file = BlockFile.open(path, STRING)) {
                assertEquals(expected, strings(file));
            }
        }
    }
}

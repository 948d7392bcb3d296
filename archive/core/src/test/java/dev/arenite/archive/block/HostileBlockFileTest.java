package dev.arenite.archive.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ListType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Opens files that were made to cost much, and damages a file everywhere. Work or memory beyond
/// the bytes of the file, or damage that is not reported, would show a fault.
final class HostileBlockFileTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final MemorySegment NOTHING = MemorySegment.ofArray(new byte[0]);

    @TempDir Path folder;

    /// A list of as many elements as there are bytes, and roots that all are its place.
    @Test
    void rootsThatShareAListAreRefused() throws IOException {
        int elements = 1 << 16;
        MemorySegment archives = MemorySegment.ofArray(new byte[elements + 8]);
        LittleEndian.putInt(archives, elements, -elements);
        LittleEndian.putInt(archives, elements + 4L, elements);
        int[] roots = new int[1 << 14];
        Arrays.fill(roots, elements);
        assertRefused(
                TYPES.list(TYPES.bool()),
                new BlockBytes().block(archives, roots),
                "archive must hold its root");
    }

    /// Two places side by side, both leading to one list.
    @Test
    void placesThatShareAListAreRefused() throws IOException {
        MemorySegment archives = MemorySegment.ofArray(new byte[8 + 16]);
        LittleEndian.putInt(archives, 8, -8);
        LittleEndian.putInt(archives, 12, 8);
        LittleEndian.putInt(archives, 16, -16);
        LittleEndian.putInt(archives, 20, 8);
        assertRefused(
                TYPES.list(TYPES.bool()),
                new BlockBytes().block(archives, 8, 16),
                "target must lie before its pointer");
    }

    /// Each root claims a million elements that take no bytes.
    @Test
    void elementsWithoutBytesAreCountedForAllBlocksTogether() throws IOException {
        MemorySegment archives = MemorySegment.ofArray(new byte[8]);
        LittleEndian.putInt(archives, 0, 0);
        LittleEndian.putInt(archives, 4, 600_000);
        BlockBytes file = new BlockBytes().block(archives, 0);
        ListType<?, ?> units = TYPES.list(TYPES.unit());
        BlockFile.open(written(file), units).close();
        file = new BlockBytes().block(archives, 0).block(archives, 0);
        assertRefused(units, file, "archive must not have more objects");
        CheckLimits wide = CheckLimits.DEFAULT.withMaxObjects(2_000_000);
        BlockFile.open(folder.resolve("file"), units, wide).close();
    }

    @Test
    void objectsWithBytesAreCountedForEachValueAlone() throws IOException {
        MemorySegment archives = MemorySegment.ofArray(new byte[16]);
        LittleEndian.putInt(archives, 8, -8);
        LittleEndian.putInt(archives, 12, 8);
        BlockBytes file = new BlockBytes();
        for (int i = 0; i < 100; i++) {
            file.block(archives, 8);
        }
        CheckLimits one = CheckLimits.DEFAULT.withMaxObjects(1);
        try (var opened = BlockFile.open(written(file), TYPES.list(TYPES.bool()), one)) {
            assertEquals(100, opened.size());
        }
        CheckLimits none = one.withMaxObjects(0);
        assertThrows(
                ArchiveFormatException.class,
                () -> BlockFile.open(folder.resolve("file"), TYPES.list(TYPES.bool()), none));
    }

    @Test
    void limitsAreThoseOfTheCaller() throws IOException {
        MemorySegment archives = MemorySegment.ofArray(new byte[16]);
        LittleEndian.putInt(archives, 8, -8);
        LittleEndian.putInt(archives, 12, 8);
        Path path = written(new BlockBytes().block(archives, 8));
        CheckLimits flat = CheckLimits.DEFAULT.withMaxDepth(0);
        assertThrows(
                ArchiveFormatException.class,
                () -> BlockFile.open(path, TYPES.list(TYPES.bool()), flat));
    }

    @Test
    void emptyBlocksAreRefused() throws IOException {
        BlockBytes file = new BlockBytes().block(NOTHING);
        assertEquals(
                folder.resolve("file") + ": block is empty: byteOffset=16",
                assertThrows(
                                BlockFileException.class,
                                () -> BlockFile.open(written(file), TYPES.unit()))
                        .getMessage());
    }

    @Test
    void tableLargerThanBlockIsRefused() throws IOException {
        MemorySegment file = new BlockBytes().block(NOTHING, 0).finish();
        MemorySegment block = file.asSlice(16, 32);
        int before = BlockLayout.checksum(file);
        BlockLayout.putHeader(block, BlockLayout.BLOCK_MAGIC, 4, -1, before);
        assertThrows(BlockFileException.class, () -> scan(file));
    }

    /// The smallest blocks there are, several times as many as are kept.
    @Test
    void indexOfAnyNumberOfBlocksIsBoundedAndComplete() throws IOException {
        int blocks = 300_000;
        BlockBytes bytes = new BlockBytes();
        for (int i = 0; i < blocks; i++) {
            bytes.block(NOTHING, 0);
        }
        MemorySegment file = bytes.finish();
        BlockIndex index = scan(file);
        assertEquals(blocks, index.blocks());
        assertEquals(blocks, index.items());
        assertTrue(index.keptBlocks() <= 1 << 16);
        for (int i = 0; i < blocks; i += 7) {
            assertEquals(i, index.find(i).firstIndex());
            assertEquals(16 + 32L * i, index.block(i).position());
        }
        assertEquals(blocks - 1, index.find(blocks - 1).firstIndex());
        assertThrows(IndexOutOfBoundsException.class, () -> index.block(blocks));
        assertThrows(IndexOutOfBoundsException.class, () -> index.block(-1));
    }

    @Test
    void blockOfTwoGibibytesIsRefusedBeforeItIsRead() throws IOException {
        Path path = folder.resolve("file");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            MemorySegment header = MemorySegment.ofArray(new byte[32]);
            BlockLayout.putFileHeader(header.asSlice(0, 16));
            LittleEndian.putInt(header, 16, BlockLayout.BLOCK_MAGIC);
            LittleEndian.putInt(header, 20, 1 << 31);
            LittleEndian.putInt(header, 24, 1);
            file.write(header.toArray(JAVA_BYTE));
            file.setLength(48 + (1L << 31));
        }
        String message =
                assertThrows(BlockFileException.class, () -> BlockFile.open(path, TYPES.unit()))
                        .getMessage();
        assertEquals(path + ": block is larger than 2147483632 bytes: byteOffset=16", message);
    }

    @Test
    void everyBitOfAFileIsChecked() throws IOException {
        MemorySegment file = blocks();
        assertTrue(file.byteSize() > 1 << 16);
        for (long at = 0; at < file.byteSize(); at++) {
            byte whole = file.get(JAVA_BYTE, at);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                file.set(JAVA_BYTE, at, (byte) (whole ^ 1 << bit));
                assertThrows(BlockFileException.class, () -> scan(file));
            }
            file.set(JAVA_BYTE, at, whole);
        }
        assertEquals(20, scan(file).blocks());
    }

    @Test
    void everyTruncationAndEveryExtensionIsReported() throws IOException {
        MemorySegment file = blocks();
        for (long length = 0; length < file.byteSize(); length++) {
            MemorySegment cut = file.asSlice(0, length);
            assertThrows(BlockFileException.class, () -> scan(cut));
        }
        for (int more = 1; more < 64; more++) {
            byte[] longer = Arrays.copyOf(file.toArray(JAVA_BYTE), (int) file.byteSize() + more);
            assertThrows(BlockFileException.class, () -> scan(MemorySegment.ofArray(longer)));
        }
    }

    @Test
    void blocksThatAreMovedLeftOutRepeatedOrOfAnotherFileAreReported() throws IOException {
        MemorySegment file = blocks();
        long blockBytes = (file.byteSize() - 32) / 20;
        for (int i = 0; i < 19; i++) {
            MemorySegment moved = MemorySegment.ofArray(file.toArray(JAVA_BYTE));
            long at = 16 + i * blockBytes;
            MemorySegment.copy(file, at, moved, at + blockBytes, blockBytes);
            assertThrows(BlockFileException.class, () -> scan(moved), "repeated");
            MemorySegment.copy(file, at + blockBytes, moved, at, blockBytes);
            assertThrows(BlockFileException.class, () -> scan(moved), "moved");
        }
        MemorySegment shorter =
                MemorySegment.ofArray(new byte[(int) (file.byteSize() - blockBytes)]);
        MemorySegment.copy(file, 0, shorter, 0, 16);
        MemorySegment.copy(file, 16 + blockBytes, shorter, 16, shorter.byteSize() - 16);
        assertThrows(BlockFileException.class, () -> scan(shorter), "left out");
        MemorySegment other = blocks(1);
        MemorySegment.copy(file, 16 + blockBytes, other, 16 + blockBytes, blockBytes);
        assertThrows(BlockFileException.class, () -> scan(other), "of another file");
    }

    /// Each of 20 blocks: 3,000 bytes of archives with a padded table of 3 roots.
    private static MemorySegment blocks() {
        return blocks(0);
    }

    private static MemorySegment blocks(int seed) {
        BlockBytes bytes = new BlockBytes();
        for (int i = 0; i < 20; i++) {
            byte[] archives = new byte[3300];
            Arrays.fill(archives, (byte) (i + seed));
            bytes.block(MemorySegment.ofArray(archives), IntStream.range(0, 3).toArray());
        }
        return bytes.finish();
    }

    private BlockIndex scan(MemorySegment file) throws BlockFileException {
        return new BlockScanner(folder, file).scan();
    }

    private Path written(BlockBytes file) throws IOException {
        Path path = folder.resolve("file");
        Files.deleteIfExists(path);
        file.finish(path);
        return path;
    }

    private void assertRefused(ArchiveType<?, ?> type, BlockBytes file, String rule)
            throws IOException {
        Path path = written(file);
        ArchiveFormatException refusal =
                assertThrows(
                        ArchiveFormatException.class, () -> BlockFile.open(path, type).close());
        assertTrue(refusal.violation().rule().startsWith(rule), refusal.violation().rule());
    }
}

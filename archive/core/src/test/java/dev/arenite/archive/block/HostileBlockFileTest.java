package dev.arenite.archive.block;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/// Opens files that were made to cost much or to mislead. Work or memory beyond the bytes of the
/// file, an error of another kind than promised, or a wrong value would show a fault.
final class HostileBlockFileTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final ListType<Boolean, ?> BOOLS = TYPES.list(TYPES.bool());
    private static final MemorySegment NOTHING = BlockBytes.segment(0);
    private static final BlockReadOptions EVERYTHING =
            BlockReadOptions.DEFAULT.withCheck(BlockCheck.EVERYTHING);

    @TempDir Path folder;

    /// A list of as many elements as there are bytes, and roots that all are its place.
    @Test
    void rootsThatShareAListAreRefused() throws IOException {
        int elements = 1 << 16;
        MemorySegment archives = BlockBytes.segment(elements + 8);
        LittleEndian.putInt(archives, elements, -elements);
        LittleEndian.putInt(archives, elements + 4L, elements);
        int[] roots = new int[1 << 14];
        Arrays.fill(roots, elements);
        assertRefused(
                BOOLS, new BlockBytes(BOOLS).block(archives, roots), "archive must hold its root");
    }

    /// Two places side by side, both leading to one list.
    @Test
    void placesThatShareAListAreRefused() throws IOException {
        MemorySegment archives = BlockBytes.segment(8 + 16);
        LittleEndian.putInt(archives, 8, -8);
        LittleEndian.putInt(archives, 12, 8);
        LittleEndian.putInt(archives, 16, -16);
        LittleEndian.putInt(archives, 20, 8);
        assertRefused(
                BOOLS,
                new BlockBytes(BOOLS).block(archives, 8, 16),
                "target must lie before its pointer");
    }

    /// Each root claims hundreds of thousands of elements that take no bytes.
    @Test
    void elementsWithoutBytesAreCountedForAllBlocksTogether() throws IOException {
        MemorySegment archives = BlockBytes.segment(8);
        LittleEndian.putInt(archives, 4, 600_000);
        ListType<?, ?> units = TYPES.list(TYPES.unit());
        BlockBytes file = new BlockBytes(units).block(archives, 0);
        BlockFile.open(written(file), units, EVERYTHING).close();
        file = new BlockBytes(units).block(archives, 0).block(archives, 0);
        assertRefused(units, file, "archive must not have more objects");
        CheckLimits wide = CheckLimits.DEFAULT.withMaxObjects(2_000_000);
        BlockFile.open(folder.resolve("file"), units, EVERYTHING.withLimits(wide)).close();
        try (BlockFile<?> opened = BlockFile.open(folder.resolve("file"), units)) {
            opened.get(1);
            assertThrows(BlockDamageException.class, () -> opened.get(0));
            opened.get(1);
        }
    }

    @Test
    void objectsWithBytesAreCountedForEachValueAlone() throws IOException {
        BlockBytes file = new BlockBytes(BOOLS);
        for (int i = 0; i < 100; i++) {
            file.block(listOfEight(), 8);
        }
        CheckLimits one = CheckLimits.DEFAULT.withMaxObjects(1);
        try (var opened = BlockFile.open(written(file), BOOLS, EVERYTHING.withLimits(one))) {
            assertEquals(100, opened.size());
        }
        CheckLimits none = one.withMaxObjects(0);
        assertThrows(
                BlockDamageException.class,
                () -> BlockFile.open(folder.resolve("file"), BOOLS, EVERYTHING.withLimits(none)));
    }

    private static MemorySegment listOfEight() {
        MemorySegment archives = BlockBytes.segment(16);
        LittleEndian.putInt(archives, 8, -8);
        LittleEndian.putInt(archives, 12, 8);
        return archives;
    }

    @Test
    void limitsAreThoseOfTheCaller() throws IOException {
        Path path = written(new BlockBytes(BOOLS).block(listOfEight(), 8));
        CheckLimits flat = CheckLimits.DEFAULT.withMaxDepth(0);
        try (var file = BlockFile.open(path, BOOLS, BlockReadOptions.DEFAULT.withLimits(flat))) {
            BlockDamageException refusal =
                    assertThrows(BlockDamageException.class, () -> file.get(0));
            assertTrue(
                    message(refusal).startsWith(path + ": archive must not be nested"),
                    message(refusal));
        }
    }

    @Test
    void whatABlockClaimsMustFitIt() throws IOException {
        assertBlockProblem("block is empty", 0, BlockFormat.NARROW);
        assertBlockProblem("block is too small for its table", -1, BlockFormat.NARROW);
        assertBlockProblem("block is too small for its table", 121, BlockFormat.NARROW);
        assertBlockProblem("block is too small for its table", 1L << 62, BlockFormat.WIDE);
        assertBlockProblem("block is too small for its table", 481, BlockFormat.STRIDE);
        assertBlockProblem("block is too small for its table", -1, BlockFormat.STRIDE);
        assertBlockProblem("block has an unknown table", 1, 2);
    }

    private void assertBlockProblem(String problem, long items, int rootBytes) {
        MemorySegment block = BlockBytes.segment(512);
        BlockFormat.putHeader(block, items, rootBytes, 0);
        assertEquals(problem, BlockFrame.problem(block, 0));
    }

    /// Start and stride that lead beyond the block, before it, and around the whole of memory.
    @Test
    void stridesThatLeaveTheBlockAreRefused() throws IOException {
        for (long[] table :
                new long[][] {
                    {32, 0}, {32, 1L << 62}, {32, -8}, {-8, 8}, {Long.MAX_VALUE, 1}, {600, 8}
                }) {
            MemorySegment block = BlockBytes.segment(512);
            LittleEndian.putLong(block, 512 - 16, table[0]);
            LittleEndian.putLong(block, 512 - 8, table[1]);
            BlockBytes file = new BlockBytes(TYPES.i64()).rawBlock(block, 5, BlockFormat.STRIDE);
            assertRefused(TYPES.i64(), file, "archive must hold its root");
            BlockReadOptions trusting = EVERYTHING.withCheck(BlockCheck.CHECKSUM);
            try (var opened = BlockFile.open(folder.resolve("file"), TYPES.i64(), trusting)) {
                for (int i = 0; i < 5; i++) {
                    try {
                        opened.get(i);
                    } catch (IndexOutOfBoundsException promised) {
                        // Nothing but the block can be read.
                    }
                }
            }
        }
    }

    /// The smallest blocks there are. Opening touches none of them.
    @Test
    void indexOfManyBlocksIsCompleteAndOpeningTouchesNoBlock() throws IOException {
        int blocks = 20_000;
        BlockBytes bytes = new BlockBytes(TYPES.unit());
        for (int i = 0; i < blocks; i++) {
            bytes.block(NOTHING, 0);
        }
        try (var file = BlockFile.open(written(bytes), TYPES.unit())) {
            assertEquals(blocks, file.blocks());
            assertEquals(blocks, file.size());
            assertEquals(0, file.touchedBlocks());
            for (int i = 0; i < blocks; i += 7) {
                assertEquals(i, file.index().find(i));
                file.get(i);
            }
            assertEquals((blocks + 6) / 7, file.touchedBlocks());
            assertThrows(IndexOutOfBoundsException.class, () -> file.block(blocks));
            assertThrows(IndexOutOfBoundsException.class, () -> file.block(-1));
        }
    }

    @Test
    void entriesThatDoNotFollowOneAnotherAreRefused() throws IOException {
        BlockBytes bytes = new BlockBytes(BOOLS);
        for (int i = 0; i < 3; i++) {
            bytes.block(listOfEight(), 8);
        }
        MemorySegment whole = bytes.finish();
        MemorySegment tail = whole.asSlice(bytes.position());
        for (long at = 0; at < 3 * BlockIndex.ENTRY_BYTES; at += 4) {
            if (at % 32 == BlockIndex.ENTRY_CHECKSUM || at % 32 / 8 == 2) {
                // A checksum is compared with the block's, and there are no keys.
                continue;
            }
            for (int value : new int[] {-1, 1, 512, 1 << 20, Integer.MIN_VALUE}) {
                MemorySegment other = MemorySegment.ofArray(tail.toArray(JAVA_BYTE));
                LittleEndian.putInt(other, at, LittleEndian.getInt(other, at) ^ value);
                assertFrameRefused(bytes.finish(other), "index is wrong");
            }
        }
    }

    @Test
    void footersThatDoNotFitAreRefused() throws IOException {
        BlockBytes bytes = new BlockBytes(BOOLS).block(listOfEight(), 8);
        MemorySegment whole = bytes.finish();
        MemorySegment tail = whole.asSlice(bytes.position());
        long footer = tail.byteSize() - BlockIndex.FOOTER_BYTES;
        for (long at = footer; at < footer + BlockIndex.FOOTER_RESERVED; at += 8) {
            for (long value :
                    new long[] {-1, 1, 16, 32, 512, -512, Long.MIN_VALUE, Long.MAX_VALUE}) {
                MemorySegment other = MemorySegment.ofArray(tail.toArray(JAVA_BYTE));
                LittleEndian.putLong(other, at, LittleEndian.getLong(other, at) ^ value);
                // Any number of objects may have been taken, and of values the block knows more.
                boolean isKnown =
                        at - footer != BlockIndex.FOOTER_TAKEN_OBJECTS
                                && at - footer != BlockIndex.FOOTER_ITEMS;
                if (isKnown || value == -1) {
                    assertFrameRefused(bytes.finish(other), "");
                }
            }
        }
    }

    @Test
    void itemsOfTheIndexMustBeThoseOfTheBlock() throws IOException {
        BlockBytes bytes = new BlockBytes(BOOLS).block(listOfEight(), 8);
        MemorySegment tail = bytes.finish().asSlice(bytes.position());
        long footer = tail.byteSize() - BlockIndex.FOOTER_BYTES;
        LittleEndian.putLong(tail, footer + BlockIndex.FOOTER_ITEMS, 2);
        Path path = written(bytes.finish(tail));
        try (var file = BlockFile.open(path, BOOLS)) {
            assertEquals(2, file.size());
            String message =
                    assertThrows(BlockDamageException.class, () -> file.get(0)).getMessage();
            assertEquals(
                    path + ": block is not the indexed one: byteOffset=" + file.index().position(0),
                    message);
        }
    }

    @Test
    void foreignFilesAreNamedAndOldVersionsAsWell() throws IOException {
        Path path = folder.resolve("file");
        Files.writeString(path, "this is a letter to a friend, not a block file");
        assertEquals(path + ": not a block file: byteOffset=0", refusal(path));
        byte[] old = new byte[64];
        LittleEndian.putLong(MemorySegment.ofArray(old), 0, BlockFileHeader.MAGIC);
        old[8] = 2;
        Files.write(path, old);
        assertEquals(
                path
                        + ": version of the block file format must be known: version=2 known=3:"
                        + " byteOffset=8",
                refusal(path));
        old[8] = 3;
        Files.write(path, old);
        assertEquals(path + ": file is cut off in its header: byteOffset=64", refusal(path));
    }

    private static String refusal(Path path) {
        return message(assertThrows(BlockFileException.class, () -> BlockFile.open(path, STRING)));
    }

    private static String message(Throwable refusal) {
        return Objects.requireNonNull(refusal.getMessage());
    }

    private void assertFrameRefused(MemorySegment file, String problem) throws IOException {
        Path path = written(file);
        String message =
                message(assertThrows(BlockFileException.class, () -> BlockFile.open(path, BOOLS)));
        assertTrue(message.contains(problem), message);
        // Whatever the index says, the blocks can be recovered.
        BlockReadOptions recovering = EVERYTHING.recovering();
        try (var opened = BlockFile.open(path, BOOLS, recovering)) {
            assertTrue(opened.size() > 0);
        }
    }

    private Path written(BlockBytes file) throws IOException {
        return written(file.finish());
    }

    private Path written(MemorySegment file) throws IOException {
        Path path = folder.resolve("file");
        Files.deleteIfExists(path);
        Files.write(path, file.toArray(JAVA_BYTE));
        return path;
    }

    private void assertRefused(ArchiveType<?, ?> type, BlockBytes file, String rule)
            throws IOException {
        Path path = written(file);
        BlockDamageException refusal =
                assertThrows(
                        BlockDamageException.class,
                        () -> BlockFile.open(path, type, EVERYTHING).close());
        ArchiveFormatException cause =
                assertInstanceOf(ArchiveFormatException.class, refusal.getCause());
        assertTrue(cause.violation().rule().startsWith(rule), cause.violation().rule());
    }
}

package dev.arenite.archive.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.FixedType;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/// Reads and appends to a file whose blocks and values lie beyond 2^32. A position or a number that
/// lost its upper half anywhere would show another value. The file has a block of 6 GiB that has
/// no bytes on the device and that nobody touches; blocks of such sizes that are really there are
/// those of [LargeBlockFilesTest].
final class FarBlocksTest {

    private static final FixedType<Long> I64 = ArchiveTypes.STANDARD.i64();
    private static final int ALIGNMENT = 512;
    private static final int SMALL = 7;
    private static final long HOLE_BYTES = 6L << 30;
    private static final long HOLE_ITEMS = 5L << 30;
    private static final long FAR = SMALL + HOLE_ITEMS;

    @TempDir private Path folder;

    /// Returns a block with the numbers from one on.
    private static MemorySegment block(long first, int checksumBefore) {
        MemorySegment block = BlockBytes.segment(ALIGNMENT);
        for (int i = 0; i < SMALL; i++) {
            LittleEndian.putLong(
                    block, BlockFormat.HEADER_BYTES + (long) i * Long.BYTES, first + i);
        }
        long table = ALIGNMENT - BlockFormat.STRIDE_TABLE_BYTES;
        LittleEndian.putLong(block, table, BlockFormat.HEADER_BYTES);
        LittleEndian.putLong(block, table + Long.BYTES, Long.BYTES);
        BlockFormat.putHeader(block, SMALL, BlockFormat.STRIDE, checksumBefore);
        return block;
    }

    /// Writes a small block, a hole, and a small block far behind.
    private Path write() throws IOException {
        BlockFileHeader header =
                BlockFileHeader.of(I64, null, BlockOptions.DEFAULT.withAlignment(ALIGNMENT));
        MemorySegment first = block(0, header.checksum());
        int ofHole = 0x12345678;
        MemorySegment last = block(FAR, ofHole);
        long position = header.byteSize();
        IndexEntries entries = new IndexEntries();
        add(entries, position, 0, LittleEndian.getInt(first, BlockFormat.CHECKSUM));
        add(entries, position + ALIGNMENT, SMALL, ofHole);
        long far = position + ALIGNMENT + HOLE_BYTES;
        int before = LittleEndian.getInt(last, BlockFormat.CHECKSUM);
        add(entries, far, FAR, before);

        long indexBytes = 3L * BlockIndex.ENTRY_BYTES;
        MemorySegment tail = BlockBytes.segment(indexBytes + BlockIndex.FOOTER_BYTES);
        for (int i = 0; i < 3; i++) {
            entries.put(i, tail, (long) i * BlockIndex.ENTRY_BYTES);
        }
        LittleEndian.putLong(tail, indexBytes, far + ALIGNMENT);
        LittleEndian.putLong(tail, indexBytes + BlockIndex.FOOTER_BLOCKS, 3);
        LittleEndian.putLong(tail, indexBytes + BlockIndex.FOOTER_ITEMS, FAR + SMALL);
        LittleEndian.putLong(tail, indexBytes + BlockIndex.FOOTER_MAGIC, BlockIndex.MAGIC);
        long own = indexBytes + BlockIndex.FOOTER_CHECKSUM;
        LittleEndian.putInt(tail, own, Checksum.of(tail, own, before));

        Path path = folder.resolve("far");
        Set<StandardOpenOption> sparse =
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE);
        try (FileChannel channel = FileChannel.open(path, sparse)) {
            channel.write(header.memory().asByteBuffer(), 0);
            channel.write(first.asByteBuffer(), position);
            channel.write(last.asByteBuffer(), far);
            channel.write(tail.asByteBuffer(), far + ALIGNMENT);
        }
        return path;
    }

    private static void add(IndexEntries entries, long position, long firstItem, int checksum) {
        entries.prepare(position, firstItem, 0);
        entries.prepareChecksums(checksum, 0);
        entries.blocks++;
    }

    @Test
    void valuesBeyondAllIntegersAreReached() throws IOException {
        try (BlockFile<Long> file = BlockFile.open(write(), I64)) {
            assertEquals(FAR + SMALL, file.size());
            assertEquals(HOLE_BYTES, file.blockBytes(1));
            assertEquals(HOLE_ITEMS, file.blockItems(1));
            for (long i = 0; i < SMALL; i++) {
                assertEquals(i, file.get(i));
                assertEquals(FAR + i, file.get(FAR + i));
                assertEquals(FAR + i, file.read(I64, FAR + i));
            }
            BlockRange<Long> range = file.range(FAR + 2, FAR + SMALL);
            assertEquals(
                    List.of(FAR + 2, FAR + 3, FAR + 4, FAR + 5, FAR + 6), range.stream().toList());
            assertEquals(FAR + 2, range.firstIndex());
            assertEquals(HOLE_ITEMS + 3, file.range(SMALL - 1, FAR + 2).size());
            assertEquals(2, file.touchedBlocks());
            assertThrows(BlockDamageException.class, () -> file.get(SMALL));
            assertThrows(BlockDamageException.class, () -> file.get(FAR - 1));
            assertThrows(IndexOutOfBoundsException.class, () -> file.get(FAR + SMALL));
        }
    }

    @Test
    void farFileIsAppendedTo() throws IOException {
        Path path = write();
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<Long> file =
                        BlockFileWriter.append(
                                path,
                                I64,
                                BlockOptions.DEFAULT.withForce(BlockForce.NEVER),
                                arena,
                                scratch)) {
            assertEquals(FAR + SMALL, file.items());
            file.add(-1L);
            file.finish();
        }
        try (BlockFile<Long> file = BlockFile.open(path, I64)) {
            assertEquals(FAR + SMALL + 1, file.size());
            assertEquals(FAR + SMALL - 1, file.get(FAR + SMALL - 1));
            assertEquals(-1, file.get(FAR + SMALL));
        }
    }

    /// As in a block of more than 4 GiB, whose roots take 8 bytes each.
    @Test
    void rootsBeyondAllIntegersAreKept() {
        RootTable roots = new RootTable();
        long[] positions = {32, 40, 1L << 31, (1L << 32) + 8, 5L << 40};
        for (long position : positions) {
            roots.ensureRoom();
            roots.add(position);
        }
        long end = (5L << 40) + 8;
        assertEquals(BlockFormat.WIDE, roots.rootBytes(end));
        assertEquals(BlockFormat.NARROW, BlockFormat.rootBytes(0xFFFF_FFFFL));
        MemorySegment block = BlockBytes.segment(ALIGNMENT);
        roots.put(block, ALIGNMENT - roots.byteSize(BlockFormat.WIDE), BlockFormat.WIDE);
        BlockFormat.putHeader(block, positions.length, BlockFormat.WIDE, 0);
        for (int i = 0; i < positions.length; i++) {
            assertEquals(positions[i], BlockFrame.of(block).root(i));
        }
    }
}

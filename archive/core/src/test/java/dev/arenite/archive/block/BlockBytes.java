package dev.arenite.archive.block;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.memory.PlaceLayout;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A block file that is put together by hand, with right checksums whatever is in it.
final class BlockBytes {

    private static final int ALIGNMENT = 512;

    private final List<MemorySegment> frames = new ArrayList<>();
    private final IndexEntries entries = new IndexEntries();
    private long position;
    private int checksum;
    private long items;

    BlockBytes(ArchiveType<?, ?> type) {
        BlockFileHeader header =
                BlockFileHeader.of(type, null, BlockOptions.DEFAULT.withAlignment(ALIGNMENT));
        frames.add(header.memory());
        position = header.byteSize();
        checksum = header.checksum();
    }

    /// Adds a block.
    ///
    /// @param archives what follows its header, of whole words
    /// @param roots    the table of roots, in bytes from the start of the archives
    BlockBytes block(MemorySegment archives, int... roots) {
        long bytes = BlockFormat.HEADER_BYTES + archives.byteSize() + 4L * roots.length;
        MemorySegment block = segment(PlaceLayout.roundUp(bytes, ALIGNMENT));
        MemorySegment.copy(archives, 0, block, BlockFormat.HEADER_BYTES, archives.byteSize());
        long table = block.byteSize() - 4L * roots.length;
        for (int i = 0; i < roots.length; i++) {
            LittleEndian.putInt(block, table + 4L * i, roots[i] + BlockFormat.HEADER_BYTES);
        }
        return rawBlock(block, roots.length, BlockFormat.NARROW);
    }

    /// Adds a block whose bytes are there but for its header.
    BlockBytes rawBlock(MemorySegment block, long itemsOfBlock, int rootBytes) {
        entries.prepare(position, items, 0);
        checksum = BlockFormat.putHeader(block, itemsOfBlock, rootBytes, checksum);
        entries.prepareChecksums(checksum, 0);
        entries.blocks++;
        items += itemsOfBlock;
        position += block.byteSize();
        frames.add(block);
        return this;
    }

    static MemorySegment segment(long byteSize) {
        return MemorySegment.ofArray(new byte[Math.toIntExact(byteSize)]);
    }

    /// Returns the whole file.
    MemorySegment finish() {
        long indexBytes = (long) entries.blocks * BlockIndex.ENTRY_BYTES;
        MemorySegment tail = segment(indexBytes + BlockIndex.FOOTER_BYTES);
        for (int i = 0; i < entries.blocks; i++) {
            entries.put(i, tail, (long) i * BlockIndex.ENTRY_BYTES);
        }
        LittleEndian.putLong(tail, indexBytes, position);
        LittleEndian.putLong(tail, indexBytes + BlockIndex.FOOTER_BLOCKS, entries.blocks);
        LittleEndian.putLong(tail, indexBytes + BlockIndex.FOOTER_ITEMS, items);
        LittleEndian.putLong(tail, indexBytes + BlockIndex.FOOTER_MAGIC, BlockIndex.MAGIC);
        return finish(tail);
    }

    /// Returns the whole file with an index and a footer made by hand, but for their checksum.
    MemorySegment finish(MemorySegment tail) {
        long own = tail.byteSize() - BlockIndex.FOOTER_BYTES + BlockIndex.FOOTER_CHECKSUM;
        LittleEndian.putInt(tail, own, Checksum.of(tail, own, checksum));
        frames.add(tail);
        MemorySegment file = segment(position + tail.byteSize());
        long at = 0;
        for (MemorySegment frame : frames) {
            MemorySegment.copy(frame, 0, file, at, frame.byteSize());
            at += frame.byteSize();
        }
        frames.removeLast();
        return file;
    }

    /// Returns the position behind the blocks.
    long position() {
        return position;
    }

    void finish(Path path) throws IOException {
        Files.write(path, finish().toArray(JAVA_BYTE));
    }
}

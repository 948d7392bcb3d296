package dev.arenite.archive.block;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// The index of a block file, read in place (FORMAT 13.4, 13.5).
final class BlockIndex implements KeyNotes {

    static final int ENTRY_BYTES = 32;
    static final long FIRST_ITEM = 8;
    static final long FIRST_KEY = 16;
    static final long ENTRY_CHECKSUM = 24;
    static final long FILTER_CHECKSUM = 28;

    /// The alignment of the parts of the index.
    static final int PART_ALIGNMENT = 16;

    static final int FOOTER_BYTES = 64;
    static final long FOOTER_BLOCKS = 8;
    static final long FOOTER_ITEMS = 16;
    static final long FOOTER_KEY_BYTES = 24;
    static final long FOOTER_FILTER_BYTES = 32;
    static final long FOOTER_TAKEN_OBJECTS = 40;
    static final long FOOTER_RESERVED = 48;
    static final long FOOTER_CHECKSUM = 52;
    static final long FOOTER_MAGIC = 56;

    /// The last 8 bytes of a whole file.
    static final long MAGIC = 0x4C_49_41_54_4E_45_52_41L;

    private final MemorySegment entries;
    private final MemorySegment keys;
    private final MemorySegment filter;
    private final int headerChecksum;
    private final long blocks;
    private final long items;
    private final long endPosition;
    private final long takenObjects;

    /// An index of blocks that have been found one by one.
    ///
    /// @param entries      an entry for each block
    /// @param items        the number of values in all blocks
    /// @param endPosition  the end of the last block
    /// @param takenObjects the objects of all values beyond their bytes, as far as it is known
    BlockIndex(
            BlockFileHeader header,
            MemorySegment entries,
            long items,
            long endPosition,
            long takenObjects) {
        this.entries = entries;
        this.keys = MemorySegment.NULL;
        this.filter = MemorySegment.NULL;
        this.headerChecksum = header.checksum();
        this.blocks = entries.byteSize() / ENTRY_BYTES;
        this.items = items;
        this.endPosition = endPosition;
        this.takenObjects = takenObjects;
    }

    private BlockIndex(BlockFileHeader header, MemorySegment file, MemorySegment footer) {
        headerChecksum = header.checksum();
        endPosition = LittleEndian.getLong(footer, 0);
        blocks = LittleEndian.getLong(footer, FOOTER_BLOCKS);
        items = LittleEndian.getLong(footer, FOOTER_ITEMS);
        takenObjects = LittleEndian.getLong(footer, FOOTER_TAKEN_OBJECTS);
        entries = file.asSlice(endPosition, blocks * ENTRY_BYTES);
        long keysStart = endPosition + entries.byteSize();
        keys = file.asSlice(keysStart, LittleEndian.getLong(footer, FOOTER_KEY_BYTES));
        filter =
                file.asSlice(
                        keysStart + keys.byteSize(),
                        LittleEndian.getLong(footer, FOOTER_FILTER_BYTES));
    }

    /// Whether a file ends as a finished one does.
    static boolean isFinished(MemorySegment file) {
        return file.byteSize() >= FOOTER_BYTES
                && LittleEndian.getLong(file, file.byteSize() - Long.BYTES) == MAGIC;
    }

    /// Returns the index of a file, trusting nothing in it.
    ///
    /// @param file a file that [is finished][#isFinished]
    /// @throws BlockFileException if it has none
    static BlockIndex read(Path path, MemorySegment file, BlockFileHeader header)
            throws BlockFileException {
        long footerStart = file.byteSize() - FOOTER_BYTES;
        MemorySegment footer = file.asSlice(footerStart);
        if (!fits(footer, footerStart, header)) {
            throw new BlockFileException(path, "footer is damaged", footerStart);
        }
        BlockIndex index = new BlockIndex(header, file, footer);
        int before = index.blocks == 0 ? header.checksum() : index.checksum(index.blocks - 1);
        Checksum checksum = new Checksum(before);
        // Not the filter, whose parts are verified when they are touched.
        checksum.update(file.asSlice(index.endPosition, index.partBytes()));
        checksum.update(footer.asSlice(0, FOOTER_CHECKSUM));
        checksum.update(footer.asSlice(FOOTER_MAGIC));
        int found = LittleEndian.getInt(footer, FOOTER_CHECKSUM);
        if (found != checksum.value()) {
            throw new BlockFileException(path, "index is damaged", index.endPosition);
        }
        index.requireEntries(path, header);
        return index;
    }

    /// Returns the size of entries and first keys.
    private long partBytes() {
        return entries.byteSize() + keys.byteSize();
    }

    /// Whether the parts that a footer tells of lie side by side between the header and the footer.
    private static boolean fits(MemorySegment footer, long footerStart, BlockFileHeader header) {
        long start = LittleEndian.getLong(footer, 0);
        long rest = footerStart - start;
        if (start < header.byteSize() || rest < 0 || start % header.alignment() != 0) {
            return false;
        }
        long blocks = LittleEndian.getLong(footer, FOOTER_BLOCKS);
        if (blocks < 0 || blocks > rest / ENTRY_BYTES) {
            return false;
        }
        rest -= blocks * ENTRY_BYTES;
        long keyBytes = LittleEndian.getLong(footer, FOOTER_KEY_BYTES);
        long filterBytes = LittleEndian.getLong(footer, FOOTER_FILTER_BYTES);
        return keyBytes >= 0
                && keyBytes <= rest
                && keyBytes % PART_ALIGNMENT == 0
                && filterBytes == rest - keyBytes
                && filterBytes == filterBytes(footer, header.bloomBits(), blocks)
                && LittleEndian.getInt(footer, FOOTER_RESERVED) == 0
                && LittleEndian.getLong(footer, FOOTER_TAKEN_OBJECTS) >= 0;
    }

    /// Returns the size that the filter must have; -1 if there cannot be so many values.
    private static long filterBytes(MemorySegment footer, int bits, long blocks) {
        long items = LittleEndian.getLong(footer, FOOTER_ITEMS);
        if (bits == 0) {
            return 0;
        }
        return items < 0 || items > BloomBits.MAX_ITEMS
                ? -1
                : BloomBits.position(bits, blocks, items);
    }

    /// Requires that blocks follow one another from the header to the index, none without values
    /// or with more values than bytes.
    private void requireEntries(Path path, BlockFileHeader header) throws BlockFileException {
        long position = header.byteSize();
        long item = 0;
        for (long block = 0; block < blocks; block++) {
            long end = end(block);
            long nextItem = endItem(block);
            long byteSize = end - position;
            boolean follows =
                    position(block) == position
                            && firstItem(block) == item
                            && byteSize >= BlockFormat.HEADER_BYTES
                            && byteSize % header.alignment() == 0
                            && nextItem > item
                            && nextItem - item <= byteSize
                            && (hasFilter() || filterChecksum(block) == 0);
            if (!follows) {
                throw new BlockFileException(
                        path, "index is wrong: block=" + block, endPosition + block * ENTRY_BYTES);
            }
            position = end;
            item = nextItem;
        }
        if (position != endPosition || item != items) {
            throw new BlockFileException(path, "blocks are missing", endPosition);
        }
    }

    /// Returns the number of blocks.
    long blocks() {
        return blocks;
    }

    /// Returns the number of values in all blocks.
    long items() {
        return items;
    }

    /// Returns the end of the last block, which is the position of the index.
    long endPosition() {
        return endPosition;
    }

    /// Returns the objects of all values beyond their bytes.
    long takenObjects() {
        return takenObjects;
    }

    MemorySegment keys() {
        return keys;
    }

    boolean hasFilter() {
        return filter.byteSize() > 0;
    }

    /// Returns the filter; empty if there is none.
    MemorySegment filter() {
        return filter;
    }

    long position(long block) {
        return LittleEndian.getLong(entries, block * ENTRY_BYTES);
    }

    /// Returns the end of a block: the position of the next.
    long end(long block) {
        return block + 1 < blocks ? position(block + 1) : endPosition;
    }

    long byteSize(long block) {
        return end(block) - position(block);
    }

    long firstItem(long block) {
        return LittleEndian.getLong(entries, block * ENTRY_BYTES + FIRST_ITEM);
    }

    /// Returns the index of the value behind the last one of a block.
    long endItem(long block) {
        return block + 1 < blocks ? firstItem(block + 1) : items;
    }

    /// Returns the position of the root of a block's first key among the [#keys()].
    @Override
    public long firstKey(long block) {
        return LittleEndian.getLong(entries, block * ENTRY_BYTES + FIRST_KEY);
    }

    int checksum(long block) {
        return LittleEndian.getInt(entries, block * ENTRY_BYTES + ENTRY_CHECKSUM);
    }

    /// Returns the checksum of a block's part of the filter; 0 without a filter.
    @Override
    public int filterChecksum(long block) {
        return LittleEndian.getInt(entries, block * ENTRY_BYTES + FILTER_CHECKSUM);
    }

    /// Returns the checksum before a block.
    int checksumBefore(long block) {
        return block == 0 ? headerChecksum : checksum(block - 1);
    }

    /// Returns the block of a value.
    ///
    /// @param item less than the number of values
    long find(long item) {
        long low = 0;
        long high = blocks - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (item < firstItem(middle)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }
}

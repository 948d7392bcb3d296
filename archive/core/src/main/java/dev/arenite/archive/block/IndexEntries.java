package dev.arenite.archive.block;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// What is known of the blocks of a file while it is written or recovered.
final class IndexEntries {

    private static final int MAX_BLOCKS = Integer.MAX_VALUE - 8;

    private long[] positions = new long[64];
    private long[] firstItems = new long[64];
    private long[] firstKeys = new long[64];
    private int[] checksums = new int[64];
    private int[] filterChecksums = new int[64];

    /// The number of blocks. Assigned directly where the stack may have no room for a call.
    int blocks;

    /// Prepares a block, which counts only when [#blocks] is increased.
    ///
    /// @param firstKey the position of its first key's root among the keys of the index, 0 without
    ///     keys
    void prepare(long position, long firstItem, long firstKey) {
        if (blocks == positions.length) {
            if (blocks == MAX_BLOCKS) {
                throw new IllegalStateException("file has too many blocks: blocks=" + blocks);
            }
            int more = (int) Math.min(MAX_BLOCKS, blocks + (blocks >> 1) + 64L);
            positions = Arrays.copyOf(positions, more);
            firstItems = Arrays.copyOf(firstItems, more);
            firstKeys = Arrays.copyOf(firstKeys, more);
            checksums = Arrays.copyOf(checksums, more);
            filterChecksums = Arrays.copyOf(filterChecksums, more);
        }
        positions[blocks] = position;
        firstItems[blocks] = firstItem;
        firstKeys[blocks] = firstKey;
    }

    /// Notes the checksum of the block that has been prepared, and of its part of the filter.
    ///
    /// @param filterChecksum 0 without a filter
    void prepareChecksums(int checksum, int filterChecksum) {
        checksums[blocks] = checksum;
        filterChecksums[blocks] = filterChecksum;
    }

    /// Writes the entry of a block (FORMAT 13.4).
    void put(int block, MemorySegment memory, long at) {
        LittleEndian.putLong(memory, at, positions[block]);
        LittleEndian.putLong(memory, at + BlockIndex.FIRST_ITEM, firstItems[block]);
        LittleEndian.putLong(memory, at + BlockIndex.FIRST_KEY, firstKeys[block]);
        LittleEndian.putInt(memory, at + BlockIndex.ENTRY_CHECKSUM, checksums[block]);
        LittleEndian.putInt(memory, at + BlockIndex.FILTER_CHECKSUM, filterChecksums[block]);
    }
}

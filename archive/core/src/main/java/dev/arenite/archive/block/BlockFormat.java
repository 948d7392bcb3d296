package dev.arenite.archive.block;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// The bytes of a block (FORMAT 13.1).
final class BlockFormat {

    static final int HEADER_BYTES = 32;
    static final int MAGIC = 0x4B_43_4C_42;

    static final long CHECKSUM = 4;
    static final long BLOCK_BYTES = 8;
    static final long ITEMS = 16;
    static final long ROOT_BYTES = 24;
    static final long RESERVED = 28;

    /// The size of a root in a table of roots: 0 for one that holds start and stride.
    static final int STRIDE = 0;

    static final int NARROW = Integer.BYTES;
    static final int WIDE = Long.BYTES;

    static final int STRIDE_TABLE_BYTES = 2 * Long.BYTES;

    /// The largest block: sums of sizes cannot overflow.
    static final long MAX_BLOCK_BYTES = 1L << 48;

    private static final long MAX_NARROW = 0xFFFF_FFFFL;

    private BlockFormat() {}

    /// Returns the size of a root in a table without stride.
    ///
    /// @param endBytes the position that all roots lie before
    static int rootBytes(long endBytes) {
        return endBytes > MAX_NARROW ? WIDE : NARROW;
    }

    /// Writes the header of a block whose other bytes are in place.
    ///
    /// @param block  all of the block
    /// @param before the checksum before it
    /// @return its checksum
    static int putHeader(MemorySegment block, long items, int rootBytes, int before) {
        LittleEndian.putInt(block, 0, MAGIC);
        LittleEndian.putLong(block, BLOCK_BYTES, block.byteSize());
        LittleEndian.putLong(block, ITEMS, items);
        LittleEndian.putInt(block, ROOT_BYTES, rootBytes);
        LittleEndian.putInt(block, RESERVED, 0);
        int checksum = Checksum.of(block, CHECKSUM, before);
        LittleEndian.putInt(block, CHECKSUM, checksum);
        return checksum;
    }
}

package dev.arenite.archive.block;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/// The bytes of a block file, version 2. All numbers are little-endian.
///
/// ```
/// file    = header, block*, trailer
/// header  = u64 "ARENITEB", u32 version, u32 checksum
/// block   = u32 "BLCK", u32 payload bytes, u32 items, u32 checksum,
///           payload, zeros to a multiple of 16
/// payload = archives, zeros to a multiple of 4, u32 root position * items
/// trailer = u32 "TAIL", u32 blocks, u32 items, u32 checksum
/// ```
///
/// Root positions count from the start of the payload; each archive begins behind the root before
/// it. A block has at least one item. The checksum is CRC-32C over the checksum before it in the
/// file (0 for the first) and all bytes of the header, block or trailer but the checksum itself. So
/// no bit can change unnoticed, and no block can be left out, moved, or taken from another file. A
/// file without trailer was not finished.
final class BlockLayout {

    static final int HEADER_BYTES = 16;
    static final int BLOCK_ALIGNMENT = 16;
    static final int VERSION = 2;

    /// The largest block, header included: the largest size that a buffer can have.
    static final long MAX_BLOCK_BYTES = Integer.MAX_VALUE & -BLOCK_ALIGNMENT;

    static final long FILE_MAGIC = 0x42_45_54_49_4E_45_52_41L;
    static final int BLOCK_MAGIC = 0x4B_43_4C_42;
    static final int TRAILER_MAGIC = 0x4C_49_41_54;

    private static final long CHECKSUM_OFFSET = 12;

    private BlockLayout() {}

    static long padded(long byteSize) {
        return byteSize + (-byteSize & (BLOCK_ALIGNMENT - 1));
    }

    /// Writes the header of a file.
    ///
    /// @return its checksum
    static int putFileHeader(MemorySegment header) {
        LittleEndian.putLong(header, 0, FILE_MAGIC);
        LittleEndian.putInt(header, 8, VERSION);
        return putChecksum(header, 0);
    }

    /// Writes the header of a block or the trailer; the bytes behind it are in place.
    ///
    /// @param frame  all of the block, or the trailer
    /// @param before the checksum before it in the file
    /// @return its checksum
    static int putHeader(MemorySegment frame, int magic, int first, int second, int before) {
        LittleEndian.putInt(frame, 0, magic);
        LittleEndian.putInt(frame, 4, first);
        LittleEndian.putInt(frame, 8, second);
        return putChecksum(frame, before);
    }

    private static int putChecksum(MemorySegment frame, int before) {
        int checksum = computeChecksum(frame, before);
        LittleEndian.putInt(frame, CHECKSUM_OFFSET, checksum);
        return checksum;
    }

    /// Returns the checksum that is written in a frame.
    static int checksum(MemorySegment frame) {
        return LittleEndian.getInt(frame, CHECKSUM_OFFSET);
    }

    static boolean checksumMatches(MemorySegment frame, int before) {
        return checksum(frame) == computeChecksum(frame, before);
    }

    private static int computeChecksum(MemorySegment frame, int before) {
        CRC32C crc = new CRC32C();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            crc.update(before >>> shift);
        }
        crc.update(frame.asSlice(0, CHECKSUM_OFFSET).asByteBuffer());
        crc.update(frame.asSlice(HEADER_BYTES).asByteBuffer());
        return (int) crc.getValue();
    }
}

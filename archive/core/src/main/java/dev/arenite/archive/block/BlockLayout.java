package dev.arenite.archive.block;

import dev.arenite.archive.Memory;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/// The bytes of a block file, version 1. All numbers are little-endian.
///
/// ```
/// file    = header, block*, trailer
/// header  = u64 "ARENITEB", u32 version, u32 0
/// block   = u32 "BLCK", u32 payload bytes, u32 items, u32 checksum,
///           payload, zeros to a multiple of 16
/// payload = archives, zeros to a multiple of 4, u32 root position * items
/// trailer = u32 "TAIL", u32 blocks, u32 items, u32 checksum
/// ```
///
/// Root positions count from the start of the payload. The checksum is CRC-32C over the three
/// numbers before it and the payload, so that neither length nor number can change unnoticed. A
/// file without trailer was not finished.
final class BlockLayout {

    static final int HEADER_BYTES = 16;
    static final int BLOCK_ALIGNMENT = 16;
    static final int VERSION = 1;

    static final long FILE_MAGIC = 0x42_45_54_49_4E_45_52_41L;
    static final int BLOCK_MAGIC = 0x4B_43_4C_42;
    static final int TRAILER_MAGIC = 0x4C_49_41_54;

    private BlockLayout() {}

    static long padded(long byteSize) {
        return byteSize + (-byteSize & (BLOCK_ALIGNMENT - 1));
    }

    /// Writes the sixteen bytes in front of a payload; the payload is in place.
    static void putHeader(
            MemorySegment block, int magic, int first, int second, MemorySegment payload) {
        Memory.putInt(block, 0, magic);
        Memory.putInt(block, 4, first);
        Memory.putInt(block, 8, second);
        Memory.putInt(block, 12, checksum(block, payload));
    }

    static boolean checksumMatches(MemorySegment block, MemorySegment payload) {
        return Memory.getInt(block, 12) == checksum(block, payload);
    }

    private static int checksum(MemorySegment header, MemorySegment payload) {
        CRC32C crc = new CRC32C();
        crc.update(header.asSlice(0, 12).asByteBuffer());
        crc.update(payload.asByteBuffer());
        return (int) crc.getValue();
    }
}

package dev.arenite.archive.block;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Finds the complete blocks of a file that was not finished: from the header on, as long as the
/// chain of checksums holds. Trusts nothing in the file.
final class BlockRecovery {

    private final MemorySegment file;
    private final BlockFileHeader header;
    private final IndexEntries entries = new IndexEntries();
    private long position;
    private long items;

    BlockRecovery(MemorySegment file, BlockFileHeader header) {
        this.file = file;
        this.header = header;
        position = header.byteSize();
    }

    /// Returns an index of the complete blocks.
    BlockIndex index() {
        int checksum = header.checksum();
        long byteSize;
        while ((byteSize = blockBytes()) > 0) {
            MemorySegment block = file.asSlice(position, byteSize);
            if (BlockFrame.problem(block, checksum) != null) {
                break;
            }
            checksum = LittleEndian.getInt(block, BlockFormat.CHECKSUM);
            entries.prepare(position, items, 0);
            entries.prepareChecksums(checksum, 0);
            entries.blocks++;
            position += byteSize;
            items += BlockFrame.of(block).items();
        }
        MemorySegment index =
                Arena.ofAuto().allocate((long) entries.blocks * BlockIndex.ENTRY_BYTES, Long.BYTES);
        for (int i = 0; i < entries.blocks; i++) {
            entries.put(i, index, (long) i * BlockIndex.ENTRY_BYTES);
        }
        return new BlockIndex(header, index, items, position, 0);
    }

    /// Returns the size of the block at the position, or 0 if there is none.
    private long blockBytes() {
        long rest = file.byteSize() - position;
        if (rest < BlockFormat.HEADER_BYTES) {
            return 0;
        }
        long byteSize = LittleEndian.getLong(file, position + BlockFormat.BLOCK_BYTES);
        boolean fits =
                byteSize >= BlockFormat.HEADER_BYTES
                        && byteSize <= rest
                        && byteSize % header.alignment() == 0;
        return fits ? byteSize : 0;
    }
}

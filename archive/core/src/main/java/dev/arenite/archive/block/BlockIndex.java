package dev.arenite.archive.block;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Finds the blocks of a mapped file, in bounded memory for any number of blocks: when there are
/// too many, only every second one is kept, then every fourth, and so on; the others are found by
/// walking from header to header.
final class BlockIndex {

    /// At about 100 bytes each. Blocks of 64 KiB are all kept in files of up to 4 GiB.
    private static final int MAX_KEPT = 1 << 16;

    private final MemorySegment file;
    private List<ScannedBlock> kept = new ArrayList<>();

    /// Of every 2 to this power blocks, the first is kept.
    private int strideLog;

    private int blocks;
    private long items;

    BlockIndex(MemorySegment file) {
        this.file = file;
    }

    /// Adds the next block of the file.
    void add(ScannedBlock block) {
        if ((blocks & ((1 << strideLog) - 1)) == 0) {
            if (kept.size() == MAX_KEPT) {
                keepHalf();
            }
            kept.add(block);
        }
        blocks++;
        items = block.endIndex();
    }

    private void keepHalf() {
        List<ScannedBlock> half = new ArrayList<>();
        for (int i = 0; i < kept.size(); i += 2) {
            half.add(kept.get(i));
        }
        kept = half;
        strideLog++;
    }

    /// Returns the number of blocks.
    int blocks() {
        return blocks;
    }

    /// Returns the number of blocks that are kept.
    int keptBlocks() {
        return kept.size();
    }

    /// Returns the number of values in all blocks.
    long items() {
        return items;
    }

    /// Returns a block.
    ///
    /// @param number counts blocks from 0
    /// @throws IndexOutOfBoundsException if there is no such block
    ScannedBlock block(int number) {
        Objects.checkIndex(number, blocks);
        ScannedBlock block = kept.get(number >> strideLog);
        for (int i = number & ((1 << strideLog) - 1); i > 0; i--) {
            block = block.next(file);
        }
        return block;
    }

    /// Returns the block of a value.
    ///
    /// @param index less than the number of values
    ScannedBlock find(long index) {
        int low = 0;
        int high = kept.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (index < kept.get(middle).firstIndex()) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        ScannedBlock block = kept.get(low);
        while (index >= block.endIndex()) {
            block = block.next(file);
        }
        return block;
    }
}

package dev.arenite.archive.block;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// The Bloom filter of an open file. The part of each block is verified when it is touched for the
/// first time.
///
/// Safe to use from all threads: two that verify a part at the same time find the same.
final class BlockFilter {

    private final Path path;
    private final BlockIndex index;
    private final int bits;
    private final BlockBits verified;

    /// @param index an index that [has a filter][BlockIndex#hasFilter]
    BlockFilter(Path path, BlockIndex index, int bits) {
        this.path = path;
        this.index = index;
        this.bits = bits;
        verified = new BlockBits(index.blocks());
    }

    /// Whether a block may have a key; if not, it has none.
    ///
    /// @param hash the [hash][BloomBits#hash] of the key
    /// @throws BlockDamageException if the block's part of the filter is damaged
    boolean mayHave(long block, long hash) {
        return BloomBits.mayHave(part(block), hash);
    }

    /// Returns a block's part, verified.
    ///
    /// @throws BlockDamageException if it is damaged
    MemorySegment part(long block) {
        long firstItem = index.firstItem(block);
        MemorySegment part =
                index.filter()
                        .asSlice(
                                BloomBits.position(bits, block, firstItem),
                                BloomBits.byteSize(bits, firstItem, index.endItem(block)));
        if (!verified.get(block)) {
            if (checksum(part, index.checksum(block)) != index.filterChecksum(block)) {
                throw new BlockDamageException(
                        path + ": ", "filter is damaged", index.position(block));
            }
            verified.set(block);
        }
        return part;
    }

    /// Returns the checksum of a part.
    ///
    /// @param ofBlock the checksum of its block
    static int checksum(MemorySegment part, int ofBlock) {
        Checksum checksum = new Checksum(ofBlock);
        checksum.update(part);
        return checksum.value();
    }
}

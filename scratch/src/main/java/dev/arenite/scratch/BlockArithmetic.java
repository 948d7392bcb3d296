package dev.arenite.scratch;

import dev.arenite.arena.BumpArithmetic;

/// The arithmetic of blocks that [BumpArithmetic] does not have, kept free of memory and state.
final class BlockArithmetic {

    /// Returned by [#fit] when a block does not fit.
    static final long DOES_NOT_FIT = -1;

    private BlockArithmetic() {}

    /// Returns the lowest offset at which a block fits behind the bytes in use.
    ///
    /// Alignment is a property of the absolute address, not of the offset.
    ///
    /// @param address        the address of the first byte of the memory
    /// @param limitBytes     the size of the memory
    /// @param usedBytes      the bytes already in use, at most `limitBytes`
    /// @param footprintBytes the bytes that the block takes, at least 1
    /// @param byteAlignment  the alignment of the block, a power of two
    /// @return the offset of the block in the memory, or [#DOES_NOT_FIT]
    static long fit(
            long address,
            long limitBytes,
            long usedBytes,
            long footprintBytes,
            long byteAlignment) {
        long start = BumpArithmetic.alignUp(address + usedBytes, byteAlignment);
        return BumpArithmetic.fits(start, address + limitBytes, footprintBytes)
                ? start - address
                : DOES_NOT_FIT;
    }

    /// Returns a size rounded up by at most a quarter, so that requests of similar size can use the
    /// same memory one after the other.
    static long sizeClass(long byteSize) {
        long stepBytes =
                Math.max(BumpArithmetic.MALLOC_ALIGNMENT, Long.highestOneBit(byteSize) >> 2);
        return byteSize > Long.MAX_VALUE - stepBytes
                ? byteSize
                : (byteSize + stepBytes - 1) & -stepBytes;
    }

    /// Returns the smallest power of two that is not less than a size, at most `2^62`.
    static long ceilingPowerOfTwo(long byteSize) {
        return byteSize > 1L << 62 || byteSize <= 1
                ? Math.clamp(byteSize, 1, 1L << 62)
                : Long.highestOneBit(byteSize - 1) << 1;
    }
}

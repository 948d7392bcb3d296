package dev.arenite.arena;

/// The arithmetic of bump allocation, kept free of memory and state so that it can be checked
/// exhaustively against an exact oracle.
///
/// It works on absolute addresses: alignment is a property of the address, not of an offset,
/// because a chunk is only as aligned as the allocator that provided it.
///
/// Public for allocators that are built on an arena and bump by themselves.
public final class BumpArithmetic {

    /// The largest alignment, and the largest address that memory may end at: their sum is the
    /// first number that does not fit a long.
    static final long MAX_ALIGNMENT = 1L << 62;

    /// The alignment in bytes that native memory has without a request for it.
    public static final long MALLOC_ALIGNMENT = 16;

    private BumpArithmetic() {}

    /// Returns the lowest aligned address that is not below an address.
    ///
    /// @param address       the address, from 0 to [#MAX_ALIGNMENT]
    /// @param byteAlignment the alignment, a power of two
    public static long alignUp(long address, long byteAlignment) {
        return (address + (byteAlignment - 1)) & -byteAlignment;
    }

    /// Returns whether a block fits between an address and the end of a chunk.
    ///
    /// @param start          the address at which the block would start, not negative; may be
    ///     beyond the end
    /// @param end            the address at which the chunk ends, not negative
    /// @param footprintBytes the bytes that the block takes, at least 1
    public static boolean fits(long start, long end, long footprintBytes) {
        // If the start is beyond the end, the room is negative and no block fits. Neither side of
        // the comparison can overflow, unlike start + footprintBytes.
        return footprintBytes <= end - start;
    }

    /// Returns the bytes that a block takes in a chunk: a block of no bytes takes one, so that
    /// every block has an address of its own.
    public static long footprint(long byteSize) {
        return Math.max(byteSize, 1);
    }

    /// Returns the size of a chunk that holds a block for certain, at any address of the chunk.
    ///
    /// @param byteSize      the size of the block in bytes, not negative
    /// @param byteAlignment the alignment of the block in bytes, a power of two
    /// @return the size, [Long#MAX_VALUE] if it cannot be expressed
    public static long sufficientChunkBytes(long byteSize, long byteAlignment) {
        long footprintBytes = footprint(byteSize);
        long slackBytes = Math.max(byteAlignment, MALLOC_ALIGNMENT) - MALLOC_ALIGNMENT;
        return footprintBytes > Long.MAX_VALUE - slackBytes
                ? Long.MAX_VALUE
                : footprintBytes + slackBytes;
    }

    /// Returns twice a size, but at most a limit.
    ///
    /// @param byteSize   the size, not negative
    /// @param limitBytes the limit, not negative
    static long doubled(long byteSize, long limitBytes) {
        return byteSize > limitBytes / 2 ? limitBytes : byteSize * 2;
    }

    /// Throws unless the request is one that any arena could serve.
    ///
    /// @throws IllegalArgumentException if `byteSize` is negative or `byteAlignment` not a power of
    ///     two
    public static void checkRequest(long byteSize, long byteAlignment) {
        if (byteSize < 0 || byteAlignment <= 0 || (byteAlignment & (byteAlignment - 1)) != 0) {
            throw invalidRequest(byteSize, byteAlignment);
        }
    }

    private static IllegalArgumentException invalidRequest(long byteSize, long byteAlignment) {
        return new IllegalArgumentException(
                byteSize < 0
                        ? "byteSize must not be negative: byteSize=" + byteSize
                        : "byteAlignment must be a power of two: byteAlignment=" + byteAlignment);
    }
}

package dev.arenite.tests;

import java.lang.foreign.SegmentAllocator;
import java.util.Set;

/// One allocator under test by [SegmentAllocatorContract]: the ways to use it, and its promises
/// beyond those of every allocator.
public interface AllocatorSubject extends AutoCloseable {

    /// The promises that an allocator may make beyond size, alignment and disjoint blocks.
    enum Promise {
        /// New memory is zero.
        ZEROED,
        /// Blocks of 0 bytes have addresses of their own.
        DISTINCT_EMPTY_BLOCKS,
        /// [AllocatorSubject#clear()] works: earlier segments throw, all memory can be used again.
        CLEAR,
        /// Another thread gets a [WrongThreadException], from the allocator and from its segments.
        CONFINED
    }

    /// Returns the allocator.
    SegmentAllocator allocator();

    /// Returns the promises of the allocator.
    Set<Promise> promises();

    /// Returns the size of a block, of alignment 1, that an empty instance must have room for.
    default long capacityBytes() {
        return 64;
    }

    /// Ends the life of all segments allocated so far. Called only if the allocator promises
    /// [Promise#CLEAR], so other allocators need not implement it. The tests notice an allocator
    /// that makes the promise and does nothing.
    default void clear() {}

    /// Returns the bytes in use, or -1 if the allocator does not report them. The number must be at
    /// least the bytes allocated, must not change with a refusal, and must be 0 after clear.
    default long usedBytes() {
        return -1;
    }

    /// Ends the use of this instance.
    @Override
    void close();
}

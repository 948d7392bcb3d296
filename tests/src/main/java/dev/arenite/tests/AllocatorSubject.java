package dev.arenite.tests;

import java.lang.foreign.SegmentAllocator;
import java.util.Set;

/// One allocator under test by [SegmentAllocatorContract]: how to use it, and what it promises
/// beyond what every allocator must.
public interface AllocatorSubject extends AutoCloseable {

    /// What an allocator may promise beyond size, alignment and disjoint blocks.
    enum Promise {
        /// New memory is zero.
        ZEROED,
        /// Blocks of 0 bytes have addresses of their own.
        DISTINCT_EMPTY_BLOCKS,
        /// [AllocatorSubject#clear()] works: segments from before throw, everything can be used
        /// again.
        CLEAR,
        /// Another thread gets a [WrongThreadException], from the allocator and from its segments.
        CONFINED
    }

    /// Returns the allocator.
    SegmentAllocator allocator();

    /// Returns what it promises.
    Set<Promise> promises();

    /// Returns the size of a block, of alignment 1, that an empty instance must have room for.
    default long capacityBytes() {
        return 64;
    }

    /// Ends the life of everything allocated so far. Called only if that is promised, so there is
    /// nothing to do otherwise; who promises it and does nothing is found out.
    default void clear() {}

    /// Returns the bytes in use, or -1 if the allocator does not say. What it says must be at least
    /// what is allocated, must not change with a refusal, and must be 0 after clear.
    default long usedBytes() {
        return -1;
    }

    /// Ends the use of this instance.
    @Override
    void close();
}

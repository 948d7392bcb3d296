package dev.arenite.tests.allocator;

import dev.arenite.tests.AllocatorSubject;
import dev.arenite.tests.SegmentAllocatorContract;

import java.lang.foreign.Arena;
import java.lang.foreign.SegmentAllocator;
import java.util.EnumSet;
import java.util.Set;

/// Runs the contract on the allocator of the JDK, as a demonstration: it keeps what it promises,
/// and promises neither zeroed memory, nor an end of a generation, nor its thread.
class SlicingAllocatorContractTest extends SegmentAllocatorContract {

    @Override
    protected AllocatorSubject open() {
        return new Slicing(Arena.ofConfined());
    }

    private static final class Slicing implements AllocatorSubject {
        private final Arena arena;
        private final SegmentAllocator allocator;

        Slicing(Arena arena) {
            this.arena = arena;
            this.allocator = SegmentAllocator.slicingAllocator(arena.allocate(4096, 8));
        }

        @Override
        public SegmentAllocator allocator() {
            return allocator;
        }

        @Override
        public Set<Promise> promises() {
            return EnumSet.noneOf(Promise.class);
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}

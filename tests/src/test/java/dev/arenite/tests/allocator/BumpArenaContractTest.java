package dev.arenite.tests.allocator;

import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.tests.AllocatorSubject;
import dev.arenite.tests.SegmentAllocatorContract;

import java.lang.foreign.SegmentAllocator;
import java.util.EnumSet;
import java.util.Set;

/// Runs the contract on the arena, which makes every promise that there is.
class BumpArenaContractTest extends SegmentAllocatorContract {

    @Override
    protected AllocatorSubject open() {
        return new Bump(
                BumpArena.ofConfined(
                        ArenaOptions.named("tested")
                                .withChunkBytes(512, 4096)
                                .withLimitBytes(32 << 10)));
    }

    private record Bump(BumpArena arena) implements AllocatorSubject {
        @Override
        public SegmentAllocator allocator() {
            return arena;
        }

        @Override
        public Set<Promise> promises() {
            return EnumSet.allOf(Promise.class);
        }

        @Override
        public void clear() {
            arena.clear();
        }

        @Override
        public long usedBytes() {
            return arena.stats().usedBytes();
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}

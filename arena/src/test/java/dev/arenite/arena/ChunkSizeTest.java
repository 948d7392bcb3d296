package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/// Makes requests at the edges between chunks of the usual size and chunks of their own.
final class ChunkSizeTest {

    private static final ArenaOptions OPTIONS =
            ArenaOptions.named("sized")
                    .withChunkBytes(1024, 8192)
                    .withOversizeBytes(Long.MAX_VALUE);

    @Test
    void aRequestOfTheThresholdGetsAChunkOfItsOwn() {
        try (BumpArena arena = BumpArena.ofConfined(OPTIONS.withOversizeBytes(500))) {
            arena.uninitialized().allocate(499, 1);
            assertEquals(0, arena.stats().oversized());
            arena.uninitialized().allocate(10, 1);
            arena.uninitialized().allocate(900, 1);
            assertEquals(1, arena.stats().oversized());
        }
        try (BumpArena arena = BumpArena.ofConfined(OPTIONS.withOversizeBytes(500))) {
            arena.uninitialized().allocate(500, 1);
            assertEquals(1, arena.stats().oversized());
        }
    }

    @Test
    void aRequestOfTheNextChunksSizeSharesIt() {
        try (BumpArena arena = BumpArena.ofConfined(OPTIONS)) {
            arena.uninitialized().allocate(1024, 1);
            arena.uninitialized().allocate(2048, 1);
            assertEquals(0, arena.stats().oversized());
            arena.uninitialized().allocate(4097, 1);
            assertEquals(1, arena.stats().oversized());
        }
    }

    @Test
    void theThresholdFollowsTheLargestChunk() {
        assertEquals(2048, OPTIONS.withChunkBytes(1024, 8192).oversizeBytes());
        assertEquals(1, OPTIONS.withChunkBytes(1, 3).oversizeBytes());
    }

    @Test
    void aBudgetLeavesChunksOfTheUsualSize() {
        MemoryBudget budget = MemoryBudget.root("all", 10_000);
        try (BumpArena arena = BumpArena.ofConfined(OPTIONS.withBudget(budget))) {
            arena.allocateOffset(1, 1);
            assertEquals(1024, arena.stats().reservedBytes());
            assertEquals(1024, budget.reservedBytes());
        }
    }

    @Test
    void aBudgetOfNothingServesNothing() {
        MemoryBudget budget = MemoryBudget.root("none", 0);
        try (BumpArena arena = BumpArena.ofConfined(OPTIONS.withBudget(budget))) {
            assertThrows(ArenaLimitException.class, () -> arena.allocateOffset(1, 1));
            assertEquals(0, budget.reservedBytes());
        }
    }

    @Test
    void chunksGrowOnInFramesAndAfterThem() {
        if (!Rescoping.GRANTED) {
            return; // A frame takes chunks of its own then.
        }
        try (BumpArena arena = BumpArena.ofConfined(OPTIONS)) {
            arena.uninitialized().allocate(1000, 1);
            try (ArenaFrame frame = arena.frame()) {
                frame.uninitialized().allocate(2000, 1);
                assertEquals(1024 + 2048, arena.stats().reservedBytes());
            }
            arena.uninitialized().allocate(2000, 1);
            arena.uninitialized().allocate(2000, 1);
            assertEquals(1024 + 2048 + 4096, arena.stats().reservedBytes());
        }
    }

    @Test
    void theFirstChunkStaysInPlaceAfterTheFrameThatTookIt() {
        if (!Rescoping.GRANTED) {
            return; // A frame takes chunks of its own then.
        }
        try (BumpArena arena = BumpArena.ofConfined(OPTIONS)) {
            try (ArenaFrame frame = arena.frame()) {
                frame.allocate(8, 8);
            }
            assertEquals(1024, arena.chunk().byteSize());
            assertEquals(0, arena.position());
        }
    }

    @Test
    void aFrameTakesSmallChunksOfItsOwnWhereMemoryEndsWithIt() {
        if (Rescoping.GRANTED) {
            return; // Frames share the chunks of the arena then.
        }
        try (BumpArena arena = BumpArena.ofConfined(OPTIONS)) {
            arena.uninitialized().allocate(1000, 1);
            arena.uninitialized().allocate(1000, 1);
            assertEquals(1024 + 2048, arena.stats().reservedBytes());
            try (ArenaFrame frame = arena.frame()) {
                frame.uninitialized().allocate(1000, 1);
                assertEquals(1024 + 2048 + 1024, arena.stats().reservedBytes());
            }
            arena.uninitialized().allocate(2000, 1);
            assertEquals(1024 + 2048 + 4096, arena.stats().reservedBytes());
        }
    }

    @Test
    void doublingStopsAtTheLimit() {
        assertEquals(6, BumpArithmetic.doubled(3, 7));
        assertEquals(7, BumpArithmetic.doubled(4, 7));
        assertEquals(8, BumpArithmetic.doubled(4, 8));
        assertEquals(Long.MAX_VALUE, BumpArithmetic.doubled(1L << 62, Long.MAX_VALUE));
    }
}

package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Takes chunks where the stack has no room left.
class StackEndTest {

    private static final long CHUNK_BYTES = 4096;
    private static final int ROUNDS = 5;

    private final MemoryBudget budget = MemoryBudget.root("stack", CHUNK_BYTES);
    private final ArenaOptions options =
            ArenaOptions.named("test")
                    .withChunkBytes(CHUNK_BYTES, CHUNK_BYTES)
                    .withLimitBytes(CHUNK_BYTES)
                    .withBudget(budget);

    private int failures;
    private boolean taken;

    /// Uses up the stack, and takes a chunk at each depth on the way back until one is taken.
    @SuppressWarnings("InfiniteRecursion") // Meant: it ends with the stack.
    private void takeWhereTheStackEnds(BumpArena arena) {
        try {
            takeWhereTheStackEnds(arena);
        } catch (StackOverflowError end) {
            failures++;
        }
        if (!taken) {
            arena.allocate(8, 8);
            taken = true;
        }
    }

    /// A class whose initialization fails at the end of the stack cannot be used any more.
    @BeforeAll
    static void initializeClasses() {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("first"))) {
            arena.allocate(8, 8);
        }
    }

    @Test
    void aChunkThatIsNotTakenCountsNowhere() {
        for (int i = 0; i < ROUNDS; i++) {
            failures = 0;
            taken = false;
            try (BumpArena arena = BumpArena.ofConfined(options)) {
                takeWhereTheStackEnds(arena);
                assertTrue(failures > 0);
                assertEquals(CHUNK_BYTES, arena.stats().reservedBytes());
                arena.clear();
                arena.allocate(CHUNK_BYTES / 2, 8);
            }
            assertEquals(0, budget.reservedBytes());
        }
    }
}

package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pushes and gives back blocks where the stack has no room left.
class StackEndTest {

    private static final int ROUNDS = 10;
    private static final int MOST_FAILURES = 500;

    private final BufferScratch scratch = BufferScratch.ofConfined("test", 1 << 16);
    private int failures;

    /// Uses up the stack, and gives back two blocks at each depth on the way back, whether or not
    /// there was room to push them.
    @SuppressWarnings("InfiniteRecursion") // Meant: it ends with the stack.
    private void giveBackWhereTheStackEnds() {
        try {
            giveBackWhereTheStackEnds();
        } catch (StackOverflowError end) {
            failures++;
        }
        if (failures < MOST_FAILURES) {
            int mark = scratch.mark();
            try {
                scratch.pushOffset(24, 8);
                scratch.pushOffset(100, 8);
                failures = MOST_FAILURES;
            } finally {
                scratch.release(mark);
            }
        }
    }

    /// A class whose initialization fails at the end of the stack cannot be used any more.
    @BeforeAll
    static void initializeClasses() {
        try (BufferScratch first = BufferScratch.ofConfined("first", 64)) {
            first.push(8, 8);
            first.pushOffset(8, 8);
        }
    }

    @Test
    void whatIsGivenBackIsFree() {
        for (int i = 0; i < ROUNDS; i++) {
            failures = 0;
            giveBackWhereTheStackEnds();
            assertTrue(failures > 0);
            scratch.release(0);
            assertEquals(0, scratch.usedBytes());
        }
        scratch.close();
    }
}

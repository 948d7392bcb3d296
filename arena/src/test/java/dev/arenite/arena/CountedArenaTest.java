package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Counts arenas of the platform in budgets, and looks for bytes that are counted twice, never, or
/// for ever.
final class CountedArenaTest {

    private final MemoryBudget process = MemoryBudget.root("process", 10_000);
    private final MemoryBudget part = process.child("part", 1 << 20);

    @Test
    void memoryCountsUntilTheArenaIsClosed() {
        Arena counted = part.count("index", Arena.ofConfined());
        MemorySegment memory = counted.allocate(4096, 8);
        counted.allocate(0, 1);
        assertEquals(4097, process.reservedBytes());
        assertEquals(4097, part.reservedBytes());
        assertEquals(counted.scope(), memory.scope());
        counted.close();
        assertFalse(memory.scope().isAlive());
        assertEquals(0, process.reservedBytes());
        assertEquals(0, part.reservedBytes());
        assertEquals(4097, process.peakBytes());
        assertThrows(IllegalStateException.class, counted::close);
        assertThrows(IllegalStateException.class, () -> counted.allocate(1, 1));
        assertEquals(0, process.reservedBytes());
    }

    @Test
    void alignmentCountsForWhatItMayTake() {
        try (Arena counted = part.count("index", Arena.ofConfined())) {
            counted.allocate(64, 1024);
            assertEquals(64 + 1024 - 16, process.reservedBytes());
        }
    }

    @Test
    void aRefusalNamesArenaAndBudgetAndTakesNothing() {
        try (Arena counted = part.count("index", Arena.ofConfined())) {
            counted.allocate(4000, 1);
            ArenaLimitException refusal =
                    assertThrows(ArenaLimitException.class, () -> counted.allocate(7000, 1));
            assertEquals(
                    "allocation exceeds a budget: arena=index budget=process requestedBytes=7000"
                            + " usedBytes=4000 reservedBytes=4000 limitBytes=10000",
                    refusal.getMessage());
            assertEquals(4000, part.reservedBytes());
            counted.allocate(6000, 1);
        }
    }

    @Test
    void whatTheMachineRefusesDoesNotCount() {
        MemoryBudget large = MemoryBudget.root("large", Long.MAX_VALUE);
        try (Arena counted = large.count("index", Arena.ofConfined())) {
            assertThrows(
                    OutOfMemoryError.class, () -> counted.allocate(Long.MAX_VALUE - (1 << 20), 8));
            assertThrows(IllegalArgumentException.class, () -> counted.allocate(-1, 8));
            assertThrows(IllegalArgumentException.class, () -> counted.allocate(1, 3));
            assertEquals(0, large.reservedBytes());
            assertEquals(0, large.peakBytes());
        }
    }

    @Test
    void aRequestThatMakesNoSenseIsNotMistakenForOneThatIsTooLarge() {
        try (Arena counted = MemoryBudget.root("empty", 0).count("index", Arena.ofConfined())) {
            assertThrows(IllegalArgumentException.class, () -> counted.allocate(-1, 8));
            assertThrows(IllegalArgumentException.class, () -> counted.allocate(1, 3));
            assertThrows(ArenaLimitException.class, () -> counted.allocate(1, 8));
        }
    }

    @Test
    @SuppressWarnings("restricted")
    void aCleanupActionThatThrowsDoesNotKeepTheBytes() {
        if (!Rescoping.GRANTED) {
            return; // Attaching a cleanup takes the access that is not granted here.
        }
        Arena counted = part.count("index", Arena.ofConfined());
        counted.allocate(100, 1)
                .reinterpret(
                        counted,
                        _ -> {
                            throw new IllegalArgumentException("planted");
                        });
        assertThrows(IllegalArgumentException.class, counted::close);
        assertEquals(0, process.reservedBytes());
    }

    @Test
    void whatCannotBeClosedNowStillCounts() throws Exception {
        Arena counted = part.count("index", Arena.ofConfined());
        counted.allocate(100, 1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            other.submit(() -> assertThrows(WrongThreadException.class, counted::close)).get();
            other.submit(
                            () ->
                                    assertThrows(
                                            WrongThreadException.class,
                                            () -> counted.allocate(1, 1)))
                    .get();
        }
        assertEquals(100, process.reservedBytes());
        counted.close();
        Arena forEver = part.count("global", Arena.global());
        forEver.allocate(10, 1);
        assertThrows(UnsupportedOperationException.class, forEver::close);
        assertEquals(10, process.reservedBytes());
    }

    @Test
    void threadsThatAllocateAndCloseLeaveNothing() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 100; round++) {
                Arena counted = part.count("index", Arena.ofShared());
                List<Future<?>> runs = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    runs.add(threads.submit(() -> allocateUntilClosed(counted)));
                }
                runs.add(threads.submit(counted::close));
                for (Future<?> run : runs) {
                    run.get();
                }
                assertEquals(0, process.reservedBytes());
            }
        }
        assertTrue(process.peakBytes() <= 10_000);
    }

    private static void allocateUntilClosed(Arena counted) {
        for (int i = 0; i < 1000; i++) {
            try {
                counted.allocate(100, 1);
            } catch (ArenaLimitException full) {
                assertEquals("process", full.budgetPath());
            } catch (IllegalStateException closed) {
                return;
            }
        }
    }

    @Test
    @SuppressWarnings("NullAway") // As a caller without a null checker.
    void argumentsAreNotNull() {
        assertThrows(NullPointerException.class, () -> part.count(null, Arena.global()));
        assertThrows(NullPointerException.class, () -> part.count("index", null));
        try (Arena counted = part.count("index", Arena.ofConfined())) {
            assertEquals("Arena[index budget=process/part]", counted.toString());
        }
    }
}

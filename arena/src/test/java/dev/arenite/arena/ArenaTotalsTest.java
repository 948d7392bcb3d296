package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Counts arenas of one name that threads make and close at the same time.
class ArenaTotalsTest {

    private static final int THREADS = 4;
    private static final int ARENAS = 20_000;
    private static final int RAISES = 500_000;

    /// The counts often come to nothing and begin again, as no arena stays open for long.
    private static void makeAndClose(String name) {
        for (int i = 0; i < ARENAS; i++) {
            try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named(name))) {
                arena.allocate(8, 8);
                ArenaTotals totals = ArenaTotals.byName().get(name);
                assertTrue(totals != null && totals.arenas() > 0 && totals.chunks() > 0);
            }
        }
    }

    private static void inAllThreads(Runnable work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                ends.add(threads.submit(work));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }

    @Test
    void anArenaThatIsOpenIsCountedAndTheLastOneRemovesTheName() throws Exception {
        String name = FreshNames.of("counted");
        inAllThreads(() -> makeAndClose(name));
        assertFalse(ArenaTotals.byName().containsKey(name));
    }

    @Test
    void noCountsStayForNamesWithoutAnArena() {
        String name = FreshNames.of("short-lived");
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named(name))) {
            arena.allocate(8, 8);
            assertTrue(ArenaTotals.LIVE.containsKey(name));
        }
        assertFalse(ArenaTotals.LIVE.containsKey(name));
    }

    /// A thread that loses against one that raises less must try again.
    @Test
    void peakThatThreadsRaiseIsAtLeastWhatEachRaisedItTo() throws Exception {
        AtomicLong peak = new AtomicLong();
        AtomicLong next = new AtomicLong();
        inAllThreads(
                () -> {
                    for (int i = 0; i < RAISES; i++) {
                        long now = next.incrementAndGet();
                        MemoryBudget.raise(peak, now);
                        assertTrue(peak.get() >= now);
                    }
                });
        assertEquals((long) THREADS * RAISES, peak.get());
    }
}

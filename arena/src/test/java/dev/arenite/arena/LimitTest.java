package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs into limits, of an arena and of budgets, and looks for memory that is counted twice, never,
/// or not given back.
final class LimitTest {

    @Test
    void theLimitIsExactAndNamesItsArena() {
        ArenaOptions options =
                ArenaOptions.named("limited").withChunkBytes(64, 1024).withLimitBytes(1024);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            while (arena.tryAllocate(16, 1) != null) {
                assertTrue(arena.stats().reservedBytes() <= 1024);
            }
            ArenaStats full = arena.stats();
            ArenaLimitException refused =
                    assertThrows(ArenaLimitException.class, () -> arena.allocateOffset(4000, 1));
            assertEquals(
                    "allocation exceeds the arena limit: arena=limited requestedBytes=4000"
                            + " usedBytes="
                            + full.usedBytes()
                            + " reservedBytes="
                            + full.reservedBytes()
                            + " limitBytes=1024",
                    refused.getMessage());
            assertEquals("limited", refused.arenaName());
            assertEquals(full.usedBytes(), refused.usedBytes());
            assertNull(refused.budgetPath());
            assertEquals(full, arena.stats());
            arena.clear();
            assertNotNull(arena.tryAllocate(16, 1));
        }
    }

    @Test
    void whatFitsTheLimitExactlyIsServed() {
        ArenaOptions options = ArenaOptions.named("exact").withLimitBytes(1 << 16);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            assertThrows(ArenaLimitException.class, () -> arena.allocateOffset((1 << 16) + 1, 1));
            arena.allocateOffset(1 << 16, 1);
            assertThrows(ArenaLimitException.class, () -> arena.allocateOffset(1, 1));
        }
    }

    @Test
    void retainedChunksMakeRoomForALargerRequest() {
        ArenaOptions options = ArenaOptions.named("reused").withLimitBytes(100_000);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            for (int i = 0; i < 20; i++) {
                arena.allocateOffset(4000, 1);
            }
            arena.clear();
            arena.allocateOffset(85_000, 1);
            assertTrue(arena.stats().reservedBytes() <= 100_000);
        }
    }

    @Test
    void aBudgetIsSharedAndNamesItsPath() {
        MemoryBudget process = MemoryBudget.root("process", 20_000);
        MemoryBudget storage = process.child("storage", 50_000);
        ArenaOptions options = ArenaOptions.named("blocks").withBudget(storage);
        BumpArena first = BumpArena.ofConfined(options);
        BumpArena second = BumpArena.ofConfined(options);
        first.allocateOffset(8192, 1);
        second.allocateOffset(8192, 1);
        assertEquals(16_384, process.reservedBytes());
        assertEquals(16_384, storage.reservedBytes());
        ArenaLimitException refused =
                assertThrows(ArenaLimitException.class, () -> second.allocateOffset(8000, 1));
        assertEquals(
                "allocation exceeds a budget: arena=blocks budget=process requestedBytes=8000"
                        + " usedBytes=8192 reservedBytes=16384 limitBytes=20000",
                refused.getMessage());
        assertEquals(16_384, storage.reservedBytes());
        first.close();
        second.allocateOffset(8000, 1);
        second.close();
        assertEquals(0, process.reservedBytes());
        assertEquals(0, storage.reservedBytes());
        assertTrue(process.peakBytes() >= 16_384);
        assertEquals("process/storage", storage.path());
        assertEquals(50_000, storage.limitBytes());
        assertEquals("MemoryBudget[process reservedBytes=0 limitBytes=20000]", process.toString());
    }

    @Test
    void theInnerBudgetIsNamedWhereItRefuses() {
        MemoryBudget inner = MemoryBudget.root("process", 1 << 20).child("part", 100);
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("a").withBudget(inner))) {
            ArenaLimitException refused =
                    assertThrows(ArenaLimitException.class, () -> arena.allocate(101, 1));
            assertEquals("process/part", refused.budgetPath());
            arena.allocate(80, 1);
        }
    }

    @Test
    void whatWasRefusedRaisesNoPeak() {
        String name = FreshNames.of("refused");
        MemoryBudget process = MemoryBudget.root("process", Long.MAX_VALUE - 1);
        MemoryBudget part = process.child("part", Long.MAX_VALUE);
        ArenaOptions options = ArenaOptions.named(name).withBudget(part);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            arena.allocateOffset(8, 8);
            // The first is refused by the budget, the second by the machine.
            assertNull(arena.tryAllocate(Long.MAX_VALUE, 8));
            assertNull(arena.tryAllocate(Long.MAX_VALUE - (1 << 20), 8));
            assertEquals(8192, part.peakBytes());
            assertEquals(8192, process.peakBytes());
            assertEquals(8192, process.reservedBytes());
            assertEquals(new ArenaTotals(name, 1, 1, 8192, 8192), ArenaTotals.byName().get(name));
            assertEquals(8192, arena.stats().reservedBytes());
        }
        assertEquals(0, part.reservedBytes());
        assertEquals(8192, part.peakBytes());
    }

    @Test
    void aBudgetHoldsWhateverThreadsDo() throws Exception {
        MemoryBudget process = MemoryBudget.root("process", 100_000);
        MemoryBudget part = process.child("part", 60_000);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                MemoryBudget budget = i % 2 == 0 ? part : process;
                runs.add(threads.submit(() -> allocateWithin(budget, process, part)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
        assertEquals(0, process.reservedBytes());
        assertEquals(0, part.reservedBytes());
        assertTrue(process.peakBytes() <= 100_000);
        assertTrue(part.peakBytes() <= 60_000);
    }

    private static void allocateWithin(
            MemoryBudget budget, MemoryBudget process, MemoryBudget part) {
        for (int round = 0; round < 200; round++) {
            try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.DEFAULT.withBudget(budget))) {
                for (int i = 0; i < 20; i++) {
                    arena.tryAllocate(4000, 8);
                    assertTrue(process.reservedBytes() <= 100_000);
                    assertTrue(part.reservedBytes() <= 60_000);
                }
            }
        }
    }

    @Test
    void totalsByNameFollowTheArenasAndForgetTheLastOfAName() {
        String name = FreshNames.of("counted");
        assertFalse(ArenaTotals.byName().containsKey(name));
        BumpArena first = BumpArena.ofConfined(ArenaOptions.named(name));
        BumpArena second = BumpArena.ofConfined(ArenaOptions.named(name));
        first.allocateOffset(1, 1);
        second.allocateOffset(1, 1);
        assertEquals(new ArenaTotals(name, 2, 2, 16_384, 16_384), ArenaTotals.byName().get(name));
        first.close();
        assertEquals(new ArenaTotals(name, 1, 1, 8192, 16_384), ArenaTotals.byName().get(name));
        second.close();
        assertFalse(ArenaTotals.byName().containsKey(name));
    }

    @Test
    void optionsOutOfTheirRangeAreRejected() {
        ArenaOptions options = ArenaOptions.DEFAULT;
        assertThrows(IllegalArgumentException.class, () -> options.withChunkBytes(0, 1));
        assertThrows(IllegalArgumentException.class, () -> options.withChunkBytes(2, 1));
        assertThrows(IllegalArgumentException.class, () -> options.withOversizeBytes(0));
        assertThrows(IllegalArgumentException.class, () -> options.withLimitBytes(-1));
        assertThrows(IllegalArgumentException.class, () -> Retention.upTo(-1));
        assertThrows(IllegalArgumentException.class, () -> MemoryBudget.root("r", -1));
    }

    @Test
    void anEmptyArenaServesWhatANewOneDoes() {
        ArenaOptions options =
                ArenaOptions.named("orders").withChunkBytes(512, 4096).withLimitBytes(32 << 10);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            for (int round = 0; round < 3; round++) {
                // Not quite the limit: the debug level takes a few bytes as well.
                arena.allocate(32_700, 1).fill((byte) 1);
                arena.clear();
                MemorySegment small = arena.allocate(1, 1);
                assertThrows(ArenaLimitException.class, () -> arena.allocate(32_700, 1));
                small.set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
                arena.clear();
                arena.rewind(arena.allocateOffset(100, 1));
                assertThrows(ArenaLimitException.class, () -> arena.allocateOffset(32_700, 1));
                arena.clear();
            }
        }
    }

    @Test
    void memoryOfASegmentThatWasMadeEmptyIsNotGivenBack() {
        ArenaOptions options =
                ArenaOptions.named("orders").withChunkBytes(512, 4096).withLimitBytes(32 << 10);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            arena.allocateOffset(1, 1);
            arena.clear();
            MemorySegment block = arena.allocate(64, 8);
            arena.rewind(0);
            byte before = block.get(ValueLayout.JAVA_BYTE, 0);
            assertThrows(ArenaLimitException.class, () -> arena.allocate(32_700, 1));
            assertEquals(before, block.get(ValueLayout.JAVA_BYTE, 0));
        }
    }

    /// Returns an arena whose only chunk, of the smallest size, has nothing in it.
    private static BumpArena withUntouchedChunk() {
        BumpArena arena =
                BumpArena.ofConfined(
                        ArenaOptions.named("orders")
                                .withChunkBytes(512, 4096)
                                .withLimitBytes(32 << 10));
        arena.allocateOffset(1, 1);
        arena.clear();
        return arena;
    }

    @Test
    void anUntouchedChunkGivesWayToBytesOfTheWholeLimit() {
        try (BumpArena arena = withUntouchedChunk()) {
            assertEquals(0, arena.allocateOffset(32 << 10, 1));
            assertEquals(1, arena.stats().chunks());
        }
    }

    @Test
    void anUntouchedChunkStaysWhereTheLimitHasRoomBesidesIt() {
        try (BumpArena arena = withUntouchedChunk()) {
            arena.allocateOffset((32 << 10) - 512, 1);
            assertEquals(512, arena.stats().wastedBytes());
            assertEquals(2, arena.stats().chunks());
        }
    }

    @Test
    void anUntouchedChunkStaysWhereItsRoomWouldNotDo() {
        try (BumpArena arena = withUntouchedChunk()) {
            MemorySegment chunk = arena.chunk();
            assertThrows(ArenaLimitException.class, () -> arena.allocateOffset((32 << 10) + 1, 1));
            assertEquals(chunk, arena.chunk());
        }
    }

    /// As much is in use as was at once before: neither number alone tells that something is.
    @Test
    void aChunkThatWasFilledAgainAfterARewindIsNotUntouched() {
        try (BumpArena arena = withUntouchedChunk()) {
            arena.rewind(arena.allocateOffset(100, 1));
            arena.allocateOffset(100, 1);
            MemorySegment chunk = arena.chunk();
            assertThrows(ArenaLimitException.class, () -> arena.allocateOffset(32_700, 1));
            assertEquals(chunk, arena.chunk());
            assertEquals(100, arena.position());
        }
    }
}

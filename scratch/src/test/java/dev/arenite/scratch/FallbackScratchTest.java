package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.arena.MemoryBudget;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Goes over the edge of main and back, in order and out of order, a million times.
class FallbackScratchTest {

    /// Fewer in the modes after the first one.
    private static final int FAILURES = Integer.getInteger("arenite.ops", 1_000_000);

    private static final ScratchOptions FIXED =
            ScratchOptions.named("orders").withMainBytes(1024, 1024);

    @Test
    void oneOrderHoldsOverMainAndFallback() {
        try (FallbackScratch scratch = FallbackScratch.ofConfined(FIXED)) {
            MemorySegment inMain = scratch.push(100, 1);
            MemorySegment inFallback = scratch.push(2048, 1);
            MemorySegment newest = scratch.push(50, 1);
            assertEquals(
                    "block is not the newest: scratch=orders expectedIn=orders.main"
                            + " expectedOffset=100 expectedBytes=50 actualIn=orders.fallback"
                            + " actualOffset=0 actualBytes=2048",
                    assertThrows(ScratchOrderException.class, () -> scratch.pop(inFallback))
                            .getMessage());
            scratch.pop(newest);
            assertThrows(ScratchOrderException.class, () -> scratch.pop(inMain));
            scratch.pop(inFallback);
            scratch.pop(inMain);
            assertEquals(0, scratch.usedBytes());
        }
    }

    @Test
    void aBlockOfMainIsNamedWhereOneOfTheFallbackIsTheNewest() {
        try (FallbackScratch scratch = FallbackScratch.ofConfined(FIXED)) {
            MemorySegment inMain = scratch.push(100, 1);
            scratch.push(2048, 1);
            assertEquals(
                    "block is not the newest: scratch=orders expectedIn=orders.fallback"
                            + " expectedOffset=0 expectedBytes=2048 actualIn=orders.main"
                            + " actualOffset=0 actualBytes=100",
                    assertThrows(ScratchOrderException.class, () -> scratch.pop(inMain))
                            .getMessage());
        }
    }

    @Test
    void whatWasHandedOverIsClosedWithTheWhole() {
        BufferScratch main = BufferScratch.ofConfined("small", 64);
        AllocScratch fallback = AllocScratch.ofConfined("large", 10_000);
        FallbackScratch.of("both", main, fallback).close();
        assertThrows(IllegalStateException.class, main::mark);
        assertThrows(IllegalStateException.class, fallback::mark);
    }

    @Test
    void aSteadyOversizedLoadTakesMemoryOnce() {
        try (FallbackScratch scratch = FallbackScratch.ofConfined(FIXED)) {
            scratch.pop(scratch.push(5000, 8));
            long allocations = scratch.stats().sourceAllocations();
            for (int i = 0; i < 1000; i++) {
                scratch.pop(scratch.push(5000 - i % 100, 8));
            }
            // Without native access nothing may be kept.
            assertEquals(
                    scratch.stats().retainsMemory() ? allocations : allocations + 1000,
                    scratch.stats().sourceAllocations());
            assertEquals(1001, scratch.stats().spills());
        }
    }

    @Test
    void aSegmentOfTheFallbackThrowsOnceItIsPopped() {
        try (FallbackScratch scratch = FallbackScratch.ofConfined(FIXED)) {
            MemorySegment block = scratch.push(5000, 8);
            scratch.pop(block);
            assertFalse(block.scope().isAlive());
        }
    }

    @Test
    void mainGrowsTowardsThePeakAndShrinksAgain() {
        ScratchOptions options = ScratchOptions.named("orders").withMainBytes(256, 1 << 16);
        try (FallbackScratch scratch = FallbackScratch.ofConfined(options)) {
            scratch.push(10_000, 8);
            scratch.clear();
            long spills = scratch.stats().spills();
            scratch.push(10_000, 8);
            scratch.clear();
            assertEquals(spills, scratch.stats().spills());
            assertEquals(
                    scratch.stats().retainsMemory(), scratch.stats().reservedBytes() >= 10_000);
            for (int i = 0; i < 200; i++) {
                scratch.push(8, 8);
                scratch.clear();
            }
            assertTrue(scratch.stats().reservedBytes() <= 512);
        }
    }

    @Test
    void oneIntTakesNoMoreThanAKibibyte() {
        try (FallbackScratch scratch = Scratch.ofConfined("int")) {
            assertEquals(0, scratch.stats().reservedBytes());
            scratch.push(4, 4);
            assertEquals(1024, scratch.stats().reservedBytes());
        }
    }

    @Test
    void theFallbackHasALimit() {
        ScratchOptions options = FIXED.withFallbackLimitBytes(10_000);
        try (FallbackScratch scratch = FallbackScratch.ofConfined(options)) {
            scratch.push(6000, 1);
            long usedBytes = scratch.usedBytes();
            ScratchExhaustedException refusal =
                    assertThrows(ScratchExhaustedException.class, () -> scratch.push(6000, 1));
            assertEquals("orders.fallback", refusal.scratchName());
            assertEquals(6000, refusal.requestedBytes());
            assertEquals(10_000, refusal.limitBytes());
            assertEquals(usedBytes, scratch.usedBytes());
        }
    }

    @Test
    void failuresLeaveNothingBehind() {
        try (FallbackScratch scratch = FallbackScratch.ofConfined(FIXED)) {
            fail(scratch, 1000);
            long reservedBytes = scratch.stats().reservedBytes();
            long allocations = scratch.stats().sourceAllocations();
            fail(scratch, FAILURES);
            assertEquals(0, scratch.usedBytes());
            assertEquals(0, scratch.mark());
            assertEquals(reservedBytes, scratch.stats().reservedBytes());
            if (scratch.stats().retainsMemory()) {
                assertEquals(allocations, scratch.stats().sourceAllocations());
            }
        }
    }

    /// Fails in the middle of nested pushes, as a serializer does whose block is full.
    private static void fail(Scratch scratch, int times) {
        LimitExceeded failure = new LimitExceeded();
        for (int i = 0; i < times; i++) {
            try (ScratchFrame outer = scratch.frame()) {
                outer.push(200, 8);
                try (ScratchFrame inner = scratch.frame()) {
                    inner.push(i % 64, 16);
                    inner.push(3000, 8);
                    throw failure;
                }
            } catch (LimitExceeded expected) {
                assertEquals(0, scratch.usedBytes());
            }
        }
    }

    @Test
    void failuresThatNobodyCleansUpEndWithTheNextClear() {
        try (FallbackScratch scratch = FallbackScratch.ofConfined(FIXED)) {
            for (int i = 0; i < FAILURES; i++) {
                scratch.clear();
                scratch.push(600, 8);
                scratch.push(600, 8);
            }
            scratch.clear();
            assertEquals(0, scratch.usedBytes());
            assertTrue(scratch.stats().reservedBytes() <= 2048);
        }
    }

    /// A failure that costs nothing, because it is how every block ends.
    private static final class LimitExceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        LimitExceeded() {
            super("limit exceeded", null, false, false);
        }
    }

    /// Memory of an automatic arena, which cannot be closed, is left to the garbage collector.
    @Test
    void memoryMayComeFromAutomaticArenas() {
        ScratchOptions options =
                ScratchOptions.named("automatic").withMainBytes(64, 64).withSource(Arena::ofAuto);
        FallbackScratch scratch = FallbackScratch.ofConfined(options);
        MemorySegment main = scratch.push(48, 8);
        MemorySegment oversized = scratch.push(1000, 8);
        scratch.pop(oversized);
        scratch.pop(main);
        scratch.clear();
        scratch.push(48, 8);
        scratch.push(1000, 8);
        scratch.close();
        assertThrows(IllegalStateException.class, () -> main.get(ValueLayout.JAVA_BYTE, 0));
        assertThrows(IllegalStateException.class, scratch::close);
    }

    /// The bytes would count in the budget for ever, so this is said. Without native access a
    /// scratch takes its memory by itself.
    @Test
    void automaticArenasDoNotCountInABudget() {
        MemoryBudget budget = MemoryBudget.root("process", 1 << 20);
        ScratchOptions options =
                ScratchOptions.named("automatic").withSource(Arena::ofAuto).withBudget(budget);
        FallbackScratch scratch = FallbackScratch.ofConfined(options);
        scratch.push(48, 8);
        if (ScratchMemory.NATIVE_ACCESS) {
            assertThrows(UnsupportedOperationException.class, scratch::close);
        } else {
            scratch.close();
            assertEquals(0, budget.reservedBytes());
        }
    }
}

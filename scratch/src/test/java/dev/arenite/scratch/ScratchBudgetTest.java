package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.ArenaTotals;
import dev.arenite.arena.BumpArena;
import dev.arenite.arena.MemoryBudget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Shares a budget among scratches and arenas, runs into it at every step, and looks for memory
/// that is counted twice, never, or after it was given back.
class ScratchBudgetTest {

    private static final boolean NATIVE_ACCESS =
            BumpArena.class.getModule().isNativeAccessEnabled();

    private final MemoryBudget process = MemoryBudget.root("process", 10_000);
    private final MemoryBudget part = process.child("scratch", 1 << 20);
    private final ScratchOptions options =
            ScratchOptions.named("orders").withMainBytes(1024, 1024).withBudget(part);

    @AfterEach
    void nothingIsLeftInTheBudget() {
        assertEquals(0, process.reservedBytes());
        assertEquals(0, part.reservedBytes());
    }

    @Test
    void allMemoryCountsUntilItIsGivenBack() {
        FallbackScratch scratch = FallbackScratch.ofConfined(options);
        assertEquals(0, process.reservedBytes());
        scratch.push(100, 8);
        assertEquals(1024, process.reservedBytes());
        scratch.push(4096, 8);
        assertEquals(1024 + 4096, process.reservedBytes());
        assertEquals(scratch.stats().reservedBytes(), process.reservedBytes());
        scratch.release(0);
        assertEquals(NATIVE_ACCESS ? 1024 + 4096 : 1024, process.reservedBytes());
        scratch.close();
        assertEquals(0, process.reservedBytes());
        assertEquals(1024 + 4096, process.peakBytes());
    }

    @Test
    void aRefusalNamesTheBudgetAndChangesNothing() {
        try (FallbackScratch scratch = FallbackScratch.ofConfined(options)) {
            MemorySegment block = scratch.push(100, 8);
            ScratchStats before = scratch.stats();
            ScratchExhaustedException refusal =
                    assertThrows(ScratchExhaustedException.class, () -> scratch.push(9000, 8));
            assertEquals(
                    "scratch is exhausted: scratch=orders.fallback budget=process"
                            + " requestedBytes=9000 remainingBytes=8976 limitBytes=10000",
                    refusal.getMessage());
            assertEquals("process", refusal.budgetPath());
            assertInstanceOf(ArenaLimitException.class, refusal.getCause());
            assertThrows(ScratchExhaustedException.class, () -> scratch.pushOffset(9000, 8));
            assertEquals(before, scratch.stats());
            assertEquals(1024, process.reservedBytes());
            scratch.pop(block);
        }
    }

    @Test
    void theLimitOfTheScratchIsNoBudget() {
        try (FallbackScratch scratch =
                FallbackScratch.ofConfined(options.withFallbackLimitBytes(10))) {
            assertNull(
                    assertThrows(ScratchExhaustedException.class, () -> scratch.push(2000, 8))
                            .budgetPath());
        }
    }

    @Test
    void lessThanUsualIsBetterThanNothing() {
        try (FallbackScratch scratch = FallbackScratch.ofConfined(options)) {
            scratch.push(1, 1);
            // Usually so much gets 10240 bytes.
            scratch.push(10_000 - 1024, 1);
            assertEquals(10_000, process.reservedBytes());
        }
    }

    @Test
    void memoryThatWaitsMakesRoom() {
        try (FallbackScratch scratch = FallbackScratch.ofConfined(options)) {
            for (int i = 0; i < 3; i++) {
                scratch.push(2000, 8);
                scratch.push(2500, 8);
                scratch.release(0);
                scratch.push(8000, 8);
                scratch.release(0);
            }
        }
    }

    @Test
    void theFallbackServesWhatMainIsRefusedFor() {
        BumpArena other = BumpArena.ofConfined(arenaOf(9500));
        other.allocateOffset(9500, 1);
        try (FallbackScratch scratch = FallbackScratch.ofConfined(options)) {
            MemorySegment first = scratch.push(100, 1);
            long frame = scratch.enter();
            assertEquals(0, scratch.pushOffset(50, 1));
            assertEquals(9500 + 112 + 64, process.reservedBytes());
            other.close();
            // From here on main has room.
            MemorySegment inMain = scratch.push(100, 1);
            assertEquals(1024 + 112 + 64, process.reservedBytes());
            assertEquals(112 + 64 + 100, scratch.usedBytes());
            scratch.pop(inMain);
            scratch.leave(frame);
            scratch.pop(first);
            assertEquals(0, scratch.usedBytes());
            scratch.pop(scratch.push(1024, 1));
            assertEquals(1024, scratch.peakBytes());
            scratch.clear();
        }
    }

    private ArenaOptions arenaOf(long byteSize) {
        return ArenaOptions.named("other").withChunkBytes(byteSize, byteSize).withBudget(process);
    }

    /// A budget of every size, so that the scratch runs into it at every step.
    @Test
    void aBudgetOfEverySizeLeavesOrderAndContents() {
        for (int limit = 0; limit < 6000; limit += 37) {
            MemoryBudget tight = MemoryBudget.root("tight", limit);
            try (FallbackScratch scratch = FallbackScratch.ofConfined(options.withBudget(tight))) {
                for (int round = 0; round < 3; round++) {
                    int taken = 0;
                    for (int byteSize : new int[] {10, 900, 200, 1500, 30, 2500}) {
                        ScratchStats before = scratch.stats();
                        int mark = scratch.mark();
                        try {
                            scratch.push(byteSize, 8).fill((byte) byteSize);
                            taken++;
                            assertEquals(mark + 1, scratch.mark());
                        } catch (ScratchExhaustedException refused) {
                            assertEquals("tight", refused.budgetPath());
                            assertEquals(mark, scratch.mark());
                            assertEquals(before.usedBytes(), scratch.usedBytes());
                        }
                        assertTrue(tight.reservedBytes() <= limit);
                        assertEquals(scratch.stats().reservedBytes(), tight.reservedBytes());
                    }
                    assertEquals(taken, scratch.mark());
                    scratch.clear();
                }
            }
            assertEquals(0, tight.reservedBytes());
        }
    }

    @Test
    void aSourceThatFailsLeavesNothingInTheBudget() {
        if (!NATIVE_ACCESS) {
            return; // The source is not used then.
        }
        ScratchOptions failing =
                options.withSource(
                        () -> {
                            throw new IllegalArgumentException("planted");
                        });
        try (FallbackScratch scratch = FallbackScratch.ofConfined(failing)) {
            assertThrows(IllegalArgumentException.class, () -> scratch.push(8, 8));
            assertThrows(IllegalArgumentException.class, () -> scratch.pushOffset(8, 8));
        }
        // Closed already, so that it refuses to allocate.
        Arena closed = Arena.ofConfined();
        closed.close();
        FallbackScratch scratch = FallbackScratch.ofConfined(options.withSource(() -> closed));
        assertThrows(IllegalStateException.class, () -> scratch.push(8, 8));
        assertEquals(0, process.reservedBytes());
        scratch.close();
    }

    @Test
    void whatTheMachineRefusesIsNotReserved() {
        MemoryBudget large = MemoryBudget.root("large", Long.MAX_VALUE);
        ScratchOptions unlimited = options.withBudget(large).withFallbackLimitBytes(Long.MAX_VALUE);
        try (FallbackScratch scratch = FallbackScratch.ofConfined(unlimited)) {
            long tooLarge = Long.MAX_VALUE - (1 << 20);
            assertThrows(OutOfMemoryError.class, () -> scratch.push(tooLarge, 8));
            assertThrows(OutOfMemoryError.class, () -> scratch.pushOffset(tooLarge, 8));
            // Main was tried first, and keeps its memory for blocks that fit.
            assertEquals(scratch.stats().reservedBytes(), large.reservedBytes());
            assertTrue(large.reservedBytes() <= 1024);
        }
        assertEquals(0, large.reservedBytes());
    }

    /// With native access the arena is one of the source, without it the scratch's own.
    @Test
    void aRefusalLeavesNoArenaOpen() {
        String name = "refused by a budget";
        List<Arena> opened = new ArrayList<>();
        MemorySource source =
                new MemorySource(
                        () -> {
                            opened.add(Arena.ofConfined());
                            return opened.getLast();
                        },
                        process);
        try (AllocScratch scratch = AllocScratch.ofConfined(name, 1 << 20, 0, source)) {
            assertThrows(ScratchExhaustedException.class, () -> scratch.push(20_000, 8));
            assertThrows(ScratchExhaustedException.class, () -> scratch.pushOffset(20_000, 8));
            assertEquals(NATIVE_ACCESS ? 2 : 0, opened.size());
            assertTrue(opened.stream().noneMatch(arena -> arena.scope().isAlive()));
            assertNull(ArenaTotals.byName().get(name));
        }
    }

    @Test
    void aPoolCountsOnceAndGivesBackWhatWaitedForAThread() throws InterruptedException {
        ScratchPool pool = ScratchPool.of(options);
        Thread user =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        pool.with(
                                                scratch -> {
                                                    scratch.push(100, 8);
                                                    assertEquals(1024, process.reservedBytes());
                                                    return scratch.pushOffset(2048, 8);
                                                }));
        user.join();
        assertEquals(1024 + 2048, process.peakBytes());
        user = null;
        while (process.reservedBytes() > 0) {
            System.gc();
            Thread.onSpinWait();
        }
        Thread virtual = Thread.ofVirtual().start(() -> pool.with(scratch -> scratch.push(100, 8)));
        virtual.join();
        assertEquals(0, process.reservedBytes());
    }

    @Test
    void optionsKeepTheirBudget() {
        ScratchOptions changed =
                options.withName("x")
                        .withMainBytes(1, 2)
                        .withFallbackLimitBytes(3)
                        .withSource(Arena::ofShared);
        assertEquals(options.budget(), changed.budget());
        assertNull(ScratchOptions.DEFAULT.budget());
        assertFalse(options.equals(options.withBudget(process)));
    }
}

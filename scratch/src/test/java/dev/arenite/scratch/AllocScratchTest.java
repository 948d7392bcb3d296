package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

/// Takes memory per block, against a limit on all of them together.
class AllocScratchTest {

    @Test
    void theLimitIsOnTheTotal() {
        try (AllocScratch scratch = AllocScratch.ofConfined("orders", 100)) {
            scratch.push(60, 1);
            ScratchExhaustedException refusal =
                    assertThrows(ScratchExhaustedException.class, () -> scratch.push(41, 1));
            assertEquals(
                    "scratch is exhausted: scratch=orders requestedBytes=41 remainingBytes=40"
                            + " limitBytes=100",
                    refusal.getMessage());
            scratch.push(40, 1);
            assertEquals(100, scratch.usedBytes());
        }
    }

    @Test
    void memoryIsGivenBackWithTheBlock() {
        try (AllocScratch scratch = AllocScratch.ofConfined("orders", 1000)) {
            MemorySegment block = scratch.push(500, 1);
            assertEquals(500, scratch.stats().reservedBytes());
            scratch.pop(block);
            assertEquals(0, scratch.stats().reservedBytes());
            assertFalse(block.scope().isAlive());
        }
    }

    @Test
    void keptMemoryServesTheNextBlock() {
        try (AllocScratch scratch = AllocScratch.keeping("orders", 10_000, 10_000)) {
            scratch.pop(scratch.push(4000, 8));
            scratch.pop(scratch.push(3900, 8));
            assertEquals(
                    scratch.stats().retainsMemory() ? 1 : 2, scratch.stats().sourceAllocations());
        }
    }

    @Test
    void keptMemoryMakesRoomForWhatNeedsIt() {
        try (AllocScratch scratch = AllocScratch.keeping("orders", 10_000, 10_000)) {
            scratch.pop(scratch.push(4000, 8));
            scratch.push(9000, 8);
            assertEquals(scratch.usedBytes(), scratch.stats().reservedBytes());
        }
    }

    @Test
    void keptMemoryThatIsNotUsedIsGivenUp() {
        try (AllocScratch scratch = AllocScratch.keeping("orders", 10_000, 10_000)) {
            scratch.push(8000, 8);
            scratch.clear();
            for (int i = 0; i < 10; i++) {
                scratch.push(16, 8);
                scratch.clear();
            }
            assertEquals(scratch.stats().retainsMemory() ? 16 : 0, scratch.stats().reservedBytes());
        }
    }

    @Test
    void theNewestBlockIsToldByItsPlaceAmongAll() {
        try (AllocScratch scratch = AllocScratch.ofConfined("orders", 1000)) {
            MemorySegment older = scratch.push(24, 8);
            scratch.push(16, 8);
            assertEquals(
                    "block is not the newest: scratch=orders expectedIn=orders expectedOffset=24"
                            + " expectedBytes=16 actualIn=orders actualOffset=0 actualBytes=24",
                    assertThrows(ScratchOrderException.class, () -> scratch.pop(older))
                            .getMessage());
        }
    }

    @Test
    void onlyScratchThatKeepsMemorySaysThatItMayBeUsedAgain() {
        try (AllocScratch giving = AllocScratch.ofConfined("orders", 1000);
                AllocScratch keeping = AllocScratch.keeping("orders", 1000, 1)) {
            assertFalse(giving.stats().retainsMemory());
            assertEquals(ScratchMemory.NATIVE_ACCESS, keeping.stats().retainsMemory());
        }
    }
}

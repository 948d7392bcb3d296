package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.arena.BumpArena;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

/// Keeps memory of blocks up to a limit, for as long as it is of use, and for blocks that fit it.
class KeptMemoryTest {

    private static final boolean NATIVE_ACCESS =
            BumpArena.class.getModule().isNativeAccessEnabled();

    @Test
    void memoryIsKeptUpToTheLimitInclusive() {
        if (!NATIVE_ACCESS) {
            return; // Memory is given back with each block then.
        }
        try (AllocScratch scratch = AllocScratch.keeping("orders", 10_000, 4096)) {
            scratch.pop(scratch.push(4096, 8));
            assertEquals(4096, scratch.stats().reservedBytes());
        }
    }

    @Test
    void memoryAboveTheLimitGoesBack() {
        if (!NATIVE_ACCESS) {
            return; // Memory is given back with each block then.
        }
        try (AllocScratch scratch = AllocScratch.keeping("orders", 10_000, 4096)) {
            scratch.push(3072, 8);
            scratch.push(2048, 8);
            scratch.release(0);
            assertEquals(2048, scratch.stats().reservedBytes());
        }
    }

    @Test
    void memoryIsGivenUpAfterEightGenerationsWithoutUse() {
        if (!NATIVE_ACCESS) {
            return; // Memory is given back with each block then.
        }
        try (AllocScratch scratch = AllocScratch.keeping("orders", 10_000, 10_000)) {
            scratch.push(8192, 8);
            scratch.clear();
            for (int unused = 1; unused < 8; unused++) {
                scratch.push(16, 8);
                scratch.clear();
                assertEquals(8192 + 16, scratch.stats().reservedBytes());
            }
            scratch.push(16, 8);
            scratch.clear();
            assertEquals(16, scratch.stats().reservedBytes());
        }
    }

    @Test
    void aUseBeginsTheEightGenerationsAgain() {
        if (!NATIVE_ACCESS) {
            return; // Memory is given back with each block then.
        }
        try (AllocScratch scratch = AllocScratch.keeping("orders", 10_000, 10_000)) {
            for (int i = 0; i < 100; i++) {
                scratch.push(i % 8 == 0 ? 8192 : 16, 8);
                scratch.clear();
            }
            assertEquals(2, scratch.stats().sourceAllocations());
        }
    }

    @Test
    void aBlockTakesNoMemoryOfTwiceItsSize() {
        if (!NATIVE_ACCESS) {
            return; // Memory is given back with each block then.
        }
        try (AllocScratch scratch = AllocScratch.keeping("orders", 10_000, 10_000)) {
            scratch.pop(scratch.push(2048, 8));
            scratch.pop(scratch.push(1024, 8));
            assertEquals(2, scratch.stats().sourceAllocations());
            scratch.clear();
            scratch.push(1024, 8);
            scratch.push(1025, 8);
            assertEquals(2, scratch.stats().sourceAllocations());
        }
    }

    @Test
    void aBlockIsFoundAmongSeveral() {
        try (AllocScratch scratch = AllocScratch.ofConfined("orders", 1000)) {
            scratch.push(24, 8);
            MemorySegment middle = scratch.push(16, 8);
            scratch.push(8, 8);
            assertEquals(
                    "block is not the newest: scratch=orders expectedIn=orders expectedOffset=40"
                            + " expectedBytes=8 actualIn=orders actualOffset=24 actualBytes=16",
                    assertThrows(ScratchOrderException.class, () -> scratch.pop(middle))
                            .getMessage());
        }
    }

    @Test
    void memoryOfTheRawLaneIsKept() {
        try (AllocScratch scratch = AllocScratch.keeping("orders", 10_000, 10_000)) {
            for (int i = 0; i < 3; i++) {
                scratch.pushOffset(64, 8);
                scratch.release(0);
            }
            assertEquals(1, scratch.stats().sourceAllocations());
        }
    }

    @Test
    void keptMemoryStaysWhereThereIsJustRoomBesidesIt() {
        if (!NATIVE_ACCESS) {
            return; // Memory is given back with each block then.
        }
        try (AllocScratch scratch = AllocScratch.keeping("orders", 2048 + 4096, 10_000)) {
            scratch.pop(scratch.push(2048, 8));
            scratch.push(4096, 8);
            assertEquals(2048 + 4096, scratch.stats().reservedBytes());
        }
    }
}

package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Takes bytes up to limits and beyond, by the method that throws and by the one that does not, and
/// looks for a difference.
final class TryAllocateOffsetTest {

    private static final ArenaOptions LIMITED =
            ArenaOptions.named("limited").withChunkBytes(64, 1024).withLimitBytes(1024);

    @Test
    void bytesAreTakenWhereBumpTakesThem() {
        try (BumpArena trying = BumpArena.ofConfined(LIMITED);
                BumpArena throwing = BumpArena.ofConfined(LIMITED)) {
            for (int round = 0; round < 4; round++) {
                for (long byteSize : List.of(16L, 0L, 500L, 3L, 2000L, 400L, 60L, 200L, 1L)) {
                    assertEquals(
                            orNoRoom(throwing, byteSize),
                            trying.tryAllocateOffset(byteSize, 8),
                            "" + round);
                    assertEquals(throwing.stats(), trying.stats());
                }
                throwing.clear();
                trying.clear();
            }
        }
    }

    private static long orNoRoom(BumpArena arena, long byteSize) {
        try {
            return arena.allocateOffset(byteSize, 8);
        } catch (ArenaLimitException refused) {
            return BumpArena.NO_ROOM;
        }
    }

    @Test
    void theLastBytesOfTheLimitAreTaken() {
        try (BumpArena arena = BumpArena.ofConfined(LIMITED)) {
            arena.allocateOffset(64, 1);
            assertEquals(BumpArena.NO_ROOM, arena.tryAllocateOffset(1024 - 64 + 1, 1));
            assertEquals(0, arena.tryAllocateOffset(1024 - 64, 1));
            assertEquals(1024, arena.stats().reservedBytes());
            assertEquals(BumpArena.NO_ROOM, arena.tryAllocateOffset(1, 1));
        }
    }

    @Test
    void chunksThatWaitMakeRoomForALargerRequest() {
        ArenaOptions options = ArenaOptions.named("reused").withLimitBytes(100_000);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            for (int i = 0; i < 20; i++) {
                assertTrue(arena.tryAllocateOffset(4000, 1) >= 0);
            }
            arena.clear();
            assertEquals(0, arena.tryAllocateOffset(85_000, 1));
        }
    }

    @Test
    void anUntouchedChunkMakesRoomForALargerRequest() {
        ArenaOptions options =
                ArenaOptions.named("orders").withChunkBytes(512, 4096).withLimitBytes(32 << 10);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            arena.allocateOffset(1, 1);
            arena.clear();
            assertEquals(0, arena.tryAllocateOffset(32_700, 1));
            assertEquals(BumpArena.NO_ROOM, arena.tryAllocateOffset(32_700, 1));
        }
    }

    @Test
    void aBudgetIsAsGoodAsALimitAndNothingIsReserved() {
        MemoryBudget process = MemoryBudget.root("process", 10_000);
        ArenaOptions options = ArenaOptions.named("a").withBudget(process.child("part", 1 << 20));
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            arena.allocateOffset(8192, 1);
            ArenaStats before = arena.stats();
            assertEquals(BumpArena.NO_ROOM, arena.tryAllocateOffset(2000, 1));
            assertEquals(BumpArena.NO_ROOM, arena.tryAllocateOffset(Long.MAX_VALUE, 1L << 40));
            assertEquals(before, arena.stats());
            assertEquals(8192, process.reservedBytes());
            assertEquals(8192, process.peakBytes());
            assertEquals(8192, arena.tryAllocateOffset(1800, 1) + 8192);
        }
    }

    @Test
    void whatTheMachineRefusesIsNoException() {
        try (BumpArena arena = BumpArena.ofConfined()) {
            arena.allocateOffset(8, 8);
            ArenaStats before = arena.stats();
            assertEquals(BumpArena.NO_ROOM, arena.tryAllocateOffset(Long.MAX_VALUE - (1 << 20), 8));
            assertEquals(before, arena.stats());
        }
    }

    @Test
    void memoryOfTheCallerIsUsedToItsEnd() {
        try (BumpArena owner = BumpArena.ofConfined()) {
            MemorySegment lent = owner.allocate(64, 16);
            try (BumpArena arena = BumpArena.over(lent, "over")) {
                assertEquals(0, arena.tryAllocateOffset(60, 1));
                assertEquals(BumpArena.NO_ROOM, arena.tryAllocateOffset(5, 1));
                assertEquals(60, arena.tryAllocateOffset(4, 1));
                assertEquals(BumpArena.NO_ROOM, arena.tryAllocateOffset(1, 1));
            }
        }
    }

    @Test
    void whatIsNoQuestionOfRoomIsThrown() throws InterruptedException {
        BumpArena arena = BumpArena.ofConfined(LIMITED);
        assertThrows(IllegalArgumentException.class, () -> arena.tryAllocateOffset(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> arena.tryAllocateOffset(1, 3));
        try (ArenaFrame frame = arena.frame()) {
            frame.allocate(1, 1);
            assertThrows(IllegalStateException.class, () -> arena.tryAllocateOffset(1, 1));
        }
        Thread other =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        assertThrows(
                                                WrongThreadException.class,
                                                () -> arena.tryAllocateOffset(1, 1)));
        other.join();
        arena.close();
        assertThrows(IllegalStateException.class, () -> arena.tryAllocateOffset(1, 1));
    }
}

package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.mistakes.NativeCall;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Ends generations of the offset API, whose chunks outlast them in every mode, and counts what is
/// kept.
final class ChunkRetentionTest {

    private static final ArenaOptions SMALL =
            ArenaOptions.named("retaining")
                    .withChunkBytes(1024, 1024)
                    .withOversizeBytes(Long.MAX_VALUE);

    private static void fill(BumpArena arena, int chunks) {
        for (int i = 0; i < chunks; i++) {
            arena.allocateOffset(1000, 1);
        }
    }

    @Test
    void asMuchIsKeptAsMayBe() {
        try (BumpArena arena = BumpArena.ofConfined(SMALL.withRetention(Retention.upTo(2048)))) {
            fill(arena, 4);
            arena.clear();
            assertEquals(2048, arena.stats().reservedBytes());
        }
        try (BumpArena arena = BumpArena.ofConfined(SMALL.withRetention(Retention.upTo(2047)))) {
            fill(arena, 4);
            arena.clear();
            assertEquals(1024, arena.stats().reservedBytes());
        }
    }

    @Test
    void aWaitingChunkServesARequestOfItsSize() {
        try (BumpArena arena = BumpArena.ofConfined(SMALL)) {
            fill(arena, 2);
            arena.clear();
            arena.allocateOffset(1024, 1);
            arena.allocateOffset(1024, 1);
            assertEquals(2, arena.stats().sourceAllocations());
        }
    }

    @Test
    void noMoreWaitingChunksAreReleasedThanTheLimitDemands() {
        try (BumpArena arena = BumpArena.ofConfined(SMALL.withLimitBytes(4096))) {
            fill(arena, 3);
            arena.clear();
            arena.allocateOffset(1024, 1);
            arena.allocateOffset(2048, 1);
            assertEquals(4096, arena.stats().reservedBytes());
            assertEquals(3, arena.stats().chunks());
        }
    }

    @Test
    void waitingChunksMakeRoomForAnOversizedRequest() {
        ArenaOptions options = SMALL.withOversizeBytes(2000).withLimitBytes(4096);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            fill(arena, 4);
            arena.clear();
            assertEquals(3000, arena.uninitialized().allocate(3000, 1).byteSize());
            assertEquals(1, arena.stats().oversized());
        }
    }

    @Test
    void nothingIsReleasedForARequestThatCannotBeServed() {
        try (BumpArena arena = BumpArena.ofConfined(SMALL.withLimitBytes(4096))) {
            fill(arena, 3);
            arena.clear();
            arena.allocateOffset(1024, 1);
            ArenaLimitException refusal =
                    assertThrows(ArenaLimitException.class, () -> arena.allocateOffset(3073, 1));
            assertEquals(3073, refusal.requestedBytes());
            assertEquals(3072, refusal.reservedBytes());
            assertEquals(4096, refusal.limitBytes());
            assertEquals(3, arena.stats().chunks());
        }
    }

    @Test
    void anAdaptiveArenaKeepsItsFirstChunkHoweverLittleIsUsed() {
        ArenaOptions options = ArenaOptions.named("idle").withRetention(Retention.adaptive());
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            for (int i = 0; i < 100; i++) {
                arena.allocateOffset(10, 1);
                arena.clear();
            }
            assertEquals(1, arena.stats().sourceAllocations());
        }
    }

    @Test
    void anAdaptiveArenaKeepsALargerChunkUntilItIsTooLarge() {
        ArenaOptions options = ArenaOptions.named("shrinking").withRetention(Retention.adaptive());
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            arena.allocateOffset(40_000, 1);
            arena.clear();
            long peakBytes = 40_000;
            while (40_000 / 4 <= peakBytes + peakBytes / 4) {
                assertEquals(40_000, arena.stats().reservedBytes());
                arena.allocateOffset(8, 1);
                arena.clear();
                peakBytes -= peakBytes / 16;
            }
            assertEquals(0, arena.stats().reservedBytes());
            // A quarter above the decayed peak, in whole pages.
            arena.allocateOffset(8, 1);
            assertEquals(12_288, arena.stats().reservedBytes());
        }
    }

    @Test
    void aSteadyLoadOfSeveralChunksGetsASingleOneAfterFourGenerations() {
        ArenaOptions options = SMALL.withRetention(Retention.adaptive());
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            List<Integer> chunks = new ArrayList<>();
            for (int generation = 0; generation < 6; generation++) {
                fill(arena, 4);
                chunks.add(arena.stats().chunks());
                arena.clear();
            }
            assertEquals(List.of(4, 4, 4, 4, 1, 1), chunks);
        }
    }

    @Test
    void anArenaThatKeepsNothingBeginsWithTheSizeThatWasNeeded() {
        ArenaOptions options = SMALL.withChunkBytes(1000, 10_000).withRetention(Retention.none());
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            assertEquals(1000, reservedAfterUseOf(arena, 1000));
            assertEquals(4096, reservedAfterUseOf(arena, 1));
            assertEquals(8001, reservedAfterUseOf(arena, 8001));
            assertEquals(10_000, reservedAfterUseOf(arena, 1));
        }
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            assertEquals(1000, reservedAfterUseOf(arena, 800));
            // A quarter above 800 is the first size still.
            assertEquals(1000, reservedAfterUseOf(arena, 1));
        }
    }

    /// Uses memory, and returns what was held for that.
    private static long reservedAfterUseOf(BumpArena arena, long byteSize) {
        arena.allocateOffset(byteSize, 1);
        long reservedBytes = arena.stats().reservedBytes();
        arena.clear();
        return reservedBytes;
    }

    @Test
    void memoryInUseByANativeCallIsKeptUntilItCanBeReleased() throws Throwable {
        if (!Rescoping.GRANTED) {
            return; // Calling native code takes the access that is not granted here.
        }
        BumpArena arena = BumpArena.ofConfined(SMALL.withRetention(Retention.none()));
        MemorySegment numbers = numbers(arena);
        NativeCall.sort(
                numbers,
                () -> {
                    arena.clear();
                    assertEquals(1024, arena.stats().reservedBytes());
                });
        arena.clear();
        assertEquals(0, arena.stats().reservedBytes());
        assertFalse(numbers.scope().isAlive());
        arena.close();
    }

    /// The chunk that may stay at every clear does not hide the one that may not.
    @Test
    void memoryThatANativeCallUsedIsReleasedLaterBesidesAChunkThatStays() throws Throwable {
        if (!Rescoping.GRANTED) {
            return; // Calling native code takes the access that is not granted here.
        }
        try (BumpArena arena = BumpArena.ofConfined(SMALL.withRetention(Retention.upTo(1024)))) {
            arena.allocateOffset(1024, 1);
            NativeCall.sort(
                    numbers(arena),
                    () -> {
                        arena.clear();
                        assertEquals(2048, arena.stats().reservedBytes());
                    });
            arena.clear();
            assertEquals(1024, arena.stats().reservedBytes());
        }
    }

    @Test
    void chunksThatWaitAreHandedOverWithATransferableArenaOnly() {
        for (boolean transferable : new boolean[] {false, true}) {
            ArenaOptions options = SMALL.withTransferable(transferable);
            try (BumpArena arena = BumpArena.ofConfined(options)) {
                fill(arena, 3);
                arena.clear();
                arena.handOver();
                arena.takeOver();
                assertEquals(transferable ? 3072 : 0, arena.stats().reservedBytes());
            }
        }
    }

    @Test
    void anArenaSaysWhetherItUsesMemoryOfSegmentsAgain() {
        try (BumpArena keeping = BumpArena.ofConfined(SMALL);
                BumpArena giving = BumpArena.ofConfined(SMALL.withRetention(Retention.none()))) {
            assertEquals(Rescoping.GRANTED, keeping.stats().retainsMemory());
            assertFalse(giving.stats().retainsMemory());
        }
    }

    private static MemorySegment numbers(BumpArena arena) {
        long offset = arena.allocateOffset(12, 8);
        MemorySegment numbers = arena.chunk().asSlice(offset, 12);
        MemorySegment.copy(new int[] {3, 1, 2}, 0, numbers, ValueLayout.JAVA_INT, 0, 3);
        return numbers;
    }
}

package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// Tries sizes and alignments at every boundary. Blocks that overlap, are not aligned, or not zero
/// where they must be, and requests that are refused and yet change the arena, would be noticed.
final class AllocationTest {

    private final BumpArena arena =
            BumpArena.ofConfined(ArenaOptions.named("blocks").withChunkBytes(1024, 8192));

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void sizesAndAlignmentsThatNoArenaCouldServeAreRejected() {
        ArenaStats before = arena.stats();
        for (long size : new long[] {-1, Long.MIN_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> arena.allocate(size, 1));
            assertThrows(IllegalArgumentException.class, () -> arena.tryAllocate(size, 1));
            assertThrows(IllegalArgumentException.class, () -> arena.allocateOffset(size, 1));
        }
        for (long alignment : new long[] {0, -1, 3, 12, Long.MIN_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> arena.allocate(1, alignment));
            assertThrows(IllegalArgumentException.class, () -> arena.tryAllocate(1, alignment));
            assertThrows(IllegalArgumentException.class, () -> arena.allocateOffset(1, alignment));
        }
        assertEquals(before, arena.stats());
    }

    @Test
    void everyAlignmentUpToTwoMebibytesIsKept() {
        for (long alignment = 1; alignment <= 2 << 20; alignment *= 2) {
            MemorySegment block = arena.allocate(3, alignment);
            assertEquals(0, block.address() % alignment);
            assertEquals(3, block.byteSize());
            block.fill((byte) 1);
        }
    }

    @Test
    void blocksOfNoBytesHaveAddressesOfTheirOwn() {
        Set<Long> addresses = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            MemorySegment block = arena.allocate(0);
            assertEquals(0, block.byteSize());
            assertNotEquals(0, block.address());
            assertTrue(addresses.add(block.address()));
        }
    }

    @Test
    void sizesNearTheLargestLongAreRefusedAndChangeNothing() {
        BumpArena limited =
                BumpArena.ofConfined(ArenaOptions.named("small").withLimitBytes(1 << 20));
        MemorySegment kept = limited.allocate(100, 1);
        ArenaStats before = limited.stats();
        for (long size : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 8, Long.MAX_VALUE - 4096}) {
            for (long alignment : new long[] {1, 16, 1L << 21, 1L << 62}) {
                assertThrows(ArenaLimitException.class, () -> limited.allocate(size, alignment));
                assertThrows(
                        ArenaLimitException.class, () -> limited.allocateOffset(size, alignment));
                assertNull(limited.tryAllocate(size, alignment));
            }
        }
        assertEquals(before, limited.stats());
        kept.fill((byte) 1);
        limited.close();
    }

    @Test
    void numbersOfElementsTimesTheirSizeDoNotOverflow() {
        ArenaStats before = arena.stats();
        assertThrows(
                IllegalArgumentException.class,
                () -> arena.allocate(ValueLayout.JAVA_LONG, Long.MAX_VALUE / 4));
        assertEquals(before, arena.stats());
    }

    @Test
    void theMachineWithoutMemoryLeavesTheArenaUsable() {
        MemorySegment kept = arena.allocate(100, 1);
        ArenaStats before = arena.stats();
        assertThrows(OutOfMemoryError.class, () -> arena.allocate(1L << 60, 1));
        assertNull(arena.tryAllocate(1L << 60, 1));
        assertThrows(OutOfMemoryError.class, () -> arena.allocateOffset(1L << 60, 1));
        assertEquals(before, arena.stats());
        kept.fill((byte) 1);
        assertNotNull(arena.tryAllocate(2000, 8));
    }

    @Test
    void allocatedMemoryIsZeroHoweverDirtyItWas() {
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 40; i++) {
                MemorySegment block = arena.allocate(7 + 11 * (i % 5), 1 << (i % 6));
                for (long at = 0; at < block.byteSize(); at++) {
                    assertEquals(0, block.get(ValueLayout.JAVA_BYTE, at));
                }
                block.fill((byte) 0xFF);
                arena.uninitialized().allocate(13, 1).fill((byte) 0xFF);
                try (ArenaFrame frame = arena.frame()) {
                    frame.uninitialized().allocate(100, 8).fill((byte) 0xFF);
                    assertEquals(0, frame.allocate(8, 8).get(ValueLayout.JAVA_LONG, 0));
                }
            }
            arena.clear();
        }
    }

    @Test
    void memoryFromTheMachineIsNotZeroedTwice() {
        long offset = arena.allocateOffset(64, 8);
        arena.chunk().asSlice(offset, 64).fill((byte) 0xFF);
        arena.rewind(offset);
        byte left = Diagnostics.DEBUG ? MemoryGuard.POISON : (byte) 0xFF;
        assertEquals(
                Rescoping.GRANTED ? left : 0,
                arena.uninitialized().allocate(64, 8).get(ValueLayout.JAVA_BYTE, 0));
    }

    @Test
    void everyWayToAllocateFromValuesWritesThemOnce() {
        long[] elements = {1, 2, 3};
        assertEquals(
                3,
                arena.allocateFrom(ValueLayout.JAVA_LONG, elements).get(ValueLayout.JAVA_LONG, 16));
        assertEquals("Zürich", arena.allocateFrom("Zürich").getString(0));
        assertEquals(
                "Zürich",
                arena.allocateFrom("Zürich", StandardCharsets.UTF_16LE)
                        .getString(0, StandardCharsets.UTF_16LE));
        assertEquals(
                7,
                arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) 7).get(ValueLayout.JAVA_BYTE, 0));
        assertEquals(
                'x', arena.allocateFrom(ValueLayout.JAVA_CHAR, 'x').get(ValueLayout.JAVA_CHAR, 0));
        assertEquals(
                2.5,
                arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 2.5).get(ValueLayout.JAVA_DOUBLE, 0));
        assertEquals(
                2,
                arena.allocateFrom(
                                ValueLayout.JAVA_LONG,
                                MemorySegment.ofArray(elements),
                                ValueLayout.JAVA_LONG,
                                8,
                                2)
                        .get(ValueLayout.JAVA_LONG, 0));
    }

    @Test
    void everyAllocateFromOfTheInterfaceIsSentToTheLaneThatDoesNotZero() {
        long inherited =
                java.util.Arrays.stream(java.lang.foreign.SegmentAllocator.class.getMethods())
                        .filter(method -> method.getName().equals("allocateFrom"))
                        .filter(
                                method ->
                                        java.util.Arrays.stream(
                                                        WriteOnceAllocator.class
                                                                .getDeclaredMethods())
                                                .noneMatch(
                                                        own ->
                                                                own.getName().equals("allocateFrom")
                                                                        && java.util.Arrays.equals(
                                                                                own
                                                                                        .getParameterTypes(),
                                                                                method
                                                                                        .getParameterTypes())))
                        .count();
        assertEquals(0, inherited);
    }

    @Test
    void anOversizedRequestNeitherWastesTheChunkNorInflatesLaterOnes() {
        arena.allocate(100, 1);
        MemorySegment before = arena.allocate(8, 8);
        arena.allocate(100_000, 64);
        MemorySegment after = arena.allocate(8, 8);
        long canary = Diagnostics.DEBUG ? MemoryGuard.CANARY_BYTES : 0;
        assertEquals(before.address() + 8 + canary, after.address());
        arena.allocate(900, 1);
        ArenaStats stats = arena.stats();
        assertEquals(1, stats.oversized());
        assertTrue(stats.reservedBytes() < 1024 + 100_200 + 2049, stats.toString());
        arena.clear();
        assertTrue(arena.stats().reservedBytes() <= 1024 + 2048);
    }

    @Test
    void aWaitingChunkThatIsTooSmallIsPassedOver() {
        for (int i = 0; i < 10; i++) {
            arena.allocate(1000, 1);
            arena.allocate(2000, 1);
            arena.allocate(1500, 512);
            arena.clear();
        }
        assertEquals(0, arena.stats().usedBytes());
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullArgumentsAreRejectedByName() {
        assertThrows(NullPointerException.class, () -> BumpArena.ofConfined(null));
        assertThrows(NullPointerException.class, () -> arena.tryExtend(null, 1));
        assertThrows(NullPointerException.class, () -> arena.tryShrink(null, 1));
        assertThrows(NullPointerException.class, () -> ArenaLeak.onLeak(null));
        assertThrows(NullPointerException.class, () -> MemoryBudget.root(null, 1));
    }

    @Test
    void statisticsAreExact() {
        arena.allocate(10, 1);
        arena.allocateOffset(5, 1);
        long canary = Diagnostics.DEBUG ? MemoryGuard.CANARY_BYTES : 0;
        ArenaStats stats = arena.stats();
        assertEquals(
                new ArenaStats(
                        "blocks",
                        15 + canary,
                        15 + canary,
                        0,
                        1024,
                        Long.MAX_VALUE,
                        1,
                        0,
                        0,
                        1,
                        Rescoping.GRANTED),
                stats);
        arena.allocate(1024, 1);
        assertEquals(1024 - 15 - canary, arena.stats().wastedBytes());
        assertEquals(15 + canary + 1024, arena.stats().usedBytes());
        arena.clear();
        assertEquals(0, arena.stats().usedBytes());
        assertEquals(15 + canary + 1024, arena.stats().peakBytes());
        assertEquals(1, arena.stats().clears());
        assertEquals("BumpArena[blocks]", arena.toString());
    }
}

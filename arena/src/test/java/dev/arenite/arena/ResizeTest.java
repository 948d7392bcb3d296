package dev.arenite.arena;

import static dev.arenite.arena.ClearTest.assertStale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;

/// Makes newest blocks larger and smaller, and blocks that only look like the newest.
final class ResizeTest {

    private final BumpArena arena =
            BumpArena.ofConfined(ArenaOptions.named("resized").withChunkBytes(1024, 1024));

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void theNewestBlockGrowsInPlaceAndIsZeroWhereItGrew() {
        arena.uninitialized().allocate(1000, 1).fill((byte) 0xFF);
        arena.clear();
        MemorySegment block = arena.allocate(10, 1);
        block.fill((byte) 7);
        MemorySegment larger = Objects.requireNonNull(arena.tryExtend(block, 500));
        assertEquals(block.address(), larger.address());
        assertEquals(500, larger.byteSize());
        assertEquals(7, larger.get(ValueLayout.JAVA_BYTE, 9));
        for (int i = 10; i < 500; i++) {
            assertEquals(0, larger.get(ValueLayout.JAVA_BYTE, i));
        }
        assertEquals(500, arena.stats().usedBytes());
        arena.clear();
        assertStale(larger);
    }

    @Test
    void theNewestBlockShrinksAndItsEndIsAllocatedNext() {
        MemorySegment block = arena.allocate(100, 1);
        MemorySegment smaller = Objects.requireNonNull(arena.tryShrink(block, 40));
        assertEquals(40, smaller.byteSize());
        assertEquals(40, arena.stats().usedBytes());
        assertEquals(0, Objects.requireNonNull(arena.tryShrink(smaller, 0)).byteSize());
        assertEquals(1, arena.stats().usedBytes());
    }

    /// The object of a generation is made anew after a number of scopes (ADR 18).
    @Test
    void theNewestBlockStaysTheNewestThroughAnyNumberOfFrames() {
        MemorySegment block = arena.allocate(10, 1);
        for (int frames = 1; frames <= 3000; frames++) {
            arena.frame().close();
            block = arena.tryExtend(block, 10 + frames % 2);
            assertNotNull(block, "frames=" + frames);
            block = arena.tryShrink(block, 10);
            assertNotNull(block, "frames=" + frames);
        }
    }

    @Test
    void onlyTheNewestBlockIsResized() {
        MemorySegment older = arena.allocate(16, 8);
        MemorySegment newest = arena.allocate(16, 8);
        assertNull(arena.tryExtend(older, 32));
        assertNull(arena.tryShrink(older, 8));
        assertNull(arena.tryExtend(newest.asSlice(0, 8), 32));
        assertNull(arena.tryExtend(newest, 2000));
        assertNull(arena.tryExtend(newest, Long.MAX_VALUE));
        assertNotNull(arena.tryExtend(newest, 16));
    }

    /// It would reach into the block that it is a part of.
    @Test
    void aPartOfTheNewestBlockIsNotTheNewestBlock() {
        arena.allocate(16, 8);
        MemorySegment newest = arena.allocate(8, 8);
        newest.fill((byte) 7);
        long usedBytes = arena.stats().usedBytes();
        for (long offset : new long[] {1, 4, 7}) {
            for (MemorySegment part :
                    List.of(newest.asSlice(offset, 0), newest.asSlice(offset, 8 - offset))) {
                assertNull(arena.tryExtend(part, 16));
                assertNull(arena.tryShrink(part, 0));
            }
        }
        assertEquals(usedBytes, arena.stats().usedBytes());
        assertEquals(-1, newest.mismatch(filled(8)));
        assertNotNull(arena.tryExtend(newest, 16));
    }

    @Test
    void aBlockThatIsFirstInItsChunkOrOfAFrameIsKnownByItsStart() {
        arena.uninitialized().allocate(1000, 1);
        MemorySegment first = arena.uninitialized().allocate(40, 1);
        assertNull(arena.tryShrink(first.asSlice(8), 8));
        try (ArenaFrame frame = arena.frame()) {
            MemorySegment inside = frame.allocate(40, 1);
            assertNull(frame.tryShrink(inside.asSlice(8), 8));
            assertNotNull(frame.tryShrink(inside, 8));
        }
        assertNull(arena.tryShrink(first.asSlice(8), 8));
        MemorySegment smaller = Objects.requireNonNull(arena.tryShrink(first, 8));
        assertNotNull(arena.tryExtend(smaller, 50));
    }

    @Test
    void aBlockThatIsFirstBehindBytesOfTheRawLaneIsResized() {
        arena.allocateOffset(100, 1);
        assertNotNull(arena.tryExtend(arena.allocate(8, 8), 16));
    }

    @Test
    void aReadOnlyBlockStaysReadOnly() {
        MemorySegment block = arena.allocate(16, 8).asReadOnly();
        MemorySegment larger = Objects.requireNonNull(arena.tryExtend(block, 32));
        assertTrue(larger.isReadOnly());
        assertTrue(Objects.requireNonNull(arena.tryShrink(larger, 8)).isReadOnly());
    }

    private static MemorySegment filled(int byteSize) {
        return MemorySegment.ofArray(new byte[byteSize]).fill((byte) 7);
    }

    @Test
    void sizesOnTheWrongSideAreRejected() {
        MemorySegment block = arena.allocate(16, 8);
        assertThrows(IllegalArgumentException.class, () -> arena.tryExtend(block, 15));
        assertThrows(IllegalArgumentException.class, () -> arena.tryShrink(block, 17));
        assertEquals(
                "new size is negative: newByteSize=-1 byteSize=16",
                assertThrows(IllegalArgumentException.class, () -> arena.tryShrink(block, -1))
                        .getMessage());
    }

    @Test
    void theNewestBlockOfAnEnclosingFrameIsLeftAlone() {
        MemorySegment outside = arena.allocate(16, 8);
        try (ArenaFrame frame = arena.frame()) {
            assertNull(frame.tryExtend(outside, 32));
            assertNull(frame.tryShrink(outside, 8));
            assertThrows(IllegalStateException.class, () -> arena.tryExtend(outside, 32));
            MemorySegment inside = frame.allocate(16, 8);
            assertNotNull(frame.tryExtend(inside, 32));
        }
        assertNotNull(arena.tryShrink(outside, 8));
    }

    @Test
    void aBlockOfAnOlderGenerationIsNotTouched() {
        MemorySegment old = arena.allocate(16, 8);
        arena.clear();
        arena.allocate(16, 8);
        assertThrows(IllegalStateException.class, () -> arena.tryExtend(old, 32));
        assertThrows(IllegalStateException.class, () -> arena.tryShrink(old, 8));
    }

    @Test
    void aSegmentOfSomebodyElseIsNotTouched() {
        arena.allocate(16, 8);
        try (Arena other = Arena.ofConfined()) {
            assertNull(arena.tryExtend(other.allocate(16), 32));
        }
        assertNull(arena.tryExtend(MemorySegment.ofArray(new long[2]), 32));
    }
}

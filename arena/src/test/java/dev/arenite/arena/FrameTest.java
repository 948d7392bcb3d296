package dev.arenite.arena;

import static dev.arenite.arena.ClearTest.assertStale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Nests frames, ends them in every wrong order, and looks for segments that live too long or not
/// long enough.
final class FrameTest {

    private final BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("framed"));

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void aFrameGivesBackWhatWasAllocatedInsideAndNothingElse() {
        MemorySegment outside = arena.allocate(8, 8);
        long usedBytes = arena.stats().usedBytes();
        MemorySegment inside;
        MemorySegment large;
        try (ArenaFrame frame = arena.frame()) {
            inside = frame.allocate(8, 8);
            large = frame.allocate(500_000, 8);
            frame.allocate(8000, 8);
            outside.set(ValueLayout.JAVA_LONG, 0, 1);
        }
        assertStale(inside);
        assertStale(large);
        assertEquals(1, outside.get(ValueLayout.JAVA_LONG, 0));
        assertEquals(usedBytes, arena.stats().usedBytes());
        arena.allocate(8, 8).fill((byte) 1);
        assertEquals(1, outside.get(ValueLayout.JAVA_LONG, 0));
    }

    @Test
    void framesNest() {
        try (ArenaFrame outer = arena.frame()) {
            MemorySegment first = outer.allocate(8, 8);
            MemorySegment second;
            try (ArenaFrame inner = arena.frame()) {
                second = inner.allocate(8, 8);
            }
            assertStale(second);
            MemorySegment third = outer.allocate(8, 8);
            first.fill((byte) 1);
            third.fill((byte) 2);
            assertEquals(1, first.get(ValueLayout.JAVA_BYTE, 0));
            try (ArenaFrame again = arena.frame()) {
                assertStale(second);
                again.allocate(8, 8).fill((byte) 3);
            }
            assertEquals(2, third.get(ValueLayout.JAVA_BYTE, 0));
        }
        assertEquals(0, arena.stats().usedBytes());
    }

    @Test
    void segmentsOfAnOuterFrameEndWithItEvenIfAllocatedAfterAnInnerOne() {
        MemorySegment outside = arena.allocate(8, 8);
        MemorySegment late;
        try (ArenaFrame outer = arena.frame()) {
            try (ArenaFrame inner = arena.frame()) {
                inner.allocate(8, 8);
            }
            late = outer.allocate(8, 8);
        }
        assertStale(late);
        outside.fill((byte) 1);
    }

    @Test
    void aFrameClosedOutOfOrderIsAnErrorThatChangesNothing() {
        ArenaFrame outer = arena.frame();
        MemorySegment first = outer.allocate(8, 8);
        ArenaFrame inner = arena.frame();
        MemorySegment second = inner.allocate(8, 8);
        assertEquals(
                "a frame inside is open: arena=framed frameDepth=1 innermostDepth=2",
                assertThrows(IllegalStateException.class, outer::close).getMessage());
        first.fill((byte) 1);
        second.fill((byte) 2);
        inner.close();
        outer.close();
        assertStale(first);
    }

    @Test
    void onlyTheInnermostFrameAllocates() {
        try (ArenaFrame outer = arena.frame();
                ArenaFrame inner = arena.frame()) {
            assertThrows(IllegalStateException.class, () -> outer.allocate(8, 8));
            assertThrows(IllegalStateException.class, () -> arena.allocate(8, 8));
            assertThrows(IllegalStateException.class, () -> arena.allocateOffset(8, 8));
            assertThrows(IllegalStateException.class, () -> arena.rewind(0));
            assertThrows(IllegalStateException.class, () -> arena.uninitialized().allocate(8, 8));
            inner.allocate(8, 8);
        }
    }

    @Test
    void aClosedFrameIsClosed() {
        ArenaFrame frame = arena.frame();
        frame.close();
        assertEquals(
                "frame is closed: arena=framed",
                assertThrows(IllegalStateException.class, frame::close).getMessage());
        assertThrows(IllegalStateException.class, () -> frame.allocate(8, 8));
        try (ArenaFrame next = arena.frame()) {
            assertThrows(IllegalStateException.class, frame::close);
            next.allocate(8, 8);
        }
    }

    @Test
    void clearEndsOpenFrames() {
        MemorySegment outside = arena.allocate(8, 8);
        ArenaFrame outer = arena.frame();
        MemorySegment first = outer.allocate(8, 8);
        ArenaFrame inner = arena.frame();
        MemorySegment second = inner.allocate(8, 8);
        arena.clear();
        assertStale(outside);
        assertStale(first);
        assertStale(second);
        assertThrows(IllegalStateException.class, inner::close);
        assertThrows(IllegalStateException.class, outer::close);
        arena.allocate(8, 8).fill((byte) 1);
        assertEquals(Math.max(8, arena.stats().usedBytes()), arena.stats().usedBytes());
    }

    @Test
    void framesOfALoopTakeNoMoreMemoryThanOne() {
        for (int i = 0; i < 2000; i++) {
            try (ArenaFrame frame = arena.frame()) {
                frame.allocate(3000, 8);
            }
        }
        assertTrue(arena.stats().reservedBytes() <= 8192, arena.stats().toString());
        assertTrue(arena.stats().peakBytes() <= 3016);
    }

    @Test
    void aGenerationAndItsFramesOutlastThousandsOfInnerFrames() {
        MemorySegment outside = arena.allocate(8, 8);
        ArenaFrame outer = arena.frame();
        MemorySegment inOuter = outer.allocate(8, 8);
        for (long i = 0; i < 5000; i++) {
            try (ArenaFrame inner = arena.frame()) {
                inner.allocate(8, 8).set(ValueLayout.JAVA_LONG, 0, i);
            }
            inOuter.set(ValueLayout.JAVA_LONG, 0, i);
            outside.set(ValueLayout.JAVA_LONG, 0, i);
        }
        assertThrows(IllegalStateException.class, () -> arena.allocate(8, 8));
        outer.close();
        assertStale(inOuter);
        assertEquals(4999, outside.get(ValueLayout.JAVA_LONG, 0));
        arena.clear();
        assertStale(outside);
    }

    @Test
    void theScopeOfAFrameIsThatOfItsSegments() {
        ArenaFrame frame = arena.frame();
        MemorySegment segment = frame.allocate(8, 8);
        assertEquals(segment.scope(), frame.scope());
        frame.close();
        assertTrue(!frame.scope().isAlive());
    }
}

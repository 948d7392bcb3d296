package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/// Uses frames and arenas that cannot serve, and reads which of the reasons is given.
final class FrameRefusalTest {

    @Test
    void aClosedFrameIsClosedAlsoWhileAnotherIsOpen() {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("framed"))) {
            ArenaFrame closed = arena.frame();
            closed.close();
            try (ArenaFrame open = arena.frame()) {
                assertMessage("frame is closed: arena=framed", () -> closed.allocate(8, 8));
                ArenaFrame inner = arena.frame();
                assertMessage(
                        "a frame inside is open: arena=framed frameDepth=1 innermostDepth=2",
                        () -> open.allocate(8, 8));
                inner.close();
                assertMessage("frame is closed: arena=framed", inner::close);
                assertEquals(8, open.allocate(8, 8).byteSize());
            }
        }
    }

    @Test
    @SuppressWarnings("restricted")
    void aFrameWhoseCleanupThrowsIsClosedAndTellsIt() {
        if (!Rescoping.GRANTED) {
            return; // Attaching a cleanup takes the access that is not granted here.
        }
        try (BumpArena arena = BumpArena.ofConfined()) {
            ArenaFrame frame = arena.frame();
            MemorySegment block = frame.allocate(8, 8);
            block.reinterpret(
                    frame,
                    _ -> {
                        throw new IllegalArgumentException("cleanup");
                    });
            assertEquals(
                    "cleanup",
                    assertThrows(IllegalArgumentException.class, frame::close).getMessage());
            ClearTest.assertStale(block);
            assertEquals(8, arena.allocate(8, 8).byteSize());
        }
    }

    @Test
    void memoryOfTheCallerThatHasEndedIsNamed() {
        if (!Rescoping.GRANTED) {
            return; // The arena has memory of its own then.
        }
        Arena owner = Arena.ofConfined();
        BumpArena arena = BumpArena.over(owner.allocate(1000, 8), "lent");
        owner.close();
        assertMessage("the memory under the arena has ended", () -> arena.allocate(8, 8));
        arena.close();
    }

    @Test
    void requestsThatMakeNoSenseAreRefusedOnEveryLane() {
        try (BumpArena arena = BumpArena.ofConfined();
                ArenaFrame frame = arena.frame()) {
            assertRequestsRefused(frame);
            assertRequestsRefused(frame.uninitialized());
        }
        try (BumpArena arena = BumpArena.ofConfined()) {
            assertRequestsRefused(arena);
            assertRequestsRefused(arena.uninitialized());
            assertRequestsRefused(
                    (byteSize, byteAlignment) -> {
                        arena.allocateOffset(byteSize, byteAlignment);
                        return MemorySegment.NULL;
                    });
        }
    }

    private static void assertRequestsRefused(SegmentAllocator lane) {
        assertEquals(
                "byteSize must not be negative: byteSize=-1",
                assertThrows(IllegalArgumentException.class, () -> lane.allocate(-1, 8))
                        .getMessage());
        for (long byteSize : new long[] {0, 8}) {
            assertEquals(
                    "byteAlignment must be a power of two: byteAlignment=3",
                    assertThrows(IllegalArgumentException.class, () -> lane.allocate(byteSize, 3))
                            .getMessage());
        }
    }

    private static void assertMessage(String message, Executable use) {
        assertEquals(message, assertThrows(IllegalStateException.class, use).getMessage());
    }
}

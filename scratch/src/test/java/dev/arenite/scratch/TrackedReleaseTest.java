package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Gives tracked blocks back in every way, and finds their room used again in the requirement.
class TrackedReleaseTest {

    private static final ScratchRequirement TWO_BLOCKS = new ScratchRequirement(300, 2, 1, 300);

    @Test
    void releasedRoomIsUsedAgain() {
        try (ScratchTracker tracker = ScratchTracker.of(Scratch.ofConfined("orders"))) {
            tracker.push(100, 1);
            int mark = tracker.mark();
            tracker.push(200, 1);
            tracker.release(mark);
            tracker.push(200, 1);
            assertEquals(TWO_BLOCKS, tracker.requirement());
        }
    }

    @Test
    void roomOfAFrameIsUsedAgain() {
        try (ScratchTracker tracker = ScratchTracker.of(Scratch.ofConfined("orders"))) {
            tracker.push(100, 1);
            long frame = tracker.enter();
            tracker.push(200, 1);
            tracker.leave(frame);
            tracker.push(200, 1);
            assertEquals(TWO_BLOCKS, tracker.requirement());
        }
    }

    @Test
    void roomIsUsedAgainAfterAClear() {
        try (ScratchTracker tracker = ScratchTracker.of(Scratch.ofConfined("orders"))) {
            tracker.push(100, 1);
            tracker.push(200, 1);
            tracker.clear();
            tracker.push(300, 1);
            assertEquals(TWO_BLOCKS, tracker.requirement());
        }
    }
}

package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;

/// Tracks a load, and serves it again from a buffer of the size that the tracker says.
class ScratchTrackerTest {

    @Test
    void saysWhatTheLoadNeeded() {
        try (ScratchTracker tracker = ScratchTracker.of(Scratch.ofConfined("orders"))) {
            load(tracker);
            ScratchRequirement requirement = tracker.requirement();
            assertEquals(3, requirement.peakBlocks());
            assertEquals(64, requirement.strictestAlignment());
            // 1 byte, 63 of padding, 2000, then 5; and 63 for a buffer that begins anywhere.
            assertEquals(1 + 63 + 2000 + 5 + 63, requirement.sufficientBytes());
        }
    }

    @Test
    void aBufferOfTheSizeThatItSaysSufficesWhereverItBegins() {
        try (ScratchTracker tracker = ScratchTracker.of(Scratch.ofConfined("orders"));
                Arena arena = Arena.ofConfined()) {
            load(tracker);
            long byteSize = tracker.requirement().sufficientBytes();
            for (int start = 0; start < 64; start++) {
                BufferScratch scratch =
                        BufferScratch.over(
                                "orders", arena.allocate(start + byteSize, 64).asSlice(start));
                load(scratch);
                scratch.close();
            }
        }
    }

    private static void load(Scratch scratch) {
        scratch.pop(scratch.push(100, 8));
        try (ScratchFrame frame = scratch.frame()) {
            frame.push(1, 1);
            scratch.pushOffset(2000, 64);
            frame.push(5, 1);
        }
        scratch.push(8, 8);
        scratch.clear();
    }

    @Test
    void refusedBlocksDoNotCount() {
        try (ScratchTracker tracker = ScratchTracker.of(BufferScratch.ofConfined("orders", 100))) {
            assertThrows(ScratchExhaustedException.class, () -> tracker.push(1000, 1));
            assertEquals(new ScratchRequirement(0, 0, 1, 1), tracker.requirement());
        }
    }
}

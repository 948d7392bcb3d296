package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

/// Leaves frames on every way out, in order and out of order.
class ScratchFrameTest {

    @Test
    void anExceptionGivesBackWhatEachFrameHolds() {
        try (Scratch scratch = Scratch.ofConfined("orders")) {
            MemorySegment outer = scratch.push(8, 8);
            assertThrows(ArithmeticException.class, () -> failIn(scratch, 3));
            assertEquals(8, scratch.usedBytes());
            scratch.pop(outer);
        }
    }

    private static void failIn(Scratch scratch, int depth) {
        try (ScratchFrame frame = scratch.frame()) {
            frame.push(100, 8);
            frame.push(5000, 8);
            if (depth > 0) {
                failIn(scratch, depth - 1);
            }
            throw new ArithmeticException("in user code");
        }
    }

    @Test
    void anOuterFrameIsNotClosedBeforeTheInnerOne() {
        try (Scratch scratch = BufferScratch.ofConfined("orders", 256)) {
            ScratchFrame outer = scratch.frame();
            ScratchFrame inner = scratch.frame();
            scratch.push(8, 8);
            assertEquals(
                    "a frame inside is open: scratch=orders frameDepth=1 innermostDepth=2",
                    assertThrows(ScratchOrderException.class, outer::close).getMessage());
            assertEquals(8, scratch.usedBytes());
            inner.close();
            outer.close();
            assertEquals(0, scratch.mark());
        }
    }

    @Test
    void aFrameIsClosedOnce() {
        try (Scratch scratch = BufferScratch.ofConfined("orders", 256)) {
            ScratchFrame first = scratch.frame();
            first.close();
            ScratchFrame second = scratch.frame();
            assertEquals(
                    "frame is closed: scratch=orders",
                    assertThrows(IllegalStateException.class, first::close).getMessage());
            second.close();
        }
    }

    @Test
    void clearEndsFrames() {
        try (Scratch scratch = Scratch.ofConfined("orders")) {
            ScratchFrame frame = scratch.frame();
            frame.push(8, 8);
            scratch.clear();
            assertThrows(IllegalStateException.class, frame::close);
            assertEquals(0, scratch.mark());
        }
    }

    @Test
    void aBlockFromOutsideIsNotPoppedInsideAFrame() {
        try (Scratch scratch = BufferScratch.ofConfined("orders", 256)) {
            MemorySegment outside = scratch.push(8, 8);
            try (ScratchFrame frame = scratch.frame()) {
                assertThrows(ScratchOrderException.class, () -> scratch.pop(outside));
                frame.push(8, 8);
            }
            scratch.pop(outside);
        }
    }
}

package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Supplier;

/// Tells used scratches from unused, open from closed, and counts what was done to them.
class ScratchStateTest {

    static List<Supplier<Scratch>> scratches() {
        return List.of(
                () -> BufferScratch.ofConfined("orders", 256),
                () -> AllocScratch.ofConfined("orders", 1000),
                () -> AllocScratch.keeping("orders", 1000, 1000),
                () -> FallbackScratch.ofConfined(ScratchOptions.named("orders")));
    }

    @ParameterizedTest
    @MethodSource("scratches")
    void onlyAClearThatHasSomethingToClearIsCounted(Supplier<Scratch> made) {
        try (Scratch scratch = made.get()) {
            assertEquals(0, clearsAfterClear(scratch));
            scratch.push(8, 8);
            assertEquals(1, clearsAfterClear(scratch));
            scratch.pop(scratch.push(8, 8));
            assertEquals(2, clearsAfterClear(scratch));
            scratch.pushOffset(8, 8);
            scratch.release(0);
            assertEquals(3, clearsAfterClear(scratch));
            scratch.enter();
            assertEquals(4, clearsAfterClear(scratch));
            assertEquals(4, clearsAfterClear(scratch));
        }
    }

    private static long clearsAfterClear(Scratch scratch) {
        scratch.clear();
        assertEquals(0, scratch.mark());
        return scratch.stats().clears();
    }

    @ParameterizedTest
    @MethodSource("scratches")
    void aClosedScratchRefusesEverything(Supplier<Scratch> made) {
        Scratch scratch = made.get();
        MemorySegment block = scratch.push(8, 8);
        long frame = scratch.enter();
        scratch.close();
        assertClosed(() -> scratch.push(8, 8));
        assertClosed(() -> scratch.pushOffset(8, 8));
        assertClosed(() -> scratch.pop(block));
        assertClosed(scratch::memory);
        assertClosed(scratch::mark);
        assertClosed(() -> scratch.release(0));
        assertClosed(scratch::enter);
        assertClosed(() -> scratch.leave(frame));
        assertClosed(scratch::clear);
        assertClosed(scratch::close);
    }

    @ParameterizedTest
    @MethodSource("scratches")
    void aClosedScratchHoldsNothing(Supplier<Scratch> made) {
        Scratch scratch = made.get();
        scratch.push(16, 8);
        scratch.enter();
        scratch.push(16, 8);
        scratch.close();
        assertEquals(0, scratch.stats().blocks());
        assertEquals(0, scratch.usedBytes());
        assertEquals(32, scratch.peakBytes());
    }

    @ParameterizedTest
    @MethodSource("scratches")
    void aFrameIsClosedOnce(Supplier<Scratch> made) {
        try (Scratch scratch = made.get()) {
            long first = scratch.enter();
            scratch.leave(first);
            assertFrameClosed(scratch, first);
            long second = scratch.enter();
            assertFrameClosed(scratch, first);
            scratch.leave(second);
            assertFrameClosed(scratch, second);
        }
    }

    @ParameterizedTest
    @MethodSource("scratches")
    void theNameIsInTheDescription(Supplier<Scratch> made) {
        try (Scratch scratch = made.get()) {
            String description = scratch.getClass().getSimpleName() + "[orders]";
            assertEquals(description, scratch.toString());
            assertEquals(
                    "ScratchTracker[" + description + "]", ScratchTracker.of(scratch).toString());
        }
    }

    private static void assertFrameClosed(Scratch scratch, long frame) {
        assertMessage("frame is closed: scratch=orders", () -> scratch.leave(frame));
    }

    private static void assertClosed(Executable use) {
        assertMessage("scratch is closed: scratch=orders", use);
    }

    private static void assertMessage(String message, Executable use) {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, use);
        assertEquals(IllegalStateException.class, refusal.getClass());
        assertEquals(message, refusal.getMessage());
    }
}

package dev.arenite.tests.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.scratch.AllocScratch;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.FallbackScratch;
import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.scratch.ScratchOptions;
import dev.arenite.scratch.ScratchTracker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Supplier;

/// Gives memory back while a native call is using it: what is refused can be repeated later.
class ScratchInNativeCallTest {

    private static final int BLOCK_BYTES = 8;

    /// Where the block lies that the native call is using.
    enum Kind {
        BUFFER(() -> BufferScratch.ofConfined("test", 256)),
        ALLOC(() -> AllocScratch.ofConfined("test", 1 << 20)),
        KEEPING_ALLOC(() -> AllocScratch.keeping("test", 1 << 20, 1 << 20)),
        MAIN(() -> Scratch.ofConfined("test")),
        FALLBACK(
                () ->
                        FallbackScratch.ofConfined(
                                ScratchOptions.named("test").withMainBytes(1, 1 << 20))),
        TRACKED(() -> ScratchTracker.of(Scratch.ofConfined("test")));

        @SuppressWarnings("ImmutableEnumChecker") // A function without state.
        private final Supplier<Scratch> maker;

        Kind(Supplier<Scratch> maker) {
            this.maker = maker;
        }

        Scratch make() {
            return maker.get();
        }

        /// Whether each block ends when it is given back.
        boolean endsBlocks() {
            return this == ALLOC || this == KEEPING_ALLOC || this == FALLBACK;
        }
    }

    @ParameterizedTest
    @EnumSource
    void clearAndCloseOfPushedMemoryAreRefusedAndSucceedLater(Kind kind) {
        Scratch scratch = kind.make();
        MemorySegment block = scratch.push(BLOCK_BYTES, 8);
        block.fill((byte) 0);
        NativeCall.sort(
                block,
                () -> {
                    assertThrows(IllegalStateException.class, scratch::clear);
                    assertThrows(IllegalStateException.class, scratch::close);
                    assertTrue(block.scope().isAlive());
                    assertEquals(1, scratch.mark());
                });
        scratch.clear();
        assertFalse(block.scope().isAlive());
        assertGoesOnAndCloses(scratch);
    }

    @ParameterizedTest
    @EnumSource
    void givingABlockBackIsRefusedWhereItEndsTheBlockAndSucceedsLater(Kind kind) {
        Scratch scratch = kind.make();
        long frame = scratch.enter();
        MemorySegment block = scratch.push(BLOCK_BYTES, 8);
        block.fill((byte) 0);
        if (kind.endsBlocks()) {
            NativeCall.sort(
                    block,
                    () -> {
                        assertThrows(IllegalStateException.class, () -> scratch.pop(block));
                        assertThrows(IllegalStateException.class, () -> scratch.release(0));
                        assertThrows(IllegalStateException.class, () -> scratch.leave(frame));
                        assertEquals(2, scratch.mark());
                    });
        }
        scratch.pop(block);
        scratch.leave(frame);
        assertGoesOnAndCloses(scratch);
    }

    @ParameterizedTest
    @EnumSource
    void theRawLaneGoesOnAfterWhateverWasRefused(Kind kind) {
        for (int first = 0; first < 3; first++) {
            Scratch scratch = kind.make();
            long start = scratch.pushOffset(BLOCK_BYTES, 8);
            MemorySegment block = scratch.memory().asSlice(start, BLOCK_BYTES);
            block.fill((byte) 0);
            List<Runnable> calls =
                    List.of(() -> scratch.release(0), scratch::clear, scratch::close);
            Runnable call = calls.get(first);
            boolean[] refused = new boolean[1];
            NativeCall.sort(block, () -> refused[0] |= isRefused(call));
            assertTrue(refused[0] || first < 2, "memory in use was given back");
            assertGoesOnAndCloses(scratch);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BUFFER", "MAIN", "TRACKED"})
    void aMainMemoryThatWouldChangeItsSizeIsKeptWhileInUse(Kind kind) {
        Scratch scratch = kind.make();
        scratch.push(BLOCK_BYTES, 8);
        long start = scratch.pushOffset(BLOCK_BYTES, 8);
        MemorySegment block = scratch.memory().asSlice(start, BLOCK_BYTES);
        block.fill((byte) 0);
        if (kind != Kind.BUFFER) {
            scratch.pushOffset(1 << 16, 8);
        }
        NativeCall.sort(
                block,
                () -> {
                    assertThrows(IllegalStateException.class, scratch::clear);
                    assertThrows(IllegalStateException.class, scratch::close);
                });
        scratch.clear();
        assertGoesOnAndCloses(scratch);
    }

    /// Memory of the offset API is kept while it is in use: only giving it up would end its
    /// segment.
    @Test
    void aBlockThatNeedsTheRoomOfKeptMemoryIsRefusedWhileThatIsInUse() {
        try (AllocScratch scratch = AllocScratch.keeping("test", 64, 64)) {
            long start = scratch.pushOffset(16, 8);
            MemorySegment kept = scratch.memory().asSlice(start, BLOCK_BYTES);
            kept.fill((byte) 0);
            scratch.release(0);
            NativeCall.sort(
                    kept,
                    () ->
                            assertEquals(
                                    64 - 16,
                                    assertThrows(
                                                    ScratchExhaustedException.class,
                                                    () -> scratch.push(64, 8))
                                            .remainingBytes()));
            scratch.pop(scratch.push(64, 8));
        }
    }

    @Test
    void endingIsRefusedByABlockOfTheFallbackOnceTheNewerOnesAreGivenBack() {
        for (boolean closing : new boolean[] {false, true}) {
            Scratch scratch = Kind.FALLBACK.make();
            MemorySegment used = scratch.push(BLOCK_BYTES, 8);
            used.fill((byte) 0);
            NativeCall.sort(
                    used,
                    () -> {
                        scratch.push(BLOCK_BYTES, 8);
                        assertThrows(
                                IllegalStateException.class,
                                closing ? scratch::close : scratch::clear);
                        assertEquals(1, scratch.mark());
                    });
            assertGoesOnAndCloses(scratch);
        }
    }

    @Test
    void mainIsAsItWasWhenKeptMemoryOfTheFallbackRefusesTheEnd() {
        ScratchOptions options = ScratchOptions.named("test").withMainBytes(64, 64);
        Scratch scratch = FallbackScratch.ofConfined(options);
        MemorySegment inMain = scratch.push(BLOCK_BYTES, 8);
        long start = scratch.pushOffset(1 << 10, 8);
        MemorySegment kept = scratch.memory().asSlice(start, BLOCK_BYTES);
        kept.fill((byte) 0);
        scratch.release(1);
        NativeCall.sort(
                kept,
                () -> {
                    assertThrows(IllegalStateException.class, scratch::close);
                    assertTrue(inMain.scope().isAlive());
                    assertEquals(1, scratch.mark());
                });
        assertGoesOnAndCloses(scratch);
    }

    private static boolean isRefused(Runnable call) {
        try {
            call.run();
            return false;
        } catch (IllegalStateException inUse) {
            return true;
        }
    }

    private static void assertGoesOnAndCloses(Scratch scratch) {
        MemorySegment again = scratch.push(BLOCK_BYTES, 8);
        again.fill((byte) 1);
        scratch.pop(again);
        scratch.pushOffset(BLOCK_BYTES, 8);
        scratch.clear();
        assertEquals(0, scratch.usedBytes());
        scratch.close();
        assertEquals(0, scratch.stats().reservedBytes());
    }
}

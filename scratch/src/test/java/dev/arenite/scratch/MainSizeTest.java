package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.arena.BumpArena;

import org.junit.jupiter.api.Test;

/// Follows the size of the main memory, and what was taken for it, over generations of known use.
class MainSizeTest {

    private static final boolean NATIVE_ACCESS =
            BumpArena.class.getModule().isNativeAccessEnabled();

    private static final long FALLBACK_BYTES = 1 << 20;

    private static FallbackScratch scratch(long firstMainBytes, long largestMainBytes) {
        return FallbackScratch.ofConfined(
                ScratchOptions.named("orders")
                        .withMainBytes(firstMainBytes, largestMainBytes)
                        .withFallbackLimitBytes(FALLBACK_BYTES));
    }

    private static long mainBytes(FallbackScratch scratch) {
        return scratch.stats().limitBytes() - FALLBACK_BYTES;
    }

    private static void use(FallbackScratch scratch, long byteSize) {
        scratch.push(byteSize, 1);
        scratch.clear();
    }

    @Test
    void mainGrowsToThePowerOfTwoThatHoldsThePeak() {
        try (FallbackScratch scratch = scratch(64, 1 << 16)) {
            assertEquals(64, mainBytes(scratch));
            use(scratch, 64);
            assertEquals(64, mainBytes(scratch));
            use(scratch, 65);
            assertEquals(128, mainBytes(scratch));
            use(scratch, 1000);
            assertEquals(1024, mainBytes(scratch));
            use(scratch, 1 << 17);
            assertEquals(1 << 16, mainBytes(scratch));
        }
    }

    @Test
    void mainShrinksWhenThePeakHasDecayedToAQuarter() {
        try (FallbackScratch scratch = scratch(64, 1 << 16)) {
            use(scratch, 1024);
            long decayingBytes = 1024;
            for (int i = 0; i < 100; i++) {
                use(scratch, 8);
                decayingBytes -= decayingBytes / 16;
                // Two steps of a power of two: from 1024 to 256, and from there to 64.
                long expectedBytes = decayingBytes > 256 ? 1024 : decayingBytes > 64 ? 256 : 64;
                assertEquals(expectedBytes, mainBytes(scratch), "generation " + i);
            }
            assertEquals(64, mainBytes(scratch));
        }
    }

    @Test
    void mainThatFitsIsKept() {
        if (!NATIVE_ACCESS) {
            return; // Memory is given back at each clear then.
        }
        try (FallbackScratch scratch = scratch(64, 1 << 16)) {
            use(scratch, 64);
            use(scratch, 64);
            use(scratch, 33);
            assertEquals(1, scratch.stats().sourceAllocations());
        }
    }

    @Test
    void whatWasTakenForMainAndFallbackIsCounted() {
        try (FallbackScratch scratch = scratch(64, 1 << 16)) {
            assertEquals(0, scratch.stats().sourceAllocations());
            scratch.push(8, 1);
            assertEquals(1, scratch.stats().sourceAllocations());
            scratch.push(1000, 1);
            assertEquals(2, scratch.stats().sourceAllocations());
            scratch.clear();
            scratch.push(1000, 1);
            assertEquals(3, scratch.stats().sourceAllocations());
        }
    }

    @Test
    void aClearAfterBlocksInTheFallbackAloneIsCounted() {
        try (FallbackScratch scratch = scratch(64, 64)) {
            scratch.pushOffset(1000, 1);
            scratch.release(0);
            scratch.clear();
            assertEquals(1, scratch.stats().clears());
            scratch.clear();
            assertEquals(1, scratch.stats().clears());
        }
    }

    @Test
    void theLimitsOfBothPartsAddUpWithoutOverflow() {
        ScratchOptions options = ScratchOptions.named("orders").withMainBytes(64, 64);
        for (long fallbackBytes : new long[] {0, Long.MAX_VALUE - 64, Long.MAX_VALUE}) {
            try (FallbackScratch scratch =
                    FallbackScratch.ofConfined(options.withFallbackLimitBytes(fallbackBytes))) {
                assertEquals(
                        Math.min(fallbackBytes, Long.MAX_VALUE - 64) + 64,
                        scratch.stats().limitBytes());
            }
        }
    }

    @Test
    void aRefusalSaysWhatWasLeft() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 64)) {
            assertEquals(0, scratch.stats().sourceAllocations());
            scratch.push(24, 8);
            assertEquals(1, scratch.stats().sourceAllocations());
            ScratchExhaustedException refusal =
                    assertThrows(ScratchExhaustedException.class, () -> scratch.push(41, 1));
            assertEquals(40, refusal.remainingBytes());
            assertEquals(64, refusal.limitBytes());
        }
    }
}

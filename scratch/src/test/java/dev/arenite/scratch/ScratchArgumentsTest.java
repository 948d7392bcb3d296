package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Makes scratches of sizes, limits and parts that are refused, and of the least that are not.
class ScratchArgumentsTest {

    private static final ScratchOptions OPTIONS = ScratchOptions.named("orders");

    @Test
    void limitsAreNotNegative() {
        assertRefused("limitBytes", -1, 0, () -> AllocScratch.ofConfined("orders", -1));
        assertRefused("limitBytes", -1, 0, () -> AllocScratch.keeping("orders", -1, 0));
        assertRefused("keptLimitBytes", -1, 0, () -> AllocScratch.keeping("orders", 0, -1));
        assertRefused("fallbackLimitBytes", -1, 0, () -> OPTIONS.withFallbackLimitBytes(-1));
        AllocScratch.keeping("orders", 0, 0).close();
        assertEquals(0, OPTIONS.withFallbackLimitBytes(0).fallbackLimitBytes());
    }

    @Test
    void memoryIsOfAtLeastAByte() {
        assertRefused("byteSize", 0, 1, () -> BufferScratch.ofConfined("orders", 0));
        assertRefused("firstMainBytes", 0, 1, () -> OPTIONS.withMainBytes(0, 1));
        BufferScratch.ofConfined("orders", 1).close();
        assertEquals(1, OPTIONS.withMainBytes(1, 1).firstMainBytes());
    }

    @Test
    void mainDoesNotShrinkBelowItsFirstSize() {
        assertRefused("largestMainBytes", 7, 8, () -> OPTIONS.withMainBytes(8, 7));
    }

    @Test
    void partsThatHoldBlocksAreRefused() {
        try (BufferScratch main = BufferScratch.ofConfined("main", 64);
                AllocScratch fallback = AllocScratch.ofConfined("fallback", 64)) {
            fallback.push(1, 1);
            assertPartsRefused(0, 1, main, fallback);
            main.push(1, 1);
            assertPartsRefused(1, 1, main, fallback);
            fallback.clear();
            assertPartsRefused(1, 0, main, fallback);
        }
    }

    @Test
    void aPartThatWasHandedOverIsClosed() {
        BufferScratch main = BufferScratch.ofConfined("main", 64);
        AllocScratch fallback = AllocScratch.ofConfined("fallback", 64);
        try (FallbackScratch scratch = FallbackScratch.of("orders", main, fallback)) {
            scratch.push(1, 1);
            assertEquals(
                    "scratch is closed: scratch=main",
                    assertThrows(IllegalStateException.class, () -> main.push(1, 1)).getMessage());
        }
    }

    private static void assertPartsRefused(
            int mainBlocks, int fallbackBlocks, BufferScratch main, AllocScratch fallback) {
        assertEquals(
                "parts must be empty: mainBlocks="
                        + mainBlocks
                        + " fallbackBlocks="
                        + fallbackBlocks,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> FallbackScratch.of("orders", main, fallback))
                        .getMessage());
    }

    private static void assertRefused(String component, long value, long least, Executable making) {
        assertEquals(
                component + " is too small: " + component + "=" + value + " least=" + least,
                assertThrows(IllegalArgumentException.class, making).getMessage());
    }
}

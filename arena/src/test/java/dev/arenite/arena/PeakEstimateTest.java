package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Follows the need for memory over generations of known use.
final class PeakEstimateTest {

    private final PeakEstimate estimate = new PeakEstimate();

    @Test
    void theTargetIsAQuarterAboveThePeakWhichFallsByASixteenth() {
        estimate.record(1600, 8192);
        assertEquals(2000, estimate.targetBytes());
        estimate.record(0, 8192);
        assertEquals(1875, estimate.targetBytes());
        estimate.record(4000, 8192);
        assertEquals(5000, estimate.targetBytes());
    }

    @Test
    void theTargetSaturates() {
        long largest = Long.MAX_VALUE / 2;
        estimate.record(largest, 0);
        assertEquals(largest + largest / 4, estimate.targetBytes());
        estimate.record(largest + 1, 0);
        assertEquals(Long.MAX_VALUE, estimate.targetBytes());
    }

    @Test
    void fourGenerationsInARowThatNeedSeveralChunksAreCrowded() {
        for (int i = 0; i < 3; i++) {
            estimate.record(1025, 1024);
            assertFalse(estimate.isCrowded());
        }
        estimate.record(1025, 1024);
        assertTrue(estimate.isCrowded());
        estimate.record(1024, 1024);
        assertFalse(estimate.isCrowded());
    }

    @Test
    void aChunkOfMoreThanFourTimesTheTargetIsTooLarge() {
        estimate.record(800, 1024);
        assertFalse(estimate.isTooLarge(1000));
        assertFalse(estimate.isTooLarge(4003));
        assertTrue(estimate.isTooLarge(4004));
    }
}

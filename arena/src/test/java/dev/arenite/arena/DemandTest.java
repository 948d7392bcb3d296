package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Follows the need for memory over generations of known use.
final class DemandTest {

    private final Demand demand = new Demand();

    @Test
    void theTargetIsAQuarterAboveThePeakWhichFallsByASixteenth() {
        demand.record(1600, 8192);
        assertEquals(2000, demand.targetBytes());
        demand.record(0, 8192);
        assertEquals(1875, demand.targetBytes());
        demand.record(4000, 8192);
        assertEquals(5000, demand.targetBytes());
    }

    @Test
    void theTargetSaturates() {
        long largest = Long.MAX_VALUE / 2;
        demand.record(largest, 0);
        assertEquals(largest + largest / 4, demand.targetBytes());
        demand.record(largest + 1, 0);
        assertEquals(Long.MAX_VALUE, demand.targetBytes());
    }

    @Test
    void fourGenerationsInARowThatNeedSeveralChunksAreCrowded() {
        for (int i = 0; i < 3; i++) {
            demand.record(1025, 1024);
            assertFalse(demand.isCrowded());
        }
        demand.record(1025, 1024);
        assertTrue(demand.isCrowded());
        demand.record(1024, 1024);
        assertFalse(demand.isCrowded());
    }

    @Test
    void aChunkOfMoreThanFourTimesTheTargetIsTooLarge() {
        demand.record(800, 1024);
        assertFalse(demand.isTooLarge(1000));
        assertFalse(demand.isTooLarge(4003));
        assertTrue(demand.isTooLarge(4004));
    }
}

package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Compares the arithmetic with exact oracles: every case of a small domain with counting, and
/// every combination of extreme values with unlimited integers.
final class BumpArithmeticTest {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void blocksOfASmallDomainAreWhereCountingFindsThem() {
        long cases = 0;
        for (long address = 0; address < 48; address++) {
            for (long chunkBytes = 0; chunkBytes <= 38; chunkBytes++) {
                for (long usedBytes = 0; usedBytes <= chunkBytes; usedBytes++) {
                    cases += checkTop(address + usedBytes, address + chunkBytes);
                }
            }
        }
        assertEquals(6_271_200, cases);
    }

    private static long checkTop(long top, long end) {
        long cases = 0;
        for (long alignment = 1; alignment <= 16; alignment *= 2) {
            long counted = top;
            while (counted % alignment != 0) {
                counted++;
            }
            long start = BumpArithmetic.alignUp(top, alignment);
            if (start != counted) {
                assertEquals(counted, start, "top=" + top + " alignment=" + alignment);
            }
            for (long size = 1; size <= 33 + (top & 1); size++) {
                boolean fits = counted + size <= end;
                if (BumpArithmetic.fits(start, end, size) != fits) {
                    assertEquals(fits, !fits, "start=" + start + " end=" + end + " size=" + size);
                }
                cases++;
            }
        }
        return cases;
    }

    @Test
    void extremeAlignmentsAndAddressesDoNotOverflow() {
        for (long top : extremes()) {
            for (int shift = 0; shift <= 62; shift++) {
                if (top <= BumpArithmetic.MAX_ALIGNMENT) {
                    BigInteger alignment = BigInteger.ONE.shiftLeft(shift);
                    BigInteger exact =
                            BigInteger.valueOf(top)
                                    .add(alignment)
                                    .subtract(BigInteger.ONE)
                                    .divide(alignment)
                                    .multiply(alignment);
                    assertEquals(
                            exact, BigInteger.valueOf(BumpArithmetic.alignUp(top, 1L << shift)));
                }
            }
        }
    }

    @Test
    void extremeSizesNeverSeemToFit() {
        for (long start : extremes()) {
            for (long end : extremes()) {
                for (long size : extremes()) {
                    boolean exact =
                            BigInteger.valueOf(start)
                                            .add(BigInteger.valueOf(size))
                                            .compareTo(BigInteger.valueOf(end))
                                    <= 0;
                    assertEquals(
                            exact,
                            BumpArithmetic.fits(start, end, size),
                            () -> "start=" + start + " end=" + end + " size=" + size);
                }
            }
        }
    }

    @Test
    void sufficientChunksHoldTheirBlockAtEveryMallocedAddress() {
        for (long size = 0; size <= 70; size++) {
            for (long alignment = 1; alignment <= 256; alignment *= 2) {
                long chunkBytes = BumpArithmetic.sufficientChunkBytes(size, alignment);
                for (long address = 0; address <= 512; address += 16) {
                    long start = BumpArithmetic.alignUp(address, alignment);
                    long footprintBytes = BumpArithmetic.footprint(size);
                    assertTrue(BumpArithmetic.fits(start, address + chunkBytes, footprintBytes));
                }
            }
        }
    }

    @Test
    void sizesSaturateInsteadOfOverflowing() {
        for (long size : extremes()) {
            for (int shift = 0; shift <= 62; shift++) {
                long alignment = 1L << shift;
                BigInteger exact =
                        BigInteger.valueOf(Math.max(size, 1))
                                .add(BigInteger.valueOf(Math.max(alignment, 16) - 16))
                                .min(LARGEST);
                assertEquals(
                        exact.longValueExact(),
                        BumpArithmetic.sufficientChunkBytes(size, alignment));
            }
            for (long limit : extremes()) {
                BigInteger exact =
                        BigInteger.valueOf(size).shiftLeft(1).min(BigInteger.valueOf(limit));
                long actual = BumpArithmetic.doubled(size, limit);
                // Twice the size is left at the limit where the limit is odd.
                assertTrue(
                        BigInteger.valueOf(actual).subtract(exact).abs().longValue() <= 1,
                        "size=" + size + " limit=" + limit);
                assertTrue(actual <= limit);
            }
        }
    }

    @Test
    void everyAlignmentButPowersOfTwoIsRejected() {
        for (long alignment = -70; alignment <= 70; alignment++) {
            long wrong = alignment;
            if (alignment <= 0 || Long.bitCount(alignment) != 1) {
                assertEquals(
                        "byteAlignment must be a power of two: byteAlignment=" + wrong,
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> BumpArithmetic.checkRequest(1, wrong))
                                .getMessage());
            } else {
                BumpArithmetic.checkRequest(0, alignment);
            }
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> BumpArithmetic.checkRequest(1, Long.MIN_VALUE));
        assertEquals(
                "byteSize must not be negative: byteSize=-1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> BumpArithmetic.checkRequest(-1, 1))
                        .getMessage());
    }

    private static List<Long> extremes() {
        List<Long> values = new ArrayList<>(List.of(0L, 1L, 2L, 15L, 16L, 17L, Long.MAX_VALUE));
        for (int shift : new int[] {12, 31, 32, 47, 61, 62}) {
            values.add((1L << shift) - 1);
            values.add(1L << shift);
            values.add((1L << shift) + 1);
        }
        values.add(Long.MAX_VALUE - 1);
        values.add(Long.MAX_VALUE - 16);
        return values;
    }
}

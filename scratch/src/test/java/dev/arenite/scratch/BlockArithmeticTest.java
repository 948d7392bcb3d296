package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rounds sizes and places blocks at the edges of what a long can hold.
class BlockArithmeticTest {

    @Test
    void aBlockBeginsAtTheFirstAlignedAddressBehindWhatIsUsed() {
        assertEquals(16, BlockArithmetic.fit(1000, 100, 10, 4, 8));
        assertEquals(10, BlockArithmetic.fit(1000, 100, 10, 90, 1));
        assertEquals(BlockArithmetic.DOES_NOT_FIT, BlockArithmetic.fit(1000, 100, 10, 91, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "16, 16", "17, 32", "64, 64", "65, 80", "4096, 4096", "4097, 5120"})
    void aSizeClassIsAtMostAQuarterLarger(long byteSize, long classBytes) {
        assertEquals(classBytes, BlockArithmetic.sizeClass(byteSize));
    }

    @Test
    void theLargestSizesAreClassesOfTheirOwn() {
        long largestRounded = Long.MAX_VALUE - (1L << 60);
        assertEquals(7L << 60, BlockArithmetic.sizeClass(largestRounded));
        assertEquals(largestRounded + 2, BlockArithmetic.sizeClass(largestRounded + 2));
        assertEquals(Long.MAX_VALUE, BlockArithmetic.sizeClass(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 4", "4, 4", "5, 8", "1023, 1024", "1025, 2048"})
    void aCeilingIsTheNextPowerOfTwo(long byteSize, long ceilingBytes) {
        assertEquals(ceilingBytes, BlockArithmetic.ceilingPowerOfTwo(byteSize));
    }

    @Test
    void noCeilingIsAboveTheLargestPowerOfTwo() {
        assertEquals(1L << 62, BlockArithmetic.ceilingPowerOfTwo(1L << 62));
        assertEquals(1L << 62, BlockArithmetic.ceilingPowerOfTwo(Long.MAX_VALUE));
    }
}

package dev.arenite.tests;

import java.util.SplittableRandom;

/// Sizes and alignments: mostly small, sometimes of any magnitude, now and then out of range.
final class Requests {

    private static final long[] INVALID_OR_HUGE_SIZES = {
        -1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 62, 1L << 62
    };
    private static final long[] INVALID_OR_HUGE_ALIGNMENTS = {
        0, 3, -8, Long.MIN_VALUE, 1 << 21, 1L << 62
    };

    /// The binary logarithms of the largest sizes and alignments that are to be expected.
    private static final int LARGEST_SIZE = 17;

    private static final int LARGEST_ALIGNMENT = 16;
    private static final int USUAL_ALIGNMENT = 6;

    private Requests() {}

    static long size(SplittableRandom random) {
        return switch (random.nextInt(64)) {
            case 0 -> pick(random, INVALID_OR_HUGE_SIZES);
            case 1, 2 -> 0;
            case 3, 4, 5, 6, 7, 8 -> sizeOfAnyMagnitude(random);
            case 9, 10, 11, 12, 13, 14, 15, 16 -> random.nextLong(2000);
            default -> random.nextLong(65);
        };
    }

    /// Returns a power of two, or one byte less or more.
    private static long sizeOfAnyMagnitude(SplittableRandom random) {
        return (1L << random.nextInt(LARGEST_SIZE + 1)) + random.nextInt(-1, 2);
    }

    static long alignment(SplittableRandom random) {
        return switch (random.nextInt(64)) {
            case 0 -> pick(random, INVALID_OR_HUGE_ALIGNMENTS);
            case 1, 2, 3, 4, 5, 6, 7, 8 -> 1L << random.nextInt(LARGEST_ALIGNMENT + 1);
            default -> 1L << random.nextInt(USUAL_ALIGNMENT + 1);
        };
    }

    private static long pick(SplittableRandom random, long[] values) {
        return values[random.nextInt(values.length)];
    }
}

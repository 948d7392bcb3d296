package dev.arenite.tests;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Sizes and alignments: mostly small, sometimes at an edge, now and then out of range.
final class Requests {

    private static final long[] SIZES = {0, 1, 7, 8, 24, 100, 255, 256, 257, 1000, 3000, 70_000};
    private static final long[] UNLIKELY_SIZES = {
        -1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 62
    };
    private static final long[] ALIGNMENTS = {1, 2, 4, 8, 16, 32, 64};
    private static final long[] UNLIKELY_ALIGNMENTS = {
        0, 3, -8, Long.MIN_VALUE, 4096, 1 << 21, 1L << 62
    };

    private Requests() {}

    /// Returns sizes for jqwik.
    static Arbitrary<Long> sizes() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.longs().between(0, 64)),
                Tuple.of(4, Arbitraries.longs().between(0, 2000)),
                Tuple.of(3, Arbitraries.of(box(SIZES))),
                Tuple.of(1, Arbitraries.of(box(UNLIKELY_SIZES))));
    }

    /// Returns alignments for jqwik.
    static Arbitrary<Long> alignments() {
        return Arbitraries.frequencyOf(
                Tuple.of(15, Arbitraries.of(box(ALIGNMENTS))),
                Tuple.of(1, Arbitraries.of(box(UNLIKELY_ALIGNMENTS))));
    }

    /// Returns a size for a long run.
    static long size(SplittableRandom random) {
        int kind = random.nextInt(64);
        return kind == 0
                ? pick(random, UNLIKELY_SIZES)
                : kind < 8 ? pick(random, SIZES) : random.nextLong(kind < 16 ? 2000 : 64);
    }

    /// Returns an alignment for a long run.
    static long alignment(SplittableRandom random) {
        return pick(random, random.nextInt(64) == 0 ? UNLIKELY_ALIGNMENTS : ALIGNMENTS);
    }

    private static long pick(SplittableRandom random, long[] values) {
        return values[random.nextInt(values.length)];
    }

    private static List<Long> box(long[] values) {
        List<Long> boxed = new ArrayList<>();
        for (long value : values) {
            boxed.add(value);
        }
        return boxed;
    }
}

package dev.arenite.tests;

import java.util.function.LongPredicate;

/// Finds the size of the largest block that an empty instance serves.
final class LargestBlock {

    private static final long MAX_BYTES = 1 << 20;

    private LargestBlock() {}

    /// Returns the size of the largest block that is served, in bytes, up to one MiB.
    ///
    /// @param isServed whether an empty instance serves a block of a size
    static long find(LongPredicate isServed) {
        long served = 0;
        for (long step = MAX_BYTES; step > 0; step /= 2) {
            if (served + step <= MAX_BYTES && isServed.test(served + step)) {
                served += step;
            }
        }
        return served;
    }
}

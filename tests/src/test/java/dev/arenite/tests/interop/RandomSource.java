package dev.arenite.tests.interop;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/// Chance, the same for a seed wherever it runs.
final class RandomSource {

    /// Specified to the bit, unlike the faster ones.
    private final Random random;

    RandomSource(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int oneIn) {
        return below(oneIn) == 0;
    }

    int pick(int... from) {
        return from[below(from.length)];
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    long bits() {
        return random.nextLong();
    }

    /// Returns an unsigned number of at most so many bits: often the largest, and of all
    /// magnitudes.
    BigInteger unsigned(int bits) {
        int used = chance(3) ? bits : below(bits + 1);
        return chance(4)
                ? BigInteger.ONE.shiftLeft(used).subtract(BigInteger.ONE)
                : new BigInteger(used, random);
    }
}

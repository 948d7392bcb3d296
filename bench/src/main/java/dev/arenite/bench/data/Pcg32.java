package dev.arenite.bench.data;

/// The random numbers of the public benchmark: PCG XSH RR 64/32 (M. O'Neill, 2014), with the ranges
/// of Rust's `rand` 0.8, so that the same numbers are drawn in the same order.
public final class Pcg32 {

    private static final long MULTIPLIER = 6_364_136_223_846_793_005L;

    private final long increment;
    private long state;

    /// Starts a sequence.
    public Pcg32(long state, long stream) {
        this.increment = stream << 1 | 1;
        this.state = (state + increment) * MULTIPLIER + increment;
    }

    /// Returns the generator that each data set starts with: the digits of pi.
    public static Pcg32 ofBenchmark() {
        return new Pcg32(3_141_592_653L, 5_897_932_384L);
    }

    /// Returns the next 32 bits.
    public int nextInt() {
        long old = state;
        state = old * MULTIPLIER + increment;
        int shifted = (int) ((old >>> 18 ^ old) >>> 27);
        return Integer.rotateRight(shifted, (int) (old >>> 59));
    }

    /// Returns the next 64 bits.
    public long nextLong() {
        long low = Integer.toUnsignedLong(nextInt());
        return low | (long) nextInt() << 32;
    }

    /// Returns an 8-bit number, each equally likely.
    public byte nextByte() {
        return (byte) nextInt();
    }

    /// Returns a 32-bit integer of a range.
    ///
    /// @param bound greater than `origin`, exclusive
    public int range(int origin, int bound) {
        long range = (long) bound - origin;
        long zone =
                Integer.toUnsignedLong(
                        ((int) range << Integer.numberOfLeadingZeros((int) range)) - 1);
        while (true) {
            long product = Integer.toUnsignedLong(nextInt()) * range;
            if ((product & 0xFFFF_FFFFL) <= zone) {
                return origin + (int) (product >>> 32);
            }
        }
    }

    /// Returns a 64-bit integer from 0 to a bound, exclusive.
    public long below(long bound) {
        long zone = (bound << Long.numberOfLeadingZeros(bound)) - 1;
        while (true) {
            long random = nextLong();
            if (Long.compareUnsigned(random * bound, zone) <= 0) {
                return Math.unsignedMultiplyHigh(random, bound);
            }
        }
    }

    /// Draws the length of a sequence that can only have one.
    int length(int only) {
        return (int) below(1) + only;
    }

    /// Returns an element, by an index as wide as `usize`.
    public <T> T pick(T[] values) {
        return values[(int) below(values.length)];
    }

    /// Returns a number from 0 to 1, exclusive, of 24 random bits.
    public float nextFloat() {
        return (nextInt() >>> 8) * 0x1p-24f;
    }
}

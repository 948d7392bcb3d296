package dev.arenite.bench.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The random numbers of the public benchmark: PCG XSH RR 64/32 (M. O'Neill, 2014), with the ranges
/// and distributions of Rust's `rand` 0.8, so that the same numbers are drawn in the same order.
///
/// Bounds are exclusive and greater than the origin.
public final class Pcg32 {

    private static final long MULTIPLIER = 6_364_136_223_846_793_005L;
    private static final long U32_MAX = 0xFFFF_FFFFL;

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

    /// Returns a 16-bit number, each equally likely.
    public short nextShort() {
        return (short) nextInt();
    }

    /// Returns an 8-bit number, each equally likely.
    public byte nextByte() {
        return (byte) nextInt();
    }

    /// Returns a number from 0 to 1, exclusive, of 24 random bits.
    public float nextFloat() {
        return (nextInt() >>> 8) * 0x1p-24f;
    }

    /// Returns a number from 0 to 1, exclusive, of 53 random bits.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /// Returns true or false, equally likely.
    public boolean nextBoolean() {
        return chance(0.5);
    }

    /// Returns true with a probability.
    ///
    /// @param probability from 0 to 1, exclusive
    public boolean chance(double probability) {
        // As a fraction of 2^64, which from one half on is no positive long.
        long threshold =
                probability < 0.5
                        ? (long) (probability * 0x1p64)
                        : (long) (probability * 0x1p63) << 1;
        return Long.compareUnsigned(nextLong(), threshold) < 0;
    }

    /// Returns an integer of a range, drawn as one of 32 bits.
    public int range(int origin, int bound) {
        long range = (long) bound - origin;
        return range(origin, range, (range << Integer.numberOfLeadingZeros((int) range)) - 1);
    }

    /// Returns an integer of a range, drawn as one of 8 or 16 bits: for these, fewer numbers are
    /// drawn again.
    public int narrowRange(int origin, int bound) {
        long range = (long) bound - origin;
        return range(origin, range, U32_MAX - (U32_MAX + 1) % range);
    }

    /// @param zone the greatest low half of a product that is not drawn again
    private int range(int origin, long range, long zone) {
        while (true) {
            long product = Integer.toUnsignedLong(nextInt()) * range;
            if ((product & U32_MAX) <= zone) {
                return origin + (int) (product >>> 32);
            }
        }
    }

    /// Returns a number of a range, of 23 random bits.
    public float range(float origin, float bound) {
        while (true) {
            float value = nextFraction() * (bound - origin) + origin;
            if (value < bound) {
                return value;
            }
        }
    }

    /// Returns a number of a range, of 52 random bits.
    public double range(double origin, double bound) {
        while (true) {
            double value = (nextLong() >>> 12) * 0x1p-52 * (bound - origin) + origin;
            if (value < bound) {
                return value;
            }
        }
    }

    /// Returns a number from 0 to 1, exclusive, of 23 random bits.
    private float nextFraction() {
        return (nextInt() >>> 9) * 0x1p-23f;
    }

    /// Returns a 64-bit integer from 0 to a bound.
    public long below(long bound) {
        long zone = (bound << Long.numberOfLeadingZeros(bound)) - 1;
        while (true) {
            long random = nextLong();
            if (Long.compareUnsigned(random * bound, zone) <= 0) {
                return Math.unsignedMultiplyHigh(random, bound);
            }
        }
    }

    /// Returns the length of a sequence, drawn as wide as `usize`.
    public int length(int origin, int bound) {
        return origin + (int) below(bound - origin);
    }

    /// Returns an element, by an index as wide as `usize`.
    public <T> T pick(T[] values) {
        return values[(int) below(values.length)];
    }

    /// Returns one of some texts, as an object of its own, as if it had just been read.
    public String text(String[] values) {
        return new String(pick(values));
    }

    /// Returns an index, each as likely as its weight says.
    ///
    /// @param weights greater than 0
    public int weighted(float[] weights) {
        float total = 0;
        for (float weight : weights) {
            total += weight;
        }
        float chosen = nextFraction() * total;
        int index = 0;
        for (float sum = weights[0]; sum <= chosen; sum += weights[index]) {
            index++;
        }
        return index;
    }

    /// Returns a value or none, equally likely.
    public <T> Optional<T> optional(Supplier<T> value) {
        return nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    /// Returns a list of elements, drawn in order.
    public static <T> List<T> list(int count, Supplier<T> element) {
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.get());
        }
        return list;
    }
}

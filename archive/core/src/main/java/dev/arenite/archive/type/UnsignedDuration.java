package dev.arenite.archive.type;

import java.time.Duration;

/// A duration as Rust has it: up to 2^64 - 1 seconds, never negative.
///
/// @param seconds the whole seconds, unsigned
/// @param nanos   the rest in nanoseconds, 0 to 999,999,999
public record UnsignedDuration(long seconds, int nanos) implements Comparable<UnsignedDuration> {

    /// The nanoseconds of a second.
    static final int NANOS_PER_SECOND = 1_000_000_000;

    /// @throws IllegalArgumentException if `nanos` is out of range
    public UnsignedDuration {
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            throw new IllegalArgumentException("nanos must be below one second: nanos=" + nanos);
        }
    }

    /// Returns a duration.
    ///
    /// @throws IllegalArgumentException if it is negative
    public static UnsignedDuration of(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "duration must not be negative: duration=" + duration);
        }
        return new UnsignedDuration(duration.getSeconds(), duration.getNano());
    }

    /// Returns this as a [Duration].
    ///
    /// @throws ArithmeticException if there are 2^63 seconds or more
    public Duration toDuration() {
        if (seconds < 0) {
            throw new ArithmeticException(
                    "duration is too long: seconds=" + Long.toUnsignedString(seconds));
        }
        return Duration.ofSeconds(seconds, nanos);
    }

    @Override
    public int compareTo(UnsignedDuration other) {
        int difference = Long.compareUnsigned(seconds, other.seconds);
        return difference == 0 ? Integer.compare(nanos, other.nanos) : difference;
    }
}

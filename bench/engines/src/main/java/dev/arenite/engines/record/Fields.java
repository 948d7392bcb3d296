package dev.arenite.engines.record;

/// Makes one number of the three fields of a record that are read, in the same way for all
/// contenders. A text is read as a `String`, whatever form it has in the record.
public final class Fields {

    private Fields() {}

    /// Returns the number of two numbers and a text.
    public static long sum(long first, long second, String text) {
        return (first * 31 + second) * 31 + text.hashCode();
    }

    /// Returns the number of three numbers.
    public static long sum(long first, long second, double third) {
        return (first * 31 + second) * 31 + (long) third;
    }
}

package dev.arenite.comparison.report;

import java.util.Locale;

/// Numbers as tables and charts show them.
final class Figure {

    private Figure() {}

    /// Returns a time with its unit, by three digits.
    static String time(double nanos) {
        if (nanos >= 999_500_000) {
            return digits(nanos / 1e9) + " s";
        }
        if (nanos >= 999_500) {
            return digits(nanos / 1e6) + " ms";
        }
        return nanos >= 999.5 ? digits(nanos / 1e3) + " us" : digits(nanos) + " ns";
    }

    /// Returns a ratio, such as `1.30`.
    static String ratio(double ratio) {
        return digits(ratio);
    }

    /// Returns a count of bytes, such as `1,011,488`; a dash if there is none.
    static String bytes(double bytes) {
        return Double.isNaN(bytes) ? "-" : format("%,.0f", bytes);
    }

    /// Returns a count of bytes, such as `1,011,488`.
    static String bytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }

    private static String digits(double value) {
        if (value >= 99.95) {
            return format("%,.0f", value);
        }
        return value >= 9.995 ? format("%.1f", value) : format("%.2f", value);
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}

package dev.arenite.comparison.report;

import java.util.List;

/// Figures of the same thing: the lowest, the one in the middle, and the highest.
public record Spread(double lowest, double median, double highest) {

    /// Returns the spread of figures; of an even number, the median is between the two in the
    /// middle.
    ///
    /// @throws IllegalArgumentException if there are none
    public static Spread of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("figures must not be empty");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        double upper = sorted.get(half);
        double median = sorted.size() % 2 == 1 ? upper : (sorted.get(half - 1) + upper) / 2;
        return new Spread(sorted.getFirst(), median, sorted.getLast());
    }
}

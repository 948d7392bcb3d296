package dev.arenite.comparison.report;

import java.util.ArrayList;
import java.util.List;

/// What every contender of a comparison is timed under.
///
/// @param threads    the threads that a fork is timed by, each with a contender and values of its
///                   own
/// @param isPolluted whether each contender has worked on all other data sets before, so that the
///                   compiler has seen many types wherever a call depends on one
public record Conditions(int threads, boolean isPolluted) {

    /// One thread, and nothing before.
    public static final Conditions PLAIN = new Conditions(1, false);

    /// @throws IllegalArgumentException if there is no thread
    public Conditions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be positive: threads=" + threads);
        }
    }

    /// Returns what heads and charts say, such as `, 2 threads`; empty if there is nothing to say.
    public String note() {
        List<String> words = new ArrayList<>();
        if (threads > 1) {
            words.add(", " + threads + " threads");
        }
        if (isPolluted) {
            words.add(", polluted profiles");
        }
        return String.join("", words);
    }
}

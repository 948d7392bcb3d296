package dev.arenite.comparison.gate;

import dev.arenite.comparison.run.Effort;

import org.openjdk.jmh.runner.RunnerException;

/// Times both benchmarks of a pair by turns. The lowest time of each counts: other programs of the
/// machine only ever add to it.
final class PairTimer {

    private final Pair pair;
    private final Stopwatch stopwatch;
    private double ours = Double.POSITIVE_INFINITY;
    private double yardstick = Double.POSITIVE_INFINITY;

    PairTimer(Pair pair, Stopwatch stopwatch) {
        this.pair = pair;
        this.stopwatch = stopwatch;
    }

    Pair pair() {
        return pair;
    }

    /// Times both once more.
    void run(Effort effort) throws RunnerException {
        ours = Math.min(ours, stopwatch.nanos(pair.ours(), effort));
        yardstick = Math.min(yardstick, stopwatch.nanos(pair.yardstick(), effort));
    }

    /// Returns the ratio of what was timed so far, not a number if one of the two has failed.
    double ratio() {
        return ours / yardstick;
    }

    /// Returns what the ratio says.
    Verdict verdict() {
        return Verdict.of(pair, ratio());
    }

    /// Returns the lowest time of our benchmark, in nanoseconds.
    double ours() {
        return ours;
    }

    /// Returns the lowest time of the yardstick, in nanoseconds.
    double yardstick() {
        return yardstick;
    }
}

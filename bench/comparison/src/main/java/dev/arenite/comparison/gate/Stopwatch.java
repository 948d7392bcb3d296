package dev.arenite.comparison.gate;

import org.openjdk.jmh.runner.RunnerException;

/// Times a benchmark in one virtual machine.
interface Stopwatch {

    /// Returns what one call takes, in nanoseconds; not a number if the benchmark fails.
    ///
    /// @throws RunnerException if it cannot be started
    double nanos(Subject subject) throws RunnerException;
}

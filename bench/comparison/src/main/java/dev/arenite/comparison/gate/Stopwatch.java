package dev.arenite.comparison.gate;

import dev.arenite.comparison.run.Effort;

import org.openjdk.jmh.runner.RunnerException;

/// Times a benchmark in one virtual machine.
interface Stopwatch {

    /// Returns the time of one call, in nanoseconds; not a number if the benchmark fails.
    ///
    /// @param effort how long it is warmed up and timed
    /// @throws RunnerException if it cannot be started
    double nanos(Subject subject, Effort effort) throws RunnerException;
}

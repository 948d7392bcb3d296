package dev.arenite.engines.job;

import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.functions.RuntimeContext;

/// What a job has come to.
///
/// @param sum         what the fields that were read add up to
/// @param nanoseconds the time from the first record made to the last one read; starting and ending
///     the job is no part of it
record Outcome(long sum, long nanoseconds) {

    private static final String SUM = "sum";
    private static final String START = "start";
    private static final String END = "end";

    static Outcome of(JobExecutionResult result) {
        long sum = result.<Long>getAccumulatorResult(SUM);
        long start = result.<Long>getAccumulatorResult(START);
        long end = result.<Long>getAccumulatorResult(END);
        return new Outcome(sum, end - start);
    }

    /// Says that a task makes its first record now.
    static void start(RuntimeContext context) {
        context.addAccumulator(START, new LongMinimum(System.nanoTime()));
    }

    /// Says that a task has read its last record now.
    static void end(RuntimeContext context, long sum) {
        context.addAccumulator(END, new LongMaximum(System.nanoTime()));
        context.addAccumulator(SUM, new LongCounter(sum));
    }
}

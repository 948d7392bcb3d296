package dev.arenite.comparison.run;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/// Times one benchmark in one virtual machine of its own, by JMH. Flags of `java` are those of the
/// benchmark's annotation.
public final class Fork {

    private final Effort effort;
    private final int threads;
    private final OutputFormat log;

    /// @param threads how many time it at once
    /// @param log     gets what JMH says
    public Fork(Effort effort, int threads, PrintStream log) {
        this.effort = effort;
        this.threads = threads;
        this.log = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
    }

    /// Times a benchmark.
    ///
    /// @param benchmark the name of its class, a dot, and the name of its method
    /// @param params    its parameters
    /// @return its result, nothing if it failed
    /// @throws RunnerException if JMH does not start it
    public Collection<RunResult> run(String benchmark, Map<String, String> params)
            throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("^" + Pattern.quote(benchmark) + "$")
                        .forks(1)
                        .threads(threads)
                        .warmupIterations(effort.warmups())
                        .warmupTime(effort.iteration())
                        .measurementIterations(effort.measurements())
                        .measurementTime(effort.iteration())
                        .addProfiler(GCProfiler.class)
                        .jvmArgs("--enable-native-access=ALL-UNNAMED")
                        .shouldFailOnError(false);
        params.forEach(options::param);
        return new Runner(options.build(), log).run();
    }
}

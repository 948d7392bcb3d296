package dev.arenite.comparison.gate;

import dev.arenite.comparison.report.Json;
import dev.arenite.comparison.run.Failures;
import dev.arenite.comparison.run.Fork;
import dev.arenite.comparison.run.Processor;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// The command `bench/gate`.
@Command(
        name = "bench/gate",
        description = {
            "Fail if a benchmark became slower: its time over that of a yardstick in the same run,"
                    + " compared with the ratio in bench/gate.json, beyond the noise that is"
                    + " allowed there. Ratios are of one model of processor; on another one they"
                    + " are shown and not compared. Takes two to five minutes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  bench/gate",
            "  bench/gate --accept     # after a change that is meant to move a ratio",
            "",
            "Exit status: 0 as quick as before, 1 slower or failed, 2 wrong arguments, 3 no Java or"
                    + " no build."
        })
public final class Gate implements Callable<Integer> {

    private static final int ROUNDS = 2;
    private static final int ROUNDS_NOT_COMPARED = 1;
    private static final int ROUNDS_TO_ACCEPT = 4;

    private final @Nullable Stopwatch given;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    // Picocli looks at it.
    @SuppressWarnings("UnusedVariable")
    private boolean isHelpAsked;

    @Option(names = "--accept", description = "Write what was measured as the new ratios.")
    private boolean accepts;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The ratios. Default: bench/gate.json.")
    private Path file = Path.of(System.getProperty("bench.root", ""), "bench", "gate.json");

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Gets what JMH says. Default: nobody.")
    private @Nullable Path log;

    private Gate(@Nullable Stopwatch given) {
        this.given = given;
    }

    /// Runs the command and ends the virtual machine with its exit status.
    public static void main(String[] arguments) {
        System.exit(command(null).execute(arguments));
    }

    /// Returns the command, ready to be executed.
    ///
    /// @param stopwatch that is asked for times, null for JMH
    static CommandLine command(@Nullable Stopwatch stopwatch) {
        return new CommandLine(new Gate(stopwatch))
                .setExecutionExceptionHandler(Failures::report)
                .setParameterExceptionHandler(Failures::reportUsage)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        if (spec == null) {
            throw new IllegalStateException("command must be executed by picocli");
        }
        PrintWriter out = spec.commandLine().getOut();
        Ratios ratios = Json.read(file, Ratios.class);
        boolean isComparable = ratios.processor().equals(Processor.name());
        Judgement judgement;
        try (OutputStream target =
                        log == null ? OutputStream.nullOutputStream() : Files.newOutputStream(log);
                PrintStream lines = new PrintStream(target, true, StandardCharsets.UTF_8)) {
            Stopwatch stopwatch = given == null ? jmh(lines) : given;
            judgement = new Judgement(ratios.pairs(), stopwatch, spec.commandLine().getErr());
            judgement.run(rounds(isComparable));
            if (isComparable && !accepts) {
                judgement.runSlower();
            }
        }
        out.print(judgement.table());
        if (accepts) {
            Json.write(file, new Ratios(Processor.name(), judgement.accepted()));
            out.println("accepted: " + file);
            return 0;
        }
        return isComparable ? tell(judgement, out) : tellOther(ratios, judgement, out);
    }

    private int rounds(boolean isComparable) {
        if (accepts) {
            return ROUNDS_TO_ACCEPT;
        }
        return isComparable ? ROUNDS : ROUNDS_NOT_COMPARED;
    }

    /// The ratios of another processor say nothing, but every benchmark must have run.
    private static int tellOther(Ratios ratios, Judgement judgement, PrintWriter out)
            throws IOException {
        out.printf(
                "not compared: the ratios are of another processor: committed=%s this=%s%n",
                ratios.processor(), Processor.name());
        if (judgement.failed().isEmpty()) {
            return 0;
        }
        out.println("failed: " + String.join(", ", judgement.failed()));
        return 1;
    }

    private static Stopwatch jmh(PrintStream log) {
        return (subject, effort) ->
                new Fork(effort, 1, log)
                        .run(subject.benchmark(), subject.params()).stream()
                                .mapToDouble(Gate::lowest)
                                .min()
                                .orElse(Double.NaN);
    }

    /// Returns the time of the iteration that was disturbed least.
    private static double lowest(RunResult result) {
        return result.getPrimaryResult().getStatistics().getMin();
    }

    private static int tell(Judgement judgement, PrintWriter out) {
        if (!judgement.quicker().isEmpty()) {
            out.println(
                    "quicker: "
                            + String.join(", ", judgement.quicker())
                            + " (bench/gate --accept makes it the new measure)");
        }
        if (!judgement.bad().isEmpty()) {
            out.println("slower or failed: " + String.join(", ", judgement.bad()));
            return 1;
        }
        out.println("no benchmark became slower");
        return 0;
    }
}

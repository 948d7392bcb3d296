package dev.arenite.comparison.run;

import dev.arenite.comparison.DataSets;
import dev.arenite.comparison.report.Conditions;
import dev.arenite.comparison.report.Report;
import dev.arenite.comparison.report.Results;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// The command `bench/run`.
@Command(
        name = "bench/run",
        description = {
            "Compare serializers: times, sizes, first values, and a report of them all.",
            "",
            "Every contender must give the right answers before it is timed. Its forks are virtual"
                    + " machines of their own, and contenders take turns. A full run takes hours;"
                    + " --quick takes minutes and shows that everything works, not who is faster.",
            ""
        },
        footer = {
            "",
            "Left in DIR: comparison.md, a chart for each data set and operation (*.svg), and what"
                    + " they are made of: machine.json, sizes.json, firsts.json, jmh/*.json (raw,"
                    + " of JMH) and jmh/log.txt.",
            "",
            "Examples:",
            "  bench/run --quick --data-set order-book",
            "  bench/run --data-set log --contender fory --contender kryo",
            "  bench/run --data-set log --threads 2 --polluted",
            "  bench/run --report bench/results/2026-11-28",
            "",
            "Exit status: 0 done, 1 failed, 2 wrong arguments, 3 no Java or no build."
        })
public final class Run implements Callable<Integer> {

    private static final int FORKS = 5;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    // Picocli looks at it.
    @SuppressWarnings("UnusedVariable")
    private boolean isHelpAsked;

    @Option(
            names = "--quick",
            description = "One short fork each: to see that it runs, not to compare.")
    private boolean isQuick;

    @Option(
            names = "--data-set",
            paramLabel = "NAME",
            description = "Only this data set; may be given several times. Known: ${DATA-SETS}.")
    private List<String> dataSets = new ArrayList<>();

    @Option(
            names = "--contender",
            paramLabel = "NAME",
            description =
                    "Only this contender and arenite, which ratios are to; may be given several"
                            + " times.")
    private List<String> contenders = new ArrayList<>();

    @Option(
            names = "--operation",
            paramLabel = "NAME",
            description = "Only this operation; may be given several times. Known: ${OPERATIONS}.")
    private List<String> operations = new ArrayList<>();

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "Forks of each contender and operation: 5, or 1 with --quick.")
    private int forks;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads that time a contender at once, each with one of its own and its own"
                            + " values. Default: 1.")
    private int threads = 1;

    @Option(
            names = "--polluted",
            description =
                    "Each contender works on all other data sets before it is timed, so that the"
                            + " compiler has seen many types wherever a call depends on one.")
    private boolean isPolluted;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where the results are put. It must have no results. Default:"
                            + " bench/results/ and the date.")
    private @Nullable Path out;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Measure nothing: write report and charts of results anew.")
    private @Nullable Path report;

    private final List<String> arguments;

    private Run(List<String> arguments) {
        this.arguments = arguments;
    }

    /// Runs the command and ends the virtual machine with its exit status.
    public static void main(String[] arguments) {
        System.exit(command(arguments).execute(arguments));
    }

    /// Returns the command, ready to be executed.
    static CommandLine command(String... arguments) {
        // The help asks for them.
        System.setProperty("DATA-SETS", String.join(", ", DataSets.names()));
        System.setProperty("OPERATIONS", String.join(", ", Report.OPERATIONS));
        return new CommandLine(new Run(List.of(arguments)))
                .setExecutionExceptionHandler(Failures::report)
                .setParameterExceptionHandler(Failures::reportUsage)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        CommandLine command = command();
        PrintWriter printer = command.getOut();
        if (report != null) {
            printer.println(Report.write(report));
            return 0;
        }
        Choice choice = choice(command);
        Conditions conditions = conditions(command);
        Path folder = folder(command);
        String line = "bench/run " + String.join(" ", arguments);
        Comparison comparison = new Comparison(choice, conditions, folder, command.getErr());
        printer.println(comparison.run(line.strip(), forkCount(command), isQuick));
        return 0;
    }

    private CommandLine command() {
        if (spec == null) {
            throw new IllegalStateException("command must be executed by picocli");
        }
        return spec.commandLine();
    }

    private Choice choice(CommandLine command) {
        try {
            return Choice.of(dataSets, contenders, operations);
        } catch (IllegalArgumentException unknown) {
            throw new CommandLine.ParameterException(
                    command, String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private Conditions conditions(CommandLine command) {
        try {
            return new Conditions(threads, isPolluted);
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(
                    command, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private int forkCount(CommandLine command) {
        if (forks < 0) {
            throw new CommandLine.ParameterException(
                    command, "forks must be positive: forks=" + forks);
        }
        return forks > 0 ? forks : isQuick ? 1 : FORKS;
    }

    private Path folder(CommandLine command) throws IOException {
        Path folder = out == null ? newFolder() : out;
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new CommandLine.ParameterException(
                    command, "folder must be writable: out=" + folder);
        }
        if (Files.exists(folder.resolve(Results.SIZES))) {
            throw new CommandLine.ParameterException(
                    command, "folder must have no results of another run: out=" + folder);
        }
        return folder;
    }

    private static Path newFolder() {
        Path results = Path.of(System.getProperty("bench.root", ""), "bench", "results");
        Path folder = results.resolve(LocalDate.now(ZoneOffset.UTC).toString());
        for (int i = 2; Files.exists(folder); i++) {
            folder = results.resolve(LocalDate.now(ZoneOffset.UTC) + "-" + i);
        }
        return folder;
    }
}

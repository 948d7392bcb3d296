package dev.arenite.comparison.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.arenite.comparison.report.Conditions;
import dev.arenite.comparison.report.Json;
import dev.arenite.comparison.report.Report;
import dev.arenite.comparison.report.Results;
import dev.arenite.comparison.report.Sizes;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// A comparison from beginning to end, in a folder of results.
final class Comparison {

    private static final int QUICK_MACHINES = 1;
    private static final int MACHINES = 7;

    private final Choice choice;
    private final Conditions conditions;
    private final Path folder;
    private final PrintWriter err;

    /// @param folder which is there and empty
    /// @param err    gets what is done
    Comparison(Choice choice, Conditions conditions, Path folder, PrintWriter err) {
        this.choice = choice;
        this.conditions = conditions;
        this.folder = folder;
        this.err = err;
    }

    /// Runs it.
    ///
    /// @param command what was run, for the report
    /// @return the page of results
    /// @throws RunnerException if JMH does not start a benchmark
    Path run(String command, int forks, boolean isQuick) throws IOException, RunnerException {
        LocalDateTime date = LocalDateTime.now(ZoneOffset.UTC);
        Survey survey = new Survey(Peers.ofComparison(), choice.contenders());
        tell("sizes: each contender is tried");
        Sizes sizes = survey.sizes();
        Json.write(folder.resolve(Results.SIZES), sizes);
        tellFailures(sizes);
        Json.write(
                folder.resolve(Results.MACHINE),
                Machines.current(sizes.peers(), date, command, forks, conditions));
        tell("first values: each contender is started without flags");
        Json.write(
                folder.resolve(Results.FIRSTS), survey.firsts(isQuick ? QUICK_MACHINES : MACHINES));
        time(sizes, forks, isQuick ? Effort.QUICK : Effort.FULL);
        return Report.write(folder);
    }

    private void time(Sizes sizes, int forks, Effort effort) throws IOException, RunnerException {
        Path jmh = Files.createDirectories(folder.resolve(Results.JMH));
        @Nullable RkyvProgram rkyv = choice.hasRkyv() ? rkyv() : null;
        List<Step> plan = Plan.of(sizes, choice.operations(), forks, rkyv != null);
        Progress progress = new Progress(err, plan.size(), effort.seconds(), System::nanoTime);
        Path log = jmh.resolve("log.txt");
        try (PrintStream out = new PrintStream(Files.newOutputStream(log), true, UTF_8)) {
            for (Step failed :
                    new Timings(jmh, effort, conditions, rkyv, out).run(plan, forks, progress)) {
                tell("failed, see " + log + ": " + failed);
            }
        }
    }

    private @Nullable RkyvProgram rkyv() {
        if (conditions.threads() > 1) {
            tell("rkyv skipped: its program has one thread");
            return null;
        }
        try {
            Path root = Path.of(System.getProperty("bench.root", ""));
            return RkyvProgram.build(root, folder.resolve(Results.RKYV));
        } catch (IOException absent) {
            tell("rkyv skipped: " + absent.getMessage());
            return null;
        }
    }

    private void tellFailures(Sizes sizes) {
        sizes.contenders()
                .forEach(
                        (dataSet, contenders) ->
                                contenders.forEach(
                                        (name, size) -> {
                                            if (!size.isThere()) {
                                                tell(
                                                        "not timed: "
                                                                + dataSet
                                                                + " "
                                                                + name
                                                                + ": "
                                                                + size.failure());
                                            }
                                        }));
    }

    private void tell(String line) {
        err.println(line);
        err.flush();
    }
}

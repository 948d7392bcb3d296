package dev.arenite.comparison.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.arenite.comparison.SerializerBenchmark;
import dev.arenite.comparison.report.Conditions;
import dev.arenite.comparison.report.Rkyv;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.RunnerException;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the forks of a plan. JMH's results of each data set and operation are kept in a file, which
/// is written anew after every fork: what is stopped leaves what it has.
final class Timings {

    private final Path folder;
    private final PrintStream log;
    private final Fork fork;
    private final Conditions conditions;
    private final @Nullable RkyvProgram rkyv;
    private final Map<Path, List<RunResult>> results = new LinkedHashMap<>();
    private final List<Step> failed = new ArrayList<>();

    /// @param folder where the files are
    /// @param log    gets what JMH says
    /// @param rkyv   null if no step of the plan is its own
    Timings(
            Path folder,
            Effort effort,
            Conditions conditions,
            @Nullable RkyvProgram rkyv,
            PrintStream log) {
        this.folder = folder;
        this.log = log;
        this.conditions = conditions;
        this.rkyv = rkyv;
        fork = new Fork(effort, conditions.threads(), log);
    }

    /// Runs the forks.
    ///
    /// @param rounds how many rounds the plan has
    /// @return those that failed
    List<Step> run(List<Step> plan, int rounds, Progress progress)
            throws IOException, RunnerException {
        for (Step step : plan) {
            progress.begin(
                    "%s %s%s, round %d of %d"
                            .formatted(
                                    step.dataSet(),
                                    step.operation(),
                                    conditions.note(),
                                    step.round(),
                                    rounds));
            if (rkyv != null && step.contender().equals(Rkyv.NAME)) {
                run(step, rkyv);
            } else {
                run(step);
            }
            progress.done();
        }
        return List.copyOf(failed);
    }

    /// Runs a step outside of Java. If it fails, all others go on.
    private void run(Step step, RkyvProgram program) {
        try {
            program.time(step);
        } catch (IOException failure) {
            log.println(step + ": " + failure.getMessage());
            failed.add(step);
        }
    }

    private void run(Step step) throws IOException, RunnerException {
        var ofStep =
                fork.run(
                        SerializerBenchmark.class.getName() + "." + step.operation(),
                        Map.of(
                                "dataSet",
                                step.dataSet(),
                                "contender",
                                step.contender(),
                                "polluted",
                                String.valueOf(conditions.isPolluted())));
        if (ofStep.isEmpty()) {
            failed.add(step);
            return;
        }
        Path file = folder.resolve(step.dataSet() + "-" + step.operation() + ".json");
        List<RunResult> all = results.computeIfAbsent(file, _ -> new ArrayList<>());
        all.addAll(ofStep);
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(all);
        }
    }
}

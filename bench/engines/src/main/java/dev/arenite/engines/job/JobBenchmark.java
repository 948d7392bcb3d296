package dev.arenite.engines.job;

import dev.arenite.engines.contender.Contenders;
import dev.arenite.engines.record.Records;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// Runs a job with each contender by turns, several rounds, and prints a table.
abstract class JobBenchmark implements Callable<Integer> {

    @Option(
            names = "--records",
            defaultValue = "5000000",
            description = "records that are sent (default: ${DEFAULT-VALUE})")
    private long count;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "rounds that count (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--warmups",
            defaultValue = "1",
            description = "rounds before, which do not count (default: ${DEFAULT-VALUE})")
    private int warmups;

    @Option(
            names = "--record",
            defaultValue = "log",
            description = "log, order or reading (default: ${DEFAULT-VALUE})")
    private String record = "";

    @Option(
            names = "--contender",
            split = ",",
            description = "the contenders, with commas between (default: all)")
    private List<String> contenders = Contenders.NAMES;

    private final PrintWriter out;

    JobBenchmark(PrintWriter out) {
        this.out = out;
    }

    /// Returns what is sent.
    abstract Load load(long records);

    /// Returns what the fields that are read add up to.
    abstract long expectedSum(Load load, Records kind);

    /// Returns an environment that has the job.
    abstract StreamExecutionEnvironment job(Choice choice, Load load);

    /// Runs all rounds and prints the medians.
    ///
    /// @throws IllegalStateException if a sum is wrong
    @Override
    public Integer call() throws Exception {
        Records kind = Records.named(record);
        Load load = load(count);
        long expected = expectedSum(load, kind);
        Map<String, List<Double>> times = new LinkedHashMap<>();
        try (Cluster cluster = Cluster.start()) {
            for (int round = 1 - warmups; round <= rounds; round++) {
                for (String contender : contenders) {
                    double time = time(cluster, new Choice(contender, kind), load, expected);
                    print("round %d: %s: %.0f ns a record", round, contender, time);
                    if (round > 0) {
                        times.computeIfAbsent(contender, _ -> new ArrayList<>()).add(time);
                    }
                }
            }
        }
        printTable(times);
        return 0;
    }

    private double time(Cluster cluster, Choice choice, Load load, long expected) throws Exception {
        Outcome outcome = cluster.run(job(choice, load));
        if (outcome.sum() != expected) {
            throw new IllegalStateException(
                    choice + ": sum=" + outcome.sum() + " expected=" + expected);
        }
        return (double) outcome.nanoseconds() / load.count();
    }

    private void printTable(Map<String, List<Double>> times) {
        print("%n| contender | ns a record: lowest | median | highest |");
        print("|---|---|---|---|");
        times.forEach(
                (contender, all) -> {
                    List<Double> sorted = all.stream().sorted().toList();
                    double median = (sorted.get((rounds - 1) / 2) + sorted.get(rounds / 2)) / 2;
                    double lowest = sorted.getFirst();
                    print(
                            "| %s | %.0f | %.0f | %.0f |",
                            contender, lowest, median, sorted.getLast());
                });
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}

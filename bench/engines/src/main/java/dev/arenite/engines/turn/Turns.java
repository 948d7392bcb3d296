package dev.arenite.engines.turn;

import dev.arenite.engines.record.Records;

import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// Runs each contender by turns, several rounds, and prints a table.
public abstract class Turns implements Callable<Integer> {

    @Option(names = "--records", description = "records that are sent (default: ${DEFAULT-VALUE})")
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
    private List<String> contenders;

    private final PrintWriter out;

    /// @param count      how many records are sent, unless an option says otherwise
    /// @param contenders the names of all contenders
    /// @param out        gets the table
    protected Turns(long count, List<String> contenders, PrintWriter out) {
        this.count = count;
        this.contenders = contenders;
        this.out = out;
    }

    /// Makes what the contenders run on.
    ///
    /// @param kind  the records
    /// @param count how many of them are sent
    protected abstract Track track(Records kind, long count) throws Exception;

    /// Runs all rounds and prints the medians.
    ///
    /// @throws IllegalStateException if what a contender has read is wrong
    @Override
    public Integer call() throws Exception {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        try (Track track = track(Records.named(record), count)) {
            for (int round = 1 - warmups; round <= rounds; round++) {
                for (String contender : contenders) {
                    double time = (double) track.nanoseconds(contender) / count;
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

package dev.arenite.bench.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Times the library and rkyv by turns in one run, and prints a table with their ratios.
///
/// For machines that others use too: every round times each operation for a moment, then runs
/// rkyv's program; of the rounds' medians the lowest counts, for both sides. Time that one
/// operation takes from a neighbor shows in the spread, not in the ratio.
///
/// ```text
/// java -cp bench/target/benchmarks.jar dev.arenite.bench.archive.SideBySide ROUNDS [PROGRAM
/// ARGUMENT...]
/// ```
///
/// The program prints lines `rkyv,<data set>,<operation>,<ns>`.
public final class SideBySide {

    private static final long WARMUP_NS = 2_000_000_000;
    private static final long SAMPLE_NS = 2_000_000;
    private static final int SAMPLES = 31;

    private final Map<String, Double> rkyv = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private long blackhole;

    private SideBySide() {}

    /// Runs.
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        List<String> program =
                Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        new SideBySide().run(new ArchiveOperations(), rounds, program);
    }

    private void run(ArchiveOperations operations, int rounds, List<String> program)
            throws IOException {
        addRows(operations);
        rows.forEach(this::warmUp);
        for (int round = 0; round < rounds; round++) {
            rows.forEach(this::time);
            if (!program.isEmpty()) {
                timeRkyv(program);
            }
        }
        System.out.printf("%-28s %12s %12s %7s%n", "us an operation", "here", "rkyv", "ratio");
        rows.forEach(this::print);
        System.out.println("checksum " + blackhole);
    }

    private void addRows(ArchiveOperations operations) {
        add("log serialize", "log,serialize", operations::serializeLog);
        add("log serialize, no library", "log,serialize", operations::serializeLogBare);
        add("log serialize, one by one", "log,serialize", operations::serializeLogOneByOne);
        add("log stopped by a limit", "", operations::abortLog);
        add("log access, checked", "log,access", operations::accessLog);
        add("log read, unchecked", "log,read_unchecked", operations::readLog);
        add("log read, against loaded", "log,read_values", operations::readLog);
        add("log deserialize, unchecked", "log,deserialize_unchecked", operations::deserializeLog);
        add("mesh serialize", "mesh,serialize", operations::serializeMesh);
        add("mesh serialize, no library", "mesh,serialize", operations::serializeMeshBare);
        add("mesh access, checked", "mesh,access", operations::accessMesh);
        add("mesh read, unchecked", "mesh,read_unchecked", operations::readMesh);
        add("mesh read, against loaded", "mesh,read_values", operations::readMesh);
        add(
                "mesh deserialize, unchecked",
                "mesh,deserialize_unchecked",
                operations::deserializeMesh);
    }

    private void add(String name, String peer, LongSupplier operation) {
        rows.add(new Row(name, peer, operation));
    }

    private void warmUp(Row row) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARMUP_NS) {
            blackhole += row.operation.getAsLong();
            row.warmUps++;
        }
    }

    private void time(Row row) {
        long repeats = Math.max(1, row.warmUps * SAMPLE_NS / WARMUP_NS);
        double[] samples = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long start = System.nanoTime();
            for (long repeat = 0; repeat < repeats; repeat++) {
                blackhole += row.operation.getAsLong();
            }
            samples[i] = (double) (System.nanoTime() - start) / repeats;
        }
        Arrays.sort(samples);
        row.quietNs = Math.min(row.quietNs, samples[SAMPLES / 2]);
    }

    private void timeRkyv(List<String> program) throws IOException {
        Process process =
                new ProcessBuilder(program).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.split(",", -1)).forEach(this::note);
        }
    }

    private void note(String[] fields) {
        if (fields.length == 4 && fields[0].equals("rkyv")) {
            rkyv.merge(fields[1] + "," + fields[2], Double.valueOf(fields[3]), Math::min);
        }
    }

    private void print(Row row) {
        Double peerNs = rkyv.get(row.peer);
        if (peerNs == null) {
            System.out.printf("%-28s %12.3f%n", row.name, row.quietNs / 1e3);
        } else {
            System.out.printf(
                    "%-28s %12.3f %12.3f %7.2f%n",
                    row.name, row.quietNs / 1e3, peerNs / 1e3, row.quietNs / peerNs);
        }
    }

    /// What is timed, and the lowest of the medians so far.
    private static final class Row {
        private final String name;
        private final String peer;
        private final LongSupplier operation;
        private long warmUps;
        private double quietNs = Double.POSITIVE_INFINITY;

        Row(String name, String peer, LongSupplier operation) {
            this.name = name;
            this.peer = peer;
            this.operation = operation;
        }
    }
}

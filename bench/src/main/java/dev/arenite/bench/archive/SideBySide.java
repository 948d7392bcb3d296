package dev.arenite.bench.archive;

import org.jspecify.annotations.Nullable;

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
/// operation takes from a neighbor shows in the spread, not in the ratio. An operation and the same
/// one without the library are timed sample by sample in turn, and the median of their ratios
/// counts: a machine that is slow for a second is slow for both.
///
/// ```text
/// java -cp bench/target/benchmarks.jar dev.arenite.bench.archive.SideBySide ROUNDS [PROGRAM
/// ARGUMENT...]
/// ```
///
/// With `-Dderived=true` it times derived types instead, log and mesh against those by hand. In one
/// process with those, the loops over views of the first rows would meet many types.
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
        if (Boolean.getBoolean("derived")) {
            addDerivedRows(new DerivedOperations(operations), operations);
        } else {
            addRows(operations);
        }
        rows.forEach(this::warmUp);
        for (int round = 0; round < rounds; round++) {
            rows.forEach(this::time);
            if (!program.isEmpty()) {
                timeRkyv(program);
            }
        }
        System.out.printf(
                "%-28s %12s %12s %7s %16s%n",
                "us an operation", "here", "rkyv", "ratio", "to by hand");
        rows.forEach(this::print);
        System.out.println("checksum " + blackhole);
    }

    private void addRows(ArchiveOperations operations) {
        add("log serialize", "log,serialize", operations::serializeLog)
                .against(operations::serializeLogBare);
        add("log serialize, one by one", "log,serialize", operations::serializeLogOneByOne);
        add("log stopped by a limit", "", operations::abortLog);
        add("log access, checked", "log,access", operations::accessLog);
        add("log read, unchecked", "log,read_unchecked", operations::readLog);
        add("log read, against loaded", "log,read_values", operations::readLog);
        add("log deserialize, unchecked", "log,deserialize_unchecked", operations::deserializeLog);
        add("mesh serialize", "mesh,serialize", operations::serializeMesh)
                .against(operations::serializeMeshBare);
        add("mesh access, checked", "mesh,access", operations::accessMesh)
                .against(operations::accessMeshBare);
        add("mesh access, own checker", "mesh,access", operations::accessMeshOwnChecker)
                .against(operations::accessMeshBare);
        add("mesh read, unchecked", "mesh,read_unchecked", operations::readMesh);
        add("mesh read, against loaded", "mesh,read_values", operations::readMesh);
        add(
                        "mesh deserialize, unchecked",
                        "mesh,deserialize_unchecked",
                        operations::deserializeMesh)
                .against(operations::makeMesh);
    }

    /// Derived types, against the same by hand.
    private void addDerivedRows(DerivedOperations derived, ArchiveOperations byHand) {
        add("log serialize, derived", "log,serialize", derived::serializeLog)
                .against(byHand::serializeLog);
        add("log access, derived", "log,access", derived::accessLog).against(byHand::accessLog);
        add("log read, derived", "log,read_unchecked", derived::readLog).against(byHand::readLog);
        add("log deserialize, derived", "log,deserialize_unchecked", derived::deserializeLog)
                .against(byHand::deserializeLog);
        add("mesh serialize, derived", "mesh,serialize", derived::serializeMesh)
                .against(byHand::serializeMesh);
        add("mesh access, derived", "mesh,access", derived::accessMesh).against(byHand::accessMesh);
        add("mesh read, derived", "mesh,read_unchecked", derived::readMesh)
                .against(byHand::readMesh);
        add("mesh deserialize, derived", "mesh,deserialize_unchecked", derived::deserializeMesh)
                .against(byHand::deserializeMesh);
        String players = "minecraft_savedata";
        add("minecraft serialize", players + ",serialize", derived::serializePlayers);
        add("minecraft access", players + ",access", derived::accessPlayers);
        add("minecraft read", players + ",read_unchecked", derived::readPlayers);
        add(
                "minecraft deserialize",
                players + ",deserialize_unchecked",
                derived::deserializePlayers);
        add("mk48 serialize", "mk48,serialize", derived::serializeUpdates);
        add("mk48 access", "mk48,access", derived::accessUpdates);
        add("mk48 read", "mk48,read_unchecked", derived::readUpdates);
        add("mk48 deserialize", "mk48,deserialize_unchecked", derived::deserializeUpdates);
    }

    private Row add(String name, String peer, LongSupplier operation) {
        Row row = new Row(name, peer, operation);
        rows.add(row);
        return row;
    }

    private void warmUp(Row row) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARMUP_NS) {
            blackhole += row.operation.getAsLong();
            row.warmUps++;
            if (row.bare != null) {
                blackhole += row.bare.getAsLong();
            }
        }
    }

    private void time(Row row) {
        long repeats = Math.max(1, row.warmUps * SAMPLE_NS / WARMUP_NS);
        List<Double> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            double ns = time(row.operation, repeats);
            samples.add(ns);
            if (row.bare != null) {
                row.ratios.add(ns / time(row.bare, repeats));
            }
        }
        row.quietNs = Math.min(row.quietNs, median(samples));
    }

    private double time(LongSupplier operation, long repeats) {
        long start = System.nanoTime();
        for (long repeat = 0; repeat < repeats; repeat++) {
            blackhole += operation.getAsLong();
        }
        return (double) (System.nanoTime() - start) / repeats;
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
        System.out.printf(
                "%-28s %12.3f %12s %7s %16s%n",
                row.name,
                row.quietNs / 1e3,
                peerNs == null ? "" : String.format("%.3f", peerNs / 1e3),
                peerNs == null ? "" : String.format("%.2f", row.quietNs / peerNs),
                row.bare == null ? "" : String.format("%.2f", median(row.ratios)));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /// What is timed, and the lowest of the medians so far.
    private static final class Row {
        private final String name;
        private final String peer;
        private final LongSupplier operation;
        private final List<Double> ratios = new ArrayList<>();

        /// The same without the library; null if there is no such thing.
        private @Nullable LongSupplier bare;

        private long warmUps;
        private double quietNs = Double.POSITIVE_INFINITY;

        Row(String name, String peer, LongSupplier operation) {
            this.name = name;
            this.peer = peer;
            this.operation = operation;
        }

        private void against(LongSupplier bare) {
            this.bare = bare;
        }
    }
}

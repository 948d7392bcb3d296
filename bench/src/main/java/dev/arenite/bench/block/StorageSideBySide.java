package dev.arenite.bench.block;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Times block files, tables of SQLite and files of RocksDB with the classes of the JDK, by turns,
/// each in a process of its own, and prints a table with the ratios to the first one. Of the rounds
/// the lowest figure counts, for all of them.
///
/// ```text
/// java -cp bench/target/benchmarks.jar dev.arenite.bench.block.StorageSideBySide ROUNDS COPIES
/// [FOLDER]
/// ```
///
/// COPIES is the number of times that the index has each class. Files are written to a folder in
/// FOLDER and deleted.
public final class StorageSideBySide {

    private static final Map<String, Storage> STORAGES = storages();

    /// The figures of each storage, by operation, one for each round.
    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

    private StorageSideBySide() {}

    private static Map<String, Storage> storages() {
        Map<String, Storage> storages = new LinkedHashMap<>();
        storages.put("blocks", new BlockStorage(64 << 10));
        storages.put("blocks-16k", new BlockStorage(16 << 10));
        storages.put("sqlite", new SqliteStorage(4 << 10));
        storages.put("sqlite-64k", new SqliteStorage(64 << 10));
        storages.put("sst", new RocksTable(true, false, false));
        storages.put("sst-plain", new RocksTable(false, false, false));
        storages.put("sst-mapped", new RocksTable(false, true, false));
        storages.put("rocksdb-bloom", new RocksDatabase(new RocksTable(false, false, true)));
        return storages;
    }

    /// Returns a storage by its name in the table.
    static Storage storage(String name) {
        Storage storage = STORAGES.get(name);
        if (storage == null) {
            throw new IllegalArgumentException(
                    "storage must be one of " + STORAGES.keySet() + ": name=" + name);
        }
        return storage;
    }

    /// Runs.
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        Path parent =
                Path.of(arguments.length > 2 ? arguments[2] : System.getProperty("java.io.tmpdir"));
        Path folder = Files.createTempDirectory(parent, "arenite");
        try {
            StorageSideBySide table = new StorageSideBySide();
            for (int round = 0; round < rounds; round++) {
                for (String name : STORAGES.keySet()) {
                    table.run(name, arguments[1], folder);
                }
            }
            table.print();
        } finally {
            StorageTrial.clear(folder);
            Files.delete(folder);
        }
    }

    private void run(String name, String copies, Path folder) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms3g",
                                "-Xmx3g",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StorageTrial.class.getName(),
                                name,
                                copies,
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.split("\t", -1)).forEach(line -> note(name, line));
        }
        if (process.waitFor() != 0) {
            throw new IOException("trial failed: storage=" + name);
        }
    }

    private void note(String name, String[] line) {
        figures.computeIfAbsent(line[0], _ -> new LinkedHashMap<>())
                .computeIfAbsent(name, _ -> new ArrayList<>())
                .add(Double.valueOf(line[1]));
    }

    private void print() {
        for (var operation : figures.entrySet()) {
            if (operation.getKey().equals("blackhole")) {
                continue;
            }
            System.out.println(operation.getKey());
            double first = least(operation.getValue().values().iterator().next());
            operation
                    .getValue()
                    .forEach(
                            (name, values) ->
                                    System.out.printf(
                                            "    %-16s %16.1f %8.2f   %s%n",
                                            name, least(values), least(values) / first, values));
        }
    }

    private static double least(List<Double> values) {
        return values.stream().mapToDouble(value -> value).min().orElseThrow();
    }
}

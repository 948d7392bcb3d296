package dev.arenite.comparison.report;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads what JMH has written. Forks of the same thing are put together, whichever file and entry
/// they are in: each round of a comparison makes entries of its own.
public final class JmhResults {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<List<String>, Forks> all = new LinkedHashMap<>();

    private record Forks(List<Double> nanos, List<Double> bytes) {}

    private JmhResults() {}

    /// Reads all files `*.json` of a folder.
    ///
    /// @return a score for each data set, operation and contender, in the order of the files
    /// @throws IOException if the folder is missing, or if a file is not what JMH writes
    public static List<Score> read(Path folder) throws IOException {
        JmhResults results = new JmhResults();
        for (Path file : jsonFiles(folder)) {
            try (var in = Files.newInputStream(file)) {
                for (JsonNode entry : Json.MAPPER.readTree(in)) {
                    results.add(file, entry);
                }
            }
        }
        return results.scores();
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private void add(Path file, JsonNode entry) throws IOException {
        String benchmark = entry.path("benchmark").asText();
        JsonNode params = entry.path("params");
        String unit = entry.path("primaryMetric").path("scoreUnit").asText();
        if (!unit.equals("ns/op") || !params.has("dataSet") || !params.has("contender")) {
            throw new IOException(
                    file + ": not a result of the comparison: " + benchmark + " in " + unit);
        }
        List<String> key =
                List.of(
                        params.path("dataSet").asText(),
                        benchmark.substring(benchmark.lastIndexOf('.') + 1),
                        params.path("contender").asText());
        Forks forks =
                all.computeIfAbsent(key, _ -> new Forks(new ArrayList<>(), new ArrayList<>()));
        addMeans(entry.path("primaryMetric"), forks.nanos());
        addMeans(entry.path("secondaryMetrics").path(ALLOCATED), forks.bytes());
    }

    private static void addMeans(JsonNode metric, List<Double> means) {
        for (JsonNode fork : metric.path("rawData")) {
            double sum = 0;
            for (JsonNode iteration : fork) {
                sum += iteration.asDouble();
            }
            means.add(sum / fork.size());
        }
    }

    private List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        all.forEach(
                (key, forks) -> {
                    if (!forks.nanos().isEmpty()) {
                        scores.add(score(key, forks));
                    }
                });
        return scores;
    }

    private static Score score(List<String> key, Forks forks) {
        List<Double> bytes = forks.bytes().isEmpty() ? List.of(Double.NaN) : forks.bytes();
        return new Score(
                key.get(0), key.get(1), key.get(2), Spread.of(forks.nanos()), Spread.of(bytes));
    }
}

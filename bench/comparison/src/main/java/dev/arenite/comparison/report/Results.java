package dev.arenite.comparison.report;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All results of a comparison.
public record Results(Machine machine, Sizes sizes, Firsts firsts, List<Score> scores) {

    /// The contender that ratios are to.
    public static final String BASE = "arenite";

    /// The operation that makes the records alone. It has no table of its own: it is a row in that
    /// of decoding.
    public static final String MAKE = "make";

    /// The name of that row.
    static final String BOUND = "records alone";

    /// The file of the [Machine] in a folder of results.
    public static final String MACHINE = "machine.json";

    /// The file of the [Sizes] in a folder of results.
    public static final String SIZES = "sizes.json";

    /// The file of the [Firsts] in a folder of results.
    public static final String FIRSTS = "firsts.json";

    /// The file of [Rkyv] in a folder of results; missing if it was not measured.
    public static final String RKYV = "rkyv.json";

    /// The folder of JMH's files in a folder of results.
    public static final String JMH = "jmh";

    /// Reads a folder of results.
    ///
    /// @throws IOException if a file is missing or is something else
    public static Results read(Path folder) throws IOException {
        List<Score> scores = new ArrayList<>(JmhResults.read(folder.resolve(JMH)));
        Path rkyv = folder.resolve(RKYV);
        if (Files.exists(rkyv)) {
            scores.addAll(Json.read(rkyv, Rkyv.class).scores());
        }
        return new Results(
                Json.read(folder.resolve(MACHINE), Machine.class),
                Json.read(folder.resolve(SIZES), Sizes.class),
                Json.read(folder.resolve(FIRSTS), Firsts.class),
                scores);
    }

    /// Returns the contenders of a data set, in the order of the tables: last those that have times
    /// alone.
    List<String> contenders(String dataSet) {
        Set<String> names = new LinkedHashSet<>(sizes.names(dataSet));
        scores.stream()
                .filter(score -> score.dataSet().equals(dataSet))
                .forEach(score -> names.add(score.contender()));
        return List.copyOf(names);
    }

    /// Returns a score, if it was measured.
    Optional<Score> score(String dataSet, String operation, String contender) {
        return scores.stream()
                .filter(score -> score.dataSet().equals(dataSet))
                .filter(score -> score.operation().equals(operation))
                .filter(score -> score.contender().equals(contender))
                .findFirst();
    }

    /// Returns how many times as long as the [base][#BASE] a score is, by the medians of the forks;
    /// nothing if one of the two was not measured.
    Optional<Double> ratio(String dataSet, String operation, String contender) {
        return score(dataSet, operation, contender)
                .flatMap(score -> ratio(dataSet, operation, score));
    }

    /// Returns how many times as long as the base's in an operation a score is.
    Optional<Double> ratio(String dataSet, String operation, Score score) {
        return score(dataSet, operation, BASE)
                .map(base -> score.nanos().median() / base.nanos().median());
    }

    /// Returns what no contender can do without in an operation, if it was measured: to decode, the
    /// making of the records.
    Optional<Score> bound(String dataSet, String operation) {
        return operation.equals("decode") ? score(dataSet, MAKE, BASE) : Optional.empty();
    }

    /// Returns the operations that were measured on a data set, in an order.
    ///
    /// @param order all operations, in the order of the tables
    List<String> operations(String dataSet, List<String> order) {
        return order.stream()
                .filter(
                        operation ->
                                scores.stream()
                                        .anyMatch(
                                                score ->
                                                        score.dataSet().equals(dataSet)
                                                                && score.operation()
                                                                        .equals(operation)))
                .toList();
    }

    /// Returns whether a contender decodes the whole value for an operation of which others read
    /// only what it asks for.
    boolean readsWhole(String dataSet, String operation, String contender) {
        Sizes.@Nullable Size size = sizes.of(dataSet, contender);
        return (operation.equals("checksum") || operation.equals("field"))
                && size != null
                && !size.readsInPlace();
    }
}

package dev.arenite.comparison.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What rkyv itself takes, as its own program times it on the archives of [Results#BASE].
///
/// @param nanos a call, by round: by data set, then by operation of the program
public record Rkyv(Map<String, Map<String, List<Double>>> nanos) {

    /// The name of rkyv in tables.
    public static final String NAME = "rkyv";

    /// The data sets of the program.
    public static final List<String> DATA_SETS =
            List.of("log", "mesh", "mk48", "minecraft_savedata");

    private static final List<Match> MATCHES =
            List.of(
                    new Match("serialize", "encode", NAME),
                    new Match("deserialize_unchecked", "decode", NAME),
                    new Match("deserialize", "decode", NAME + "-checked"));

    /// @param timed what the program calls an operation
    private record Match(String timed, String operation, String contender) {}

    /// Returns the operations of the program that are compared with one of ours.
    public static List<String> timed(String operation) {
        return MATCHES.stream()
                .filter(match -> match.operation().equals(operation))
                .map(Match::timed)
                .toList();
    }

    /// Returns the times as scores.
    List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        nanos.forEach(
                (dataSet, operations) -> {
                    for (Match match : MATCHES) {
                        List<Double> rounds = operations.getOrDefault(match.timed(), List.of());
                        if (!rounds.isEmpty()) {
                            scores.add(
                                    new Score(
                                            dataSet,
                                            match.operation(),
                                            match.contender(),
                                            Spread.of(rounds),
                                            Spread.of(List.of(Double.NaN))));
                        }
                    }
                });
        return scores;
    }
}

package dev.arenite.comparison.report;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The tables of one data set: all ratios, then the times of each operation.
final class RatioTables {

    private final Results results;
    private final String dataSet;
    private final List<String> operations;
    private final List<String> contenders;

    RatioTables(Results results, String dataSet) {
        this.results = results;
        this.dataSet = dataSet;
        operations =
                results.operations(
                        dataSet,
                        Report.OPERATIONS.stream()
                                .filter(name -> !name.equals(Results.MAKE))
                                .toList());
        contenders = results.contenders(dataSet);
    }

    /// Returns the tables, with charts between the ratios and the times.
    ///
    /// @param charts names of files
    String text(List<String> charts) {
        StringBuilder text = new StringBuilder(ratios().toString());
        appendFailures(text);
        for (String chart : charts) {
            text.append("\n![").append(chart.replace(".svg", "")).append("](").append(chart);
            text.append(")\n");
        }
        for (String operation : operations) {
            text.append("\n### ").append(dataSet).append(": ").append(operation);
            text.append(results.machine().conditions().note()).append("\n\n");
            text.append(times(operation));
        }
        return text.toString();
    }

    private Table ratios() {
        List<String> head = new ArrayList<>(List.of("ratio to `arenite`"));
        head.addAll(operations);
        head.addAll(List.of("bytes", "after zstd"));
        Table table = new Table(head);
        for (String contender : contenders) {
            List<String> row = new ArrayList<>(List.of(name(contender)));
            for (String operation : operations) {
                row.add(ratio(operation, contender));
            }
            Sizes.@Nullable Size size = results.sizes().of(dataSet, contender);
            if (size == null || !size.isThere()) {
                row.addAll(List.of("-", "-"));
            } else {
                row.add(Figure.bytes(size.bytes()));
                row.add(Figure.bytes(size.zstdBytes()));
            }
            table.add(row);
        }
        return table;
    }

    private void appendFailures(StringBuilder text) {
        for (String contender : contenders) {
            Sizes.@Nullable Size size = results.sizes().of(dataSet, contender);
            if (size != null && !size.isThere()) {
                text.append("\nNot timed: `").append(contender).append("`, ");
                text.append(size.failure()).append('\n');
            }
        }
    }

    private Table times(String operation) {
        Table table = new Table(operation, "ratio", "lowest", "median", "highest", "B/op");
        for (String contender : contenders) {
            String ratio = ratio(operation, contender);
            results.score(dataSet, operation, contender)
                    .ifPresent(score -> table.add(row(name(contender), ratio, score)));
        }
        results.bound(dataSet, operation)
                .ifPresent(
                        score -> {
                            String ratio =
                                    results.ratio(dataSet, operation, score)
                                            .map(Figure::ratio)
                                            .orElse("-");
                            table.add(row("_" + Results.BOUND + "_", ratio, score));
                        });
        return table;
    }

    private static List<String> row(String name, String ratio, Score score) {
        Spread nanos = score.nanos();
        return List.of(
                name,
                ratio,
                Figure.time(nanos.lowest()),
                Figure.time(nanos.median()),
                Figure.time(nanos.highest()),
                Figure.bytes(score.bytes().median()));
    }

    private String ratio(String operation, String contender) {
        String mark = results.readsWhole(dataSet, operation, contender) ? "\\*" : "";
        return results.ratio(dataSet, operation, contender)
                .map(ratio -> Figure.ratio(ratio) + mark)
                .orElse("-");
    }

    /// Returns a contender's name, ours in bold.
    static String name(String contender) {
        return isOurs(contender) ? "**" + contender + "**" : contender;
    }

    /// Returns whether a contender is the library's own.
    static boolean isOurs(String contender) {
        return contender.startsWith(Results.BASE);
    }
}

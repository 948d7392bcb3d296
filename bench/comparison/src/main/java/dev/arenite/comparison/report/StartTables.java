package dev.arenite.comparison.report;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The tables of first values, and what the contenders said about being started without flags.
final class StartTables {

    private StartTables() {}

    static String text(Results results) {
        StringBuilder text = new StringBuilder("\n## First value\n\n");
        text.append(
                """
                A fresh virtual machine without any flag, from making the contender until its first \
                value is encoded and decoded; the median of several machines. `main` begins before \
                the values are made. With flags: the same once more, for those that fail or warn.
                """);
        Map<String, Set<String>> remarks = new TreeMap<>();
        results.firsts()
                .contenders()
                .forEach(
                        (dataSet, firsts) -> {
                            text.append("\n### ").append(dataSet).append(": first value\n\n");
                            text.append(table(firsts));
                            firsts.forEach((name, first) -> remark(remarks, name, first));
                        });
        if (!remarks.isEmpty()) {
            text.append("\n### Flags and warnings\n");
            remarks.forEach(
                    (contender, lines) -> {
                        text.append("\n- `").append(contender).append("`\n");
                        lines.forEach(line -> text.append("    - ").append(line).append('\n'));
                    });
        }
        return text.toString();
    }

    private static Table table(Map<String, Firsts.First> firsts) {
        Table table =
                new Table("contender", "first value", "`main`", "without flags", "with flags");
        firsts.forEach((name, first) -> table.add(row(name, first)));
        return table;
    }

    private static List<String> row(String contender, Firsts.First first) {
        Firsts.Start plain = first.plain();
        Firsts.@Nullable Start flagged = first.flagged();
        Firsts.Start timed = plain.millis().isEmpty() && flagged != null ? flagged : plain;
        List<String> row = new ArrayList<>(List.of(RatioTables.name(contender)));
        row.add(millis(timed.millis()));
        row.add(millis(timed.mainMillis()));
        row.add(verdict(plain));
        row.add(flagged == null ? "-" : verdict(flagged));
        return row;
    }

    private static String verdict(Firsts.Start start) {
        if (!start.failure().isEmpty()) {
            return "fails";
        }
        return start.warnings().isEmpty() ? "clean" : "warns";
    }

    private static String millis(List<Double> millis) {
        return millis.isEmpty() ? "-" : Figure.time(Spread.of(millis).median() * 1e6);
    }

    private static void remark(
            Map<String, Set<String>> remarks, String contender, Firsts.First first) {
        Set<String> lines = new TreeSet<>();
        Firsts.@Nullable Start flagged = first.flagged();
        if (flagged != null) {
            lines.add("flags: `" + String.join(" ", flagged.flags()) + "`");
            if (!flagged.failure().isEmpty()) {
                lines.add("fails with them: `" + flagged.failure() + "`");
            }
        }
        if (!first.plain().failure().isEmpty()) {
            lines.add("fails without flags: `" + first.plain().failure() + "`");
        }
        if (!first.plain().warnings().isEmpty()) {
            lines.add("warns: `" + first.plain().warnings().getFirst() + "`");
        }
        if (!lines.isEmpty()) {
            remarks.computeIfAbsent(contender, _ -> new TreeSet<>()).addAll(lines);
        }
    }
}

package dev.arenite.comparison.run;

import dev.arenite.comparison.DataSets;
import dev.arenite.comparison.report.Report;
import dev.arenite.comparison.report.Results;
import dev.arenite.comparison.report.Rkyv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of the comparison is to be run.
///
/// @param contenders their names by data set, each in the order of the tables
/// @param operations in the order of the tables
/// @param hasRkyv    whether rkyv is to be timed too, which runs outside of Java
record Choice(Map<String, List<String>> contenders, List<String> operations, boolean hasRkyv) {

    /// Returns a choice. An empty list stands for everything; what ratios are to is always there.
    ///
    /// @throws IllegalArgumentException if a name is not known; it names those that are
    static Choice of(List<String> dataSets, List<String> contenders, List<String> operations) {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        Set<String> known = new LinkedHashSet<>();
        boolean hasRkyv = contenders.isEmpty() || contenders.contains(Rkyv.NAME);
        for (String dataSet : dataSets.isEmpty() ? DataSets.names() : dataSets) {
            List<String> all = new ArrayList<>(DataSets.of(dataSet).contenders().keySet());
            known.addAll(all);
            if (!contenders.isEmpty()) {
                all.removeIf(name -> !name.equals(Results.BASE) && !contenders.contains(name));
            }
            chosen.put(dataSet, all);
        }
        known.add(Rkyv.NAME);
        requireKnown("contender", contenders, known);
        requireKnown("operation", operations, Report.OPERATIONS);
        return new Choice(
                chosen,
                Report.OPERATIONS.stream()
                        .filter(name -> operations.isEmpty() || operations.contains(name))
                        .toList(),
                hasRkyv && chosen.keySet().stream().anyMatch(Rkyv.DATA_SETS::contains));
    }

    private static void requireKnown(String kind, List<String> names, Iterable<String> known) {
        Set<String> all = new LinkedHashSet<>();
        known.forEach(all::add);
        for (String name : names) {
            if (!all.contains(name)) {
                throw new IllegalArgumentException(
                        kind + " not found: name=" + name + " known=" + all);
            }
        }
    }
}

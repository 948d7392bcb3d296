package dev.arenite.tests.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A changed line of the product, and what the tests said of it.
///
/// @param site   where it is, and what kind of change it is
/// @param line   the number of the line
/// @param status PIT's word for what happened
record Mutant(MutationSite site, int line, String status) {

    private static final Set<String> SURVIVAL = Set.of("SURVIVED", "NO_COVERAGE");

    /// Reads PIT's report.
    static List<Mutant> read(Path report) throws IOException {
        return Files.readAllLines(report).stream().map(Mutant::parse).toList();
    }

    /// Parses a line of PIT's report: file, class, mutator, method, line, status, killing test.
    static Mutant parse(String text) {
        String[] fields = text.split(",", -1);
        return new Mutant(
                MutationSite.of(fields[1], fields[3], fields[2]),
                Integer.parseInt(fields[4]),
                fields[5]);
    }

    /// Merges two runs in different JVMs. The second may have fewer mutants, the first none. PIT
    /// does not tell mutants of one kind in one line apart: of each line the run counts in which
    /// fewer of them survived.
    static List<Mutant> merged(List<Mutant> first, List<Mutant> second) {
        Map<String, List<Mutant>> kept = byPlace(first);
        byPlace(second)
                .forEach(
                        (place, mutants) ->
                                kept.merge(
                                        place,
                                        mutants,
                                        (one, other) ->
                                                survivors(one) <= survivors(other) ? one : other));
        return kept.values().stream().flatMap(List::stream).toList();
    }

    private static Map<String, List<Mutant>> byPlace(List<Mutant> mutants) {
        return mutants.stream()
                .collect(
                        Collectors.groupingBy(
                                mutant -> mutant.site + " " + mutant.line,
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private static long survivors(List<Mutant> mutants) {
        return mutants.stream().filter(Mutant::survives).count();
    }

    /// Returns the full names of the classes that have survivors.
    static SortedSet<String> survivingClasses(List<Mutant> mutants) {
        return mutants.stream()
                .filter(Mutant::survives)
                .map(mutant -> MutationSite.PREFIX + mutant.site.className())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean survives() {
        return SURVIVAL.contains(status);
    }

    @Override
    public String toString() {
        return site.className()
                + "."
                + site.methodName()
                + ":"
                + line
                + " "
                + site.mutator()
                + " "
                + status;
    }
}

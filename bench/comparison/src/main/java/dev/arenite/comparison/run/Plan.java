package dev.arenite.comparison.run;

import dev.arenite.comparison.report.Results;
import dev.arenite.comparison.report.Rkyv;
import dev.arenite.comparison.report.Sizes;

import java.util.ArrayList;
import java.util.List;

/// The forks of a comparison, in their order: the contenders of one operation by turns, so that a
/// machine that slows down does so for all of them.
final class Plan {

    private Plan() {}

    /// Returns the forks.
    ///
    /// @param sizes      of the contenders, which say what works and what updates in place
    /// @param operations in the order in which they are timed
    /// @param rounds     the forks of each contender and operation
    /// @param hasRkyv    whether rkyv takes its turn where it can
    static List<Step> of(Sizes sizes, List<String> operations, int rounds, boolean hasRkyv) {
        List<Step> steps = new ArrayList<>();
        sizes.contenders()
                .forEach(
                        (dataSet, contenders) -> {
                            for (String operation : operations) {
                                for (int round = 1; round <= rounds; round++) {
                                    int turn = round;
                                    contenders.forEach(
                                            (name, size) -> {
                                                if (takesPart(operation, name, size)) {
                                                    steps.add(
                                                            new Step(
                                                                    dataSet, operation, turn,
                                                                    name));
                                                }
                                            });
                                    if (hasRkyv && isOfRkyv(dataSet, operation)) {
                                        steps.add(new Step(dataSet, operation, turn, Rkyv.NAME));
                                    }
                                }
                            }
                        });
        return steps;
    }

    private static boolean isOfRkyv(String dataSet, String operation) {
        return Rkyv.DATA_SETS.contains(dataSet) && !Rkyv.timed(operation).isEmpty();
    }

    private static boolean takesPart(String operation, String contender, Sizes.Size size) {
        return switch (operation) {
            case "update" -> size.updatesInPlace();
            // Whoever the contender is, it does the same.
            case Results.MAKE -> size.isThere() && contender.equals(Results.BASE);
            default -> size.isThere();
        };
    }
}

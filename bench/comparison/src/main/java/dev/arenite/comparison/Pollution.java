package dev.arenite.comparison;

import java.util.ArrayList;
import java.util.List;

/// Lets a contender work on data sets other than the one that it is timed on. The compiler then
/// knows many types at places where it would otherwise know one, as in a program that archives more
/// than one thing.
final class Pollution {

    /// How long each data set is worked on: enough for all of it to be compiled.
    static final long NANOS = 1_000_000_000;

    private Pollution() {}

    /// Lets a contender do everything that it can on all data sets that it knows but one.
    ///
    /// @param dataSet the one that is left out
    /// @param nanos   the time for each; all is done once at least
    /// @return the names of those that it knows
    static List<String> before(String dataSet, String contender, long nanos) {
        List<String> known = new ArrayList<>();
        for (String other : DataSets.names()) {
            DataSet<?> values = DataSets.of(other);
            if (!other.equals(dataSet) && values.contenders().containsKey(contender)) {
                work(new Race<>(values, contender), nanos);
                known.add(other);
            }
        }
        return known;
    }

    private static void work(Race<?> race, long nanos) {
        long begun = System.nanoTime();
        do {
            race.everything();
        } while (System.nanoTime() - begun < nanos);
    }
}

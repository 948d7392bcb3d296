package dev.arenite.tests.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How many mutants of a part the tests killed.
///
/// @param part     the name of the part
/// @param killed   the mutants that a test failed on
/// @param total    all mutants
/// @param unknown  the survivors that nothing explains
/// @param obsolete where more survivors are explained than there are
record MutationScore(
        String part, int killed, int total, List<Mutant> unknown, List<MutationSite> obsolete) {

    static MutationScore of(String part, List<Mutant> mutants, List<KnownSurvivor> known) {
        Set<String> classNames =
                mutants.stream()
                        .map(mutant -> mutant.site().className())
                        .collect(Collectors.toSet());
        Map<MutationSite, Integer> expected =
                known.stream()
                        .filter(survivor -> classNames.contains(survivor.site().className()))
                        .collect(Collectors.toMap(KnownSurvivor::site, KnownSurvivor::count));
        List<Mutant> unknown = new ArrayList<>();
        int killed = 0;
        for (Mutant mutant : mutants) {
            if (!mutant.survives()) {
                killed++;
            } else if (expected.merge(mutant.site(), -1, Integer::sum) < 0) {
                unknown.add(mutant);
            }
        }
        List<MutationSite> obsolete =
                expected.keySet().stream().filter(site -> expected.get(site) > 0).toList();
        return new MutationScore(part, killed, mutants.size(), unknown, obsolete);
    }

    /// Returns the share of the mutants that were killed, of those that could be.
    double share() {
        int killable = killed + unknown.size();
        return killable == 0 ? 0 : (double) killed / killable;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: killed %d of %d (%.1f %%), survivors explained %d, others %d: %.1f %%",
                part,
                killed,
                total,
                100.0 * killed / Math.max(total, 1),
                total - killed - unknown.size(),
                unknown.size(),
                100 * share());
    }
}

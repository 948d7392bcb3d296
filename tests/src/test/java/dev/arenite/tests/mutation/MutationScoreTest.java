package dev.arenite.tests.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts mutants of known fate, and reads the list of explained survivors.
final class MutationScoreTest {

    private static Mutant mutant(String method, String status) {
        return Mutant.parse(
                "Thing.java,dev.arenite.some.Thing,org.pitest.some.MathMutator,"
                        + method
                        + ",7,"
                        + status
                        + ",none");
    }

    @Test
    void survivorsThatAreExplainedDoNotCount() {
        List<Mutant> mutants =
                List.of(
                        mutant("add", "KILLED"),
                        mutant("add", "TIMED_OUT"),
                        mutant("add", "SURVIVED"),
                        mutant("add", "NO_COVERAGE"),
                        mutant("remove", "SURVIVED"));
        KnownSurvivor known =
                KnownSurvivor.parse("some.Thing,add,MathMutator,1,equal: why, and so");
        assertEquals("equal: why, and so", known.reason());
        MutationScore score = MutationScore.of("things", mutants, List.of(known));
        assertEquals(
                List.of(
                        "some.Thing.add:7 MathMutator NO_COVERAGE",
                        "some.Thing.remove:7 MathMutator SURVIVED"),
                score.unknown().stream().map(Mutant::toString).toList());
        assertEquals(0.5, score.share());
        assertEquals(
                "things: killed 2 of 5 (40.0 %), survivors explained 1, others 2: 50.0 %",
                score.toString());
    }

    @Test
    void whatOneOfTwoRunsKillsIsKilled() {
        List<Mutant> first = List.of(mutant("add", "KILLED"), mutant("remove", "SURVIVED"));
        List<Mutant> second = List.of(mutant("remove", "KILLED"), mutant("add", "SURVIVED"));
        assertEquals(first, Mutant.merged(List.of(), first));
        assertEquals(
                List.of("KILLED", "KILLED"),
                Mutant.merged(first, second).stream().map(Mutant::status).toList());
        List<Mutant> third = List.of(mutant("remove", "NO_COVERAGE"), mutant("add", "KILLED"));
        assertEquals(1, MutationScore.of("x", Mutant.merged(first, third), List.of()).killed());
    }

    @Test
    void secondRunMayHaveTheClassesOfSurvivorsAlone() {
        List<Mutant> first = List.of(mutant("add", "KILLED"), mutant("remove", "SURVIVED"));
        assertEquals(Set.of("dev.arenite.some.Thing"), Mutant.survivingClasses(first));
        assertEquals(Set.of(), Mutant.survivingClasses(List.of(mutant("add", "KILLED"))));
        List<Mutant> second = List.of(mutant("remove", "KILLED"));
        assertEquals(
                List.of("KILLED", "KILLED"),
                Mutant.merged(first, second).stream().map(Mutant::status).toList());
    }

    @Test
    void nothingIsNoSuccess() {
        assertEquals(0, MutationScore.of("nothing", List.of(), List.of()).share());
    }

    @Test
    void explanationsOfNoSurvivorAreTold() {
        KnownSurvivor known = KnownSurvivor.parse("some.Thing,add,MathMutator,2,equal");
        KnownSurvivor other = KnownSurvivor.parse("other.Thing,add,MathMutator,1,equal");
        List<Mutant> mutants = List.of(mutant("add", "SURVIVED"), mutant("add", "KILLED"));
        assertEquals(
                List.of(known.site()),
                MutationScore.of("things", mutants, List.of(known, other)).obsolete());
    }

    @Test
    void everySurvivorIsExplainedOnce() throws IOException {
        Set<MutationSite> sites = new HashSet<>();
        for (KnownSurvivor known : KnownSurvivor.all()) {
            assertTrue(sites.add(known.site()), () -> "twice: " + known);
            assertTrue(known.count() > 0, known::toString);
            assertFalse(known.reason().isBlank(), known::toString);
        }
    }
}

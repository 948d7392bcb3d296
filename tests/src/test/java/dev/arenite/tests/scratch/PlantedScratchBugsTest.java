package dev.arenite.tests.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.tests.ContractRun;
import dev.arenite.tests.scratch.PlainScratch.Bug;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

/// Tests the contract: it must find each mistake that was planted in a scratch, soon, and say it
/// with a few operations; and it must find nothing where there is nothing.
class PlantedScratchBugsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_OPERATIONS = 8;

    @AfterEach
    void removeTheBug() {
        PlainScratchContract.planted = Bug.NONE;
    }

    @Test
    void aPlainScratchKeepsTheContract() {
        ContractRun run = ContractRun.of(PlainScratchContract.class);
        assertEquals(List.of(), run.failures());
        assertEquals(8, run.tests());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(Bug bug) {
        PlainScratchContract.planted = bug;
        long begin = System.nanoTime();
        ContractRun run = ContractRun.of(PlainScratchContract.class);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertFalse(run.failures().isEmpty(), "not found: " + bug);
        assertTrue(taken.compareTo(LIMIT) < 0, "found after " + taken);
        if (bug != Bug.THREAD_UNCHECKED) {
            assertTrue(
                    run.fewestOperations() <= MOST_OPERATIONS,
                    () -> String.join("\n", run.failures()));
        }
    }

    @Test
    void whatGoesWrongWhenManyFramesAreLeftAtOnceIsFoundByUserCodeThatThrows() {
        PlainScratchContract.planted = Bug.DEEP_FRAMES_OVERWRITE;
        List<String> failures = ContractRun.of(PlainScratchContract.class).failures();
        assertTrue(
                failures.stream()
                        .anyMatch(failure -> failure.startsWith("userCodeThatThrowsAtAnyStep")),
                () -> String.join("\n", failures));
    }
}

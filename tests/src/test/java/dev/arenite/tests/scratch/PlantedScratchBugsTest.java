package dev.arenite.tests.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.tests.ContractRun;
import dev.arenite.tests.ScratchSubject.Promise;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Tests the contract: it must find each mistake that was planted in a scratch, soon, and say it
/// with a few operations; and it must find nothing where there is nothing.
class PlantedScratchBugsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MAX_OPERATIONS = 8;

    /// No sequence of operations shows these, or only a long one.
    private static final Set<ScratchBug> OF_NO_SEQUENCE =
            EnumSet.of(
                    ScratchBug.THREAD_UNCHECKED,
                    ScratchBug.VAIN_RELEASE_UNCHECKED,
                    ScratchBug.FRAME_NUMBERS_WRAP,
                    ScratchBug.GROWTH_DAMAGES_ENTRY,
                    ScratchBug.CLEAR_LOSES_A_BYTE);

    @AfterEach
    void removeTheBug() {
        PlainScratchContract.planted = ScratchBug.NONE;
    }

    @Test
    void aPlainScratchKeepsTheContract() {
        ContractRun run = ContractRun.of(PlainScratchContract.class);
        assertEquals(List.of(), run.failures());
        assertEquals(11, run.tests());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(ScratchBug bug) {
        PlainScratchContract.planted = bug;
        long begin = System.nanoTime();
        ContractRun run = ContractRun.of(PlainScratchContract.class);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertFalse(run.failures().isEmpty(), "not found: " + bug);
        assertTrue(taken.compareTo(LIMIT) < 0, "found after " + taken);
        if (!OF_NO_SEQUENCE.contains(bug)) {
            assertTrue(
                    run.fewestOperations() <= MAX_OPERATIONS,
                    () -> String.join("\n", run.failures()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPromiseThatIsNotKeptIsFound(Promise promise) {
        BrokenPromiseContract.made = promise;
        ContractRun run = ContractRun.of(BrokenPromiseContract.class);
        assertFalse(run.failures().isEmpty(), "not found: " + promise);
    }

    @Test
    void whatGoesWrongWhenManyFramesAreLeftAtOnceIsFoundByUserCodeThatThrows() {
        PlainScratchContract.planted = ScratchBug.DEEP_FRAMES_OVERWRITE;
        List<String> failures = ContractRun.of(PlainScratchContract.class).failures();
        assertTrue(
                failures.stream()
                        .anyMatch(failure -> failure.startsWith("userCodeThatThrowsAtAnyStep")),
                () -> String.join("\n", failures));
    }
}

package dev.arenite.tests.allocator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.tests.ContractRun;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Tests the contract of allocators: it must find each mistake that was planted in one, soon, and
/// say it with a few operations; and it must find nothing where there is nothing.
class PlantedAllocatorBugsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MAX_OPERATIONS = 4;

    /// No sequence of operations shows these, or only by its length.
    private static final Set<AllocatorBug> OF_NO_SEQUENCE =
            EnumSet.of(
                    AllocatorBug.ARRAY_THREAD_UNCHECKED,
                    AllocatorBug.THREAD_UNCHECKED,
                    AllocatorBug.SEGMENTS_SHARED,
                    AllocatorBug.CLEAR_LOSES_A_BYTE);

    @AfterEach
    void removeTheBug() {
        PlainAllocatorContract.planted = AllocatorBug.NONE;
    }

    @Test
    void aPlainAllocatorKeepsTheContract() {
        ContractRun run = ContractRun.of(PlainAllocatorContract.class);
        assertEquals(List.of(), run.failures());
        assertEquals(4, run.tests());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(AllocatorBug bug) {
        PlainAllocatorContract.planted = bug;
        long begin = System.nanoTime();
        ContractRun run = ContractRun.of(PlainAllocatorContract.class);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertFalse(run.failures().isEmpty(), "not found: " + bug);
        assertTrue(taken.compareTo(LIMIT) < 0, "found after " + taken);
        if (!OF_NO_SEQUENCE.contains(bug)) {
            assertTrue(
                    run.fewestOperations() <= MAX_OPERATIONS,
                    () -> String.join("\n", run.failures()));
        }
    }
}

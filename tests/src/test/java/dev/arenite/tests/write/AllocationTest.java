package dev.arenite.tests.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.scratch.Scratch;
import dev.arenite.tests.golden.GoldenCase;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;

/// Counts what writing and checking take from the heap once everything is warm: next to nothing.
final class AllocationTest {

    private static final int CALLS = 3000;
    private static final int ROUNDS = 2_000;

    /// What a call of combined types may take: whether the compiler removes an iterator and a box
    /// differs from run to run. An exception, a segment per field or a buffer would be more.
    private static final long MOST_BYTES = 64L * CALLS;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Returns the bytes that the thriftiest of many rounds took: the steady state, which is
    /// reached when the code is compiled.
    private long bytes(Runnable call) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    /// Twenty structs with texts.
    private static final GoldenCase CASE = GoldenCase.of(GoldenCase.directory(), "log_20");

    private final ArchiveType<Object, Object> type = CASE.type(ArchiveTypes.STANDARD);

    @Test
    void acceptingTakesNoMoreFromTheHeapThanAnIterator() {
        ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
        MemorySegment archive = CASE.archive();
        long root = archive.byteSize() - type.placeBytes();
        assertTrue(checker.check(type, archive, root).isEmpty());
        assertAtMost(bytes(() -> checker.check(type, archive, root)));
    }

    @Test
    void refusingForLackOfRoomTakesNoMoreFromTheHeapThanAnIterator() {
        try (Arena arena = Arena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test")) {
            MemorySegment memory = arena.allocate(4096, 16);
            ArchiveWriter writer = ArchiveWriter.to(memory, scratch);
            Object value = CASE.value();
            assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(type, value, 20));
            assertAtMost(bytes(() -> writer.tryWrite(type, value, 20)));
        }
    }

    private static void assertAtMost(long bytes) {
        assertTrue(bytes <= MOST_BYTES, "bytes=" + bytes + " calls=" + CALLS);
    }
}

package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchivePathException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.derive.Purchase.Counts;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/// Numbers that have fewer values than their Java types.
final class NumberFormsTest {

    private static final Counts COUNTS =
            new Counts(0xFFFF_FFFFL, Integer.MIN_VALUE, 255, (short) -1, -1, 1);

    private static final List<String> PATHS =
            List.of(".size", ".offset", ".some", ".few", ".many", ".length");

    @Test
    void viewsHaveThemAsPrimitiveNumbers() {
        MemorySegment archive = ArchivedCounts.write(COUNTS, Arena.ofAuto());
        ArchivedCounts view = ArchivedCounts.access(archive);
        assertEquals(COUNTS, view.read());
        long size = view.size();
        long offset = view.offset();
        assertEquals(0xFFFF_FFFFL + Integer.MIN_VALUE, size + offset);
    }

    @Test
    void othersAreRefusedWithTheirPath() {
        List<Counts> refused =
                List.of(
                        new Counts(-1, 1, 1, (short) 1, 1, 1),
                        new Counts(1, 1L << 31, 1, (short) 1, 1, 1),
                        new Counts(1, 1, 0, (short) 1, 1, 1),
                        new Counts(1, 1, 1, (short) 0, 1, 1),
                        new Counts(1, 1, 1, (short) 1, 0, 1),
                        new Counts(1, 1, 1, (short) 1, 1, 1L << 32));
        ArchiveType<List<Counts>, ?> list = ArchiveTypes.STANDARD.list(ArchivedCounts.TYPE);
        for (int i = 0; i < refused.size(); i++) {
            Counts value = refused.get(i);
            assertRefused(PATHS.get(i), ArchivedCounts.TYPE, value);
            assertRefused("[1]" + PATHS.get(i), list, List.of(COUNTS, value));
        }
    }

    private static <T> void assertRefused(String path, ArchiveType<T, ?> type, T value) {
        ArchivePathException refused =
                assertThrows(ArchivePathException.class, () -> Archive.toBytes(type, value));
        assertEquals(path, refused.path());
    }

    @Test
    void theCheckNamesAZeroThatMustBeNone() {
        MemorySegment archive = ArchivedCounts.write(COUNTS, Arena.ofAuto());
        long start = ArchivedCounts.access(archive).place();
        // The offsets and sizes of those that are not 0, as Rust lays them out.
        int[][] places = {{8, 1}, {10, 2}, {16, 8}, {24, 4}};
        for (int i = 0; i < places.length; i++) {
            byte[] damaged = archive.toArray(ValueLayout.JAVA_BYTE);
            int from = (int) start + places[i][0];
            Arrays.fill(damaged, from, from + places[i][1], (byte) 0);
            ArchiveViolation violation =
                    Archive.check(ArchivedCounts.TYPE, MemorySegment.ofArray(damaged))
                            .orElseThrow();
            assertEquals("integer must not be 0", violation.rule());
            assertEquals(PATHS.get(i + 2), violation.path());
        }
    }
}

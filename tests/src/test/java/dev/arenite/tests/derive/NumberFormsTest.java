package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchivePathException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.derive.Purchase.Counts;
import dev.arenite.tests.derive.Purchase.Rows;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

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

    @Test
    void listsOfThemAreReadInPlace() throws ReflectiveOperationException {
        Rows rows =
                new Rows(
                        List.of(true, false, true),
                        List.of(Byte.MIN_VALUE, (byte) -1, (byte) 2),
                        List.of(Short.MIN_VALUE, (short) 1, (short) 2),
                        List.of('a', '\uFFFF', 'c'),
                        List.of(Integer.MIN_VALUE, 1, 2),
                        List.of(Long.MIN_VALUE, 1L, 2L),
                        List.of(-0.5f, 1f, Float.MAX_VALUE),
                        List.of(-0.5, 1.0, Double.MIN_VALUE),
                        List.of(255, 0, 1),
                        List.of(0xFFFF_FFFFL, 0L, 1L),
                        List.of((long) Integer.MIN_VALUE, 0L, 1L),
                        List.of((short) -1, (short) 1, (short) 2));
        ArchivedRows view = ArchivedRows.access(ArchivedRows.write(rows, Arena.ofAuto()));
        for (RecordComponent component : Rows.class.getRecordComponents()) {
            List<?> expected = (List<?>) component.getAccessor().invoke(rows);
            ArchivedList<?> list =
                    (ArchivedList<?>)
                            ArchivedRows.class.getMethod(component.getName()).invoke(view);
            List<Object> read = new ArrayList<>();
            list.forEach(read::add);
            assertEquals(expected, read, component.getName());
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i), list.get(i), component.getName());
            }
            assertThrows(IndexOutOfBoundsException.class, () -> list.get(3));
            assertThrows(IndexOutOfBoundsException.class, () -> list.get(-1));
            Iterator<?> ended = list.iterator();
            expected.forEach(_ -> ended.next());
            assertThrows(NoSuchElementException.class, ended::next);
        }
        assertEquals(rows, view.read());
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

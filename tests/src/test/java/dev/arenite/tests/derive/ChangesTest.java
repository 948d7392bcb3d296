package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveRangeException;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Fields;
import dev.arenite.archive.derive.Form;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.Bound;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changes optional values, elements, values of maps and whole records in place.
final class ChangesTest {

    @Archivable
    record Reading(@As(Form.U8) int level, Instant at) {}

    @Archivable
    @SuppressWarnings("ArrayRecordComponent") // Its elements are changed.
    record Station(
            String name,
            Optional<Integer> height,
            Optional<Instant> seen,
            @As(Form.OPTIONAL_NON_ZERO) Optional<Integer> code,
            Optional<Reading> last,
            Bound<Long> limit,
            Channel channel,
            int[] counts,
            List<@As(Form.U16) Integer> scores,
            @As(value = Form.ARRAY, length = 2) List<Double> position,
            List<Reading> readings,
            Map<String, Long> totals,
            @As(Form.B_TREE) Map<Integer, Optional<Long>> byYear,
            Map<String, Label> labels,
            Optional<String> note,
            List<String> words,
            @As(Form.BOXED) int boxed) {}

    @Archivable
    sealed interface Channel permits Radio, Wire {}

    record Radio(int frequency) implements Channel {}

    record Wire(byte port, long address) implements Channel {}

    @Archivable
    record Label(String text, int color) {}

    private static Station station() {
        return new Station(
                "north",
                Optional.empty(),
                Optional.of(Instant.EPOCH),
                Optional.of(5),
                Optional.empty(),
                new Bound.Unbounded<>(),
                new Wire((byte) -1, -1),
                new int[] {1, 2, 3},
                List.of(10, 20),
                List.of(0.5, 1.5),
                List.of(new Reading(1, Instant.EPOCH), new Reading(2, Instant.EPOCH)),
                Map.of("net", 1L),
                Map.of(2025, Optional.of(7L), 2026, Optional.empty()),
                Map.of("a", new Label("a text out of line", 3)),
                Optional.of("x"),
                List.of("y"),
                4);
    }

    private final byte[] bytes = Archive.toBytes(ArchivedStation.TYPE, station());
    private final ArchivedStation.Mutable mutable =
            ArchivedStation.mutable(MemorySegment.ofArray(bytes));

    private ArchivedStation view() {
        return ArchivedStation.access(MemorySegment.ofArray(bytes));
    }

    @Test
    void optionalValuesAreSetPresentAndAbsent() {
        mutable.height(Optional.of(1200));
        mutable.seen(Optional.empty());
        mutable.code(Optional.empty());
        mutable.last(Optional.of(new Reading(255, Instant.MAX)));
        assertEquals(Optional.of(1200), view().height());
        assertEquals(Optional.empty(), view().seen());
        assertEquals(Optional.empty(), view().code());
        assertEquals(255, view().last().orElseThrow().level());
        mutable.last(Optional.empty());
        mutable.height(Optional.empty());
        mutable.seen(Optional.of(Instant.EPOCH));
        mutable.code(Optional.of(5));
        // What was there has left nothing behind.
        assertArrayEquals(Archive.toBytes(ArchivedStation.TYPE, station()), bytes);
    }

    @Test
    void variantsChangeWithAllTheirBytes() {
        mutable.channel(new Radio(7));
        mutable.limit(new Bound.Excluded<>(9L));
        assertEquals(new Radio(7), view().channel().read());
        assertEquals("Excluded", view().limit().name());
        mutable.channel(new Wire((byte) -1, -1));
        mutable.limit(new Bound.Unbounded<>());
        assertArrayEquals(Archive.toBytes(ArchivedStation.TYPE, station()), bytes);
    }

    @Test
    void elementsAreChanged() {
        mutable.counts(2, 30);
        mutable.scores(1, 65_535);
        mutable.position(0, -2.5);
        mutable.readings(1, new Reading(9, Instant.EPOCH));
        mutable.readings(0).level(8);
        ArchivedStation view = view();
        assertArrayEquals(new int[] {1, 2, 30}, view.read().counts());
        assertEquals(List.of(10, 65_535), view.read().scores());
        assertEquals(List.of(-2.5, 1.5), view.read().position());
        assertEquals(8, view.readings().get(0).level());
        assertEquals(9, view.readings().get(1).level());
    }

    @Test
    void valuesOfKeysAreChanged() {
        assertTrue(mutable.totals("net", 99));
        assertTrue(mutable.byYear(2026, Optional.of(8L)));
        mutable.labels("a").orElseThrow().color(6);
        ArchivedStation view = view();
        assertEquals(Optional.of(99L), view.totals().get("net"));
        assertEquals(Map.of(2025, Optional.of(7L), 2026, Optional.of(8L)), view.read().byYear());
        assertEquals(6, view.labels().get("a").orElseThrow().color());
    }

    @Test
    void keysThatAreNotThereChangeNothing() {
        unchanged(
                () -> {
                    assertFalse(mutable.totals("gross", 99));
                    assertFalse(mutable.byYear(2027, Optional.of(8L)));
                    assertEquals(Optional.empty(), mutable.labels("b"));
                });
    }

    @Test
    void refusedValuesChangeNothing() {
        refused(ArchiveRangeException.class, () -> mutable.scores(0, 65_536));
        refused(ArchiveRangeException.class, () -> mutable.scores(0, -1));
        refused(ArchiveValueException.class, () -> mutable.code(Optional.of(0)));
        Reading tooHigh = new Reading(256, Instant.EPOCH);
        refused(ArchiveRangeException.class, () -> mutable.last(Optional.of(tooHigh)));
        refused(ArchiveRangeException.class, () -> mutable.readings(1, tooHigh));
    }

    @Test
    void nullsChangeNothing() {
        refused(ArchiveNullException.class, () -> mutable.height(null));
        refused(ArchiveNullException.class, () -> mutable.last(Optional.of(new Reading(1, null))));
        refused(ArchiveNullException.class, () -> mutable.byYear(2026, null));
        refused(ArchiveNullException.class, () -> mutable.channel(null));
        refused(ArchiveNullException.class, () -> mutable.limit(new Bound.Included<>(null)));
    }

    @Test
    void indexesOutOfBoundsChangeNothing() {
        refused(IndexOutOfBoundsException.class, () -> mutable.counts(3, 1));
        refused(IndexOutOfBoundsException.class, () -> mutable.counts(-1, 1));
        refused(IndexOutOfBoundsException.class, () -> mutable.scores(2, 1));
        refused(IndexOutOfBoundsException.class, () -> mutable.position(1L << 32, 1.0));
        refused(IndexOutOfBoundsException.class, () -> mutable.readings(2));
    }

    @Test
    void thereIsNoMethodForAnythingThatCannotChange() {
        List<String> methods =
                Arrays.stream(ArchivedStation.Mutable.class.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .map(Method::getName)
                        .toList();
        for (String name : List.of("name", "note", "words", "boxed")) {
            assertFalse(methods.contains(name), name);
        }
        // A label has a text: it is no value that can be put into a place.
        assertEquals(1, methods.stream().filter("labels"::equals).count());
    }

    @Test
    void valuesWithPartsElsewhereAreNotPut() {
        ArchiveTypes types = ArchiveTypes.STANDARD;
        refused(
                IllegalArgumentException.class,
                () -> Fields.put(types.string(), MemorySegment.ofArray(bytes), 0, "a"));
        refused(
                IllegalArgumentException.class,
                () ->
                        new ArchivedStation.Mutable(
                                        MemorySegment.ofArray(bytes).asReadOnly(), mutable.place())
                                .height(Optional.of(1)));
    }

    private void refused(Class<? extends Throwable> expected, Executable change) {
        unchanged(() -> assertThrows(expected, change));
    }

    private void unchanged(Runnable attempt) {
        byte[] before = bytes.clone();
        attempt.run();
        assertArrayEquals(before, bytes);
    }
}

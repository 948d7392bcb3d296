package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveLimitException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.ExceededLimit;
import dev.arenite.archive.TextRun;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Writes values of so many objects with every limit around their number: what the writer refuses
/// is what a reader with the same limit would refuse.
final class WriterObjectsTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final String TEXT = "text that lies out of line";
    private static final ArchiveType<List<?>, ?> NOTHING = TYPES.tuple(List.of());

    private static CheckLimits objects(long maxObjects) {
        return CheckLimits.DEFAULT.withMaxObjects(maxObjects);
    }

    private static <T> void assertSameLimit(long objects, ArchiveType<T, ?> type, T value) {
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, value));
        for (long limit = 0; limit <= objects + 2; limit++) {
            CheckLimits limits = objects(limit);
            assertEquals(limit >= objects, Archive.check(type, archive, limits).isEmpty());
            if (limit >= objects) {
                Archive.toBytes(type, value, limits);
            } else {
                ExceededLimit exceeded =
                        assertThrows(
                                        ArchiveLimitException.class,
                                        () -> Archive.toBytes(type, value, limits))
                                .exceeded();
                assertEquals("maxObjects", exceeded.name());
                assertEquals(limit, exceeded.limit());
            }
        }
    }

    @Test
    void allThatLiesOutOfLineCounts() {
        assertSameLimit(0, TYPES.u8(), 1);
        assertSameLimit(0, TYPES.string(), "inline");
        assertSameLimit(0, TYPES.string(), "äöü");
        assertSameLimit(1, TYPES.string(), "äöüäö");
        assertSameLimit(1, TYPES.string(), TEXT);
        assertSameLimit(1, TYPES.boxedString(), TEXT);
        assertSameLimit(1, TYPES.boxedString(), "");
        assertSameLimit(0, TYPES.list(TYPES.u8()), List.of());
        assertSameLimit(1, TYPES.list(TYPES.u8()), List.of(1, 2, 3));
        assertSameLimit(2, TYPES.list(TYPES.string()), List.of(TEXT, "inline"));
        assertSameLimit(3, TYPES.boxedSlice(TYPES.boxed(TYPES.u8())), List.of(1, 2));
        assertSameLimit(0, TYPES.longs(), new long[0]);
        assertSameLimit(1, TYPES.longs(), new long[] {1, 2});
        assertSameLimit(1, TYPES.cString(), new byte[0]);
        assertSameLimit(0, TYPES.optionalBox(TYPES.boxed(TYPES.u8())), Optional.empty());
        assertSameLimit(1, TYPES.boxed(NOTHING), List.of());
    }

    @Test
    void elementsWithoutBytesCountEach() {
        assertSameLimit(0, TYPES.list(NOTHING), List.of());
        assertSameLimit(7, TYPES.list(NOTHING), Collections.nCopies(7, List.of()));
    }

    @Test
    void tablesAreOneAndTreesOneForEachNode() {
        ArchiveType<String, ?> text = TYPES.string();
        assertSameLimit(0, TYPES.hashMap(TYPES.u8(), text), Map.of());
        assertSameLimit(3, TYPES.hashMap(TYPES.u8(), text), Map.of(1, TEXT, 2, TEXT, 3, ""));
        assertSameLimit(3, TYPES.indexMap(TYPES.u8(), text), Map.of(1, TEXT));
        assertSameLimit(1, TYPES.hashSet(TYPES.u8()), Set.of(1, 2));
        Map<Integer, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            map.put(i, i);
        }
        assertSameLimit(1, TYPES.bTreeMap(TYPES.u16(), TYPES.u8()), map);
        map.put(5, 5);
        assertSameLimit(2, TYPES.bTreeMap(TYPES.u16(), TYPES.u8()), map);
    }

    @Test
    void aSharedObjectCountsOnce() {
        ArchiveType<List<String>, ?> type = TYPES.list(TYPES.shared(TYPES.string()));
        assertSameLimit(3, type, List.of(TEXT, TEXT, TEXT));
    }

    @Test
    void elementsThatAreOneObjectAreAsManyAsFit() {
        List<Integer> many = Collections.nCopies(1_000_001, 1);
        assertSameLimit(1, TYPES.list(TYPES.u8()), many);
        ArchiveType<List<List<?>>, ?> type = TYPES.list(NOTHING);
        List<List<?>> objects = Collections.nCopies(1_000_001, List.of());
        assertEquals(
                "value must stay within the limits of readers: maxObjects=1000000 actual=1000001",
                assertThrows(
                                ArchiveLimitException.class,
                                () -> Archive.toBytes(type, objects))
                        .getMessage());
        byte[] bytes = Archive.toBytes(type, objects, objects(1_000_001));
        MemorySegment archive = MemorySegment.ofArray(bytes);
        assertEquals(
                new ExceededLimit("maxObjects", 1_000_000, 1_000_001),
                Archive.check(type, archive).orElseThrow().exceeded());
    }

    /// Gathered texts are counted together, and once more if some turn out not to be ASCII.
    @Test
    void textsOfARunCountEachHoweverTheyAreWritten() {
        for (String last : List.of(TEXT, "ä and so on, out of line", "äöüäö")) {
            List<String> texts = new ArrayList<>(Collections.nCopies(999, TEXT));
            texts.add(last);
            try (Arena arena = Arena.ofConfined();
                    Scratch scratch = BufferScratch.ofConfined("test", 1 << 16)) {
                MemorySegment memory = arena.allocate(1 << 16);
                ArchiveWriter writer = ArchiveWriter.to(memory, scratch);
                writer.setLimits(objects(1001));
                writer.write(new RunType(), texts);
                writer.reset(memory);
                writer.setLimits(objects(999));
                assertThrows(
                        ArchiveLimitException.class, () -> writer.write(new RunType(), texts));
                writer.write(TYPES.string(), TEXT);
                writer.setLimits(objects(1000));
                writer.write(new RunType(), texts);
            }
        }
    }

    @Test
    void eachValueAndEachRootInsideOneBeginsAnew() {
        try (Arena arena = Arena.ofConfined();
                Scratch scratch = BufferScratch.ofConfined("test", 1 << 16)) {
            ArchiveWriter writer = ArchiveWriter.to(arena.allocate(1 << 16), scratch);
            writer.setLimits(objects(2));
            ArchiveType<List<String>, ?> type = TYPES.list(TYPES.string());
            for (int i = 0; i < 10; i++) {
                writer.write(type, List.of(TEXT));
            }
            ArchiveType<String, ?> nesting =
                    TYPES.adapted(
                            TYPES.string(),
                            text -> {
                                writer.write(type, List.of(TEXT));
                                return text;
                            },
                            text -> text);
            writer.write(TYPES.boxed(nesting), TEXT);
            writer.setLimits(objects(1));
            assertThrows(
                    ArchiveLimitException.class, () -> writer.write(TYPES.boxed(nesting), TEXT));
        }
    }

    @Test
    void limitsAreNotChangedInTheMiddleOfAValue() {
        try (Arena arena = Arena.ofConfined();
                Scratch scratch = BufferScratch.ofConfined("test", 1 << 16)) {
            MemorySegment memory = arena.allocate(1 << 16);
            ArchiveWriter writer = ArchiveWriter.to(memory, scratch);
            ArchiveType<String, ?> changing =
                    TYPES.adapted(
                            TYPES.string(),
                            text -> {
                                writer.setLimits(objects(0));
                                return text;
                            },
                            text -> text);
            assertThrows(IllegalStateException.class, () -> writer.write(changing, TEXT));
            writer.write(TYPES.string(), TEXT);
            assertArrayEquals(
                    Archive.toBytes(TYPES.string(), TEXT), writer.written().toArray(JAVA_BYTE));
        }
    }

    /// Many values of a series, none too large: their objects beyond their bytes add up.
    @Test
    void theValuesOfASeriesShareWhatGoesBeyondTheirBytes() {
        ArchiveType<List<List<?>>, ?> type = TYPES.list(NOTHING);
        List<List<?>> value =
                IntStream.range(0, 20).<List<?>>mapToObj(i -> List.of()).toList();
        try (Arena arena = Arena.ofConfined();
                Scratch scratch = BufferScratch.ofConfined("test", 1 << 16)) {
            ArchiveWriter writer = ArchiveWriter.to(arena.allocate(1 << 16), scratch);
            writer.setSeriesLimits(objects(24));
            // Each has 8 bytes, and 12 objects more.
            writer.write(type, value);
            writer.write(type, value);
            assertThrows(ArchiveLimitException.class, () -> writer.write(type, value));
            writer.write(TYPES.string(), TEXT);
            writer.write(type, value.subList(0, 8));
            assertThrows(
                    ArchiveLimitException.class, () -> writer.write(type, value.subList(0, 9)));
        }
    }

    /// A list of texts that is written as one run.
    private static final class RunType implements ArchiveType<List<String>, Object> {

        @Override
        public long placeBytes() {
            return 0;
        }

        @Override
        public long placeAlignment() {
            return 1;
        }

        @Override
        public long resolverBytes() {
            return 0;
        }

        @Override
        public void serialize(
                List<String> texts, ArchiveWriter out, MemorySegment resolver, long at) {
            TextRun run = out.beginText(texts.size());
            do {
                texts.forEach(run::put);
            } while (!run.end());
        }

        @Override
        public void resolve(
                List<String> texts,
                ArchiveWriter out,
                long place,
                MemorySegment resolver,
                long at) {
            // Nobody reads them.
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            throw new AssertionError("never read");
        }

        @Override
        public Object view(MemorySegment archive, long place) {
            throw new AssertionError("never read");
        }

        @Override
        public List<String> read(MemorySegment archive, long place) {
            throw new AssertionError("never read");
        }
    }
}

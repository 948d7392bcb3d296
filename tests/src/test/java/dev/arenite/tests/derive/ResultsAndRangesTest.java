package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedVariant;
import dev.arenite.archive.type.Bound;
import dev.arenite.archive.type.Range;
import dev.arenite.archive.type.Result;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;

/// Results, ends of ranges and ranges as components.
final class ResultsAndRangesTest {

    private static final ArchiveTypes T = ArchiveTypes.STANDARD;

    @Archivable
    record Part(byte x, String text) {}

    @Archivable
    record Query(
            Result<Part, String> outcome,
            Bound<Integer> from,
            @As(Form.RANGE_INCLUSIVE) Range<Long> pages,
            Range<@As(Form.U16) Integer> bytes,
            @As({Form.HALF_RANGE, Form.U8}) int since,
            List<Result<Integer, Part>> parts,
            Map<@As(Form.RANGE_INCLUSIVE) Range<Integer>, String> names) {}

    private static final ArchiveType<Part, ?> PART =
            T.<Part>struct()
                    .field("x", T.i8(), Part::x)
                    .field("text", T.string(), Part::text)
                    .build(v -> new Part(v.get(0), v.get(1)));

    private static final ArchiveType<Query, ?> COMBINED =
            T.<Query>struct()
                    .field("outcome", T.result(PART, T.string()), Query::outcome)
                    .field("from", T.bound(T.i32()), Query::from)
                    .field("pages", T.rangeInclusive(T.i64()), Query::pages)
                    .field("bytes", T.range(T.u16()), Query::bytes)
                    .field("since", T.halfRange(T.u8()), Query::since)
                    .field("parts", T.list(T.result(T.i32(), PART)), Query::parts)
                    .field("names", T.hashMap(T.rangeInclusive(T.i32()), T.string()), Query::names)
                    .build(
                            v ->
                                    new Query(
                                            v.get(0), v.get(1), v.get(2), v.get(3), v.get(4),
                                            v.get(5), v.get(6)));

    private static Query query(Result<Part, String> outcome, Bound<Integer> from) {
        return new Query(
                outcome,
                from,
                new Range<>(1L, 1L << 40),
                new Range<>(0, 65_535),
                255,
                List.of(new Result.Ok<>(4), new Result.Err<>(new Part((byte) 5, "out of paper"))),
                Map.of(new Range<>(1, 2), "one to two"));
    }

    private static List<Query> queries() {
        return List.of(
                query(new Result.Ok<>(new Part((byte) 1, "a")), new Bound.Unbounded<>()),
                query(new Result.Err<>("a text out of line"), new Bound.Included<>(-7)),
                query(new Result.Err<>(""), new Bound.Excluded<>(7)));
    }

    @Test
    void bytesAreThoseOfCombinedTypes() {
        SameArchives<Query> types = new SameArchives<>("query", ArchivedQuery.TYPE, COMBINED);
        for (Query query : queries()) {
            types.compare(query);
            byte[] bytes = Archive.toBytes(ArchivedQuery.TYPE, query);
            assertEquals(query, ArchivedQuery.access(MemorySegment.ofArray(bytes)).read());
        }
    }

    @Test
    void viewsHaveTheirParts() {
        ArchivedQuery view = view(queries().getFirst());
        assertEquals("Ok", view.outcome().name());
        assertEquals((byte) 1, view.outcome().content(ArchivedPart.TYPE).x());
        assertEquals("Unbounded", view.from().name());
        assertEquals(1L << 40, view.pages().<Long>get("end"));
        assertEquals(255, view.since().<Integer>get("0"));
        ArchivedVariant second = view.parts().get(1);
        assertEquals("out of paper", second.content(ArchivedPart.TYPE).text().toString());
        assertEquals("one to two", view.names().get(new Range<>(1, 2)).orElseThrow().toString());
    }

    private static ArchivedQuery view(Query query) {
        return ArchivedQuery.access(
                MemorySegment.ofArray(Archive.toBytes(ArchivedQuery.TYPE, query)));
    }

    @Test
    void tagsOfNoVariantAreViolations() {
        ArchivedQuery view = view(queries().getFirst());
        MemorySegment archive = view.archive();
        archive.set(ValueLayout.JAVA_BYTE, view.from().fields().place(), (byte) 3);
        ArchiveViolation violation = Archive.check(ArchivedQuery.TYPE, archive).orElseThrow();
        assertEquals("tag must be that of a variant", violation.rule());
        assertEquals(".from", violation.path());
    }

    @Test
    void nullsAreRefusedWithTheirPath() {
        Query some = queries().getFirst();
        Query broken = query(some.outcome(), new Bound.Included<>(null));
        assertEquals(
                ".from.0",
                assertThrows(
                                ArchiveNullException.class,
                                () -> Archive.toBytes(ArchivedQuery.TYPE, broken))
                        .path());
    }
}

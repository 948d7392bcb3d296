package dev.arenite.tests.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.arenite.archive.Archive;
import dev.arenite.tests.golden.CheckedRead;
import dev.arenite.tool.map.MapDetail;
import dev.arenite.tool.map.Span;
import dev.arenite.tool.map.SpanKind;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tries to find a byte that is in no span or in two, a leaf that is not where its span is, and a
/// byte of padding that counts.
///
/// `-Darenite.map.count=100000` makes more random archives.
final class ByteMapTest {

    private static final int COUNT = Integer.getInteger("arenite.map.count", 1500);

    /// Larger archives are not changed at every byte.
    private static final int MAX_CHANGED_BYTES = 700;

    private static final List<MapDetail> DETAILS =
            List.of(MapDetail.ALL, MapDetail.SHORT, new MapDetail(1, 1), new MapDetail(2, 20));

    private static Stream<DynamicTest> golden(Consumer<MappedCase> test) {
        return MappedCase.golden().map(each -> dynamicTest(each.name(), () -> test.accept(each)));
    }

    @TestFactory
    Stream<DynamicTest> eachByteIsInOneSpan() {
        return golden(ByteMapTest::assertCovered);
    }

    @Test
    void eachByteOfRandomArchivesIsInOneSpan() {
        MappedCase.random(COUNT).forEach(ByteMapTest::assertCovered);
    }

    private static void assertCovered(MappedCase mapped) {
        for (MapDetail detail : DETAILS) {
            long end = 0;
            for (Span span : mapped.spans(detail)) {
                assertEquals(end, span.start(), () -> mapped + " " + span);
                end = span.end();
            }
            assertEquals(mapped.bytes().length, end, mapped.name());
        }
    }

    /// Nothing that a writer writes is without a meaning.
    @TestFactory
    Stream<DynamicTest> nothingIsUnreached() {
        return golden(ByteMapTest::assertReached);
    }

    @Test
    void nothingOfRandomArchivesIsUnreached() {
        MappedCase.random(COUNT).forEach(ByteMapTest::assertReached);
    }

    private static void assertReached(MappedCase mapped) {
        List<Span> unreached =
                mapped.spans(MapDetail.ALL).stream()
                        .filter(span -> span.kind() == SpanKind.UNREACHED)
                        .toList();
        assertEquals(List.of(), unreached, mapped.name());
    }

    @TestFactory
    Stream<DynamicTest> leavesAreFoundAtTheirSpans() {
        return golden(ByteMapTest::assertLeaves);
    }

    @Test
    void leavesOfRandomArchivesAreFoundAtTheirSpans() {
        MappedCase.random(COUNT).forEach(ByteMapTest::assertLeaves);
    }

    /// What is shared is told at one of the references only.
    private static void assertLeaves(MappedCase mapped) {
        MemorySegment archive = MemorySegment.ofArray(mapped.bytes());
        Object value = Archive.read(mapped.schema().type(), archive, CheckedRead.DEEP);
        Set<Leaves.Leaf> expected = new HashSet<>(Leaves.of(mapped.schema(), value));
        Set<Leaves.Leaf> found =
                mapped.spans(MapDetail.ALL).stream()
                        .flatMap(span -> leaf(span, mapped.bytes()))
                        .collect(Collectors.toSet());
        Set<Leaves.Leaf> wrong = new HashSet<>(found);
        wrong.removeAll(expected);
        assertEquals(Set.of(), wrong, () -> mapped + " " + expected);
        if (!mapped.schema().toString().contains("rc")) {
            expected.removeAll(found);
            assertEquals(Set.of(), expected, () -> mapped + " " + found);
        }
    }

    /// Text is compared by its bytes: what is shown of it may be cut.
    private static Stream<Leaves.Leaf> leaf(Span span, byte[] bytes) {
        byte[] own = Arrays.copyOfRange(bytes, (int) span.start(), (int) span.end());
        return switch (span.kind()) {
            case TEXT -> {
                boolean isText = !span.type().equals("cstring");
                String text =
                        new String(
                                own, isText ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
                yield Stream.of(new Leaves.Leaf(span.path(), text));
            }
            case FILLER ->
                    span.value().isEmpty()
                            ? Stream.empty()
                            : Stream.of(new Leaves.Leaf(span.path(), ""));
            case VALUE ->
                    Stream.of(
                            new Leaves.Leaf(
                                    span.path(),
                                    span.type().equals("char")
                                            ? "character " + codePoint(own)
                                            : span.value()));
            default -> Stream.empty();
        };
    }

    private static int codePoint(byte[] bytes) {
        return (bytes[0] & 0xFF) | ((bytes[1] & 0xFF) << 8) | ((bytes[2] & 0xFF) << 16);
    }

    @TestFactory
    Stream<DynamicTest> freeBytesDoNotCountAndOthersDo() {
        return MappedCase.golden()
                .filter(mapped -> mapped.bytes().length <= MAX_CHANGED_BYTES)
                .map(
                        each ->
                                dynamicTest(
                                        each.name(),
                                        () -> assertCounts(each, new EnumMap<>(SpanKind.class))));
    }

    @Test
    void freeBytesOfRandomArchivesDoNotCountAndOthersDo() {
        Map<SpanKind, Integer> seen = new EnumMap<>(SpanKind.class);
        MappedCase.random(COUNT)
                .filter(mapped -> mapped.bytes().length <= MAX_CHANGED_BYTES / 2)
                .forEach(mapped -> assertCounts(mapped, seen));
        assertEquals(
                Set.of(
                        SpanKind.VALUE,
                        SpanKind.TEXT,
                        SpanKind.TAG,
                        SpanKind.LENGTH,
                        SpanKind.INDEX,
                        SpanKind.CONTROL,
                        SpanKind.PADDING,
                        SpanKind.UNUSED),
                seen.keySet());
        assertTrue(seen.getOrDefault(SpanKind.PADDING, 0) > COUNT, seen::toString);
    }

    private static void assertCounts(MappedCase mapped, Map<SpanKind, Integer> seen) {
        List<Leaves.Leaf> value = mapped.value(mapped.bytes()).findFirst().orElseThrow();
        for (Span span : mapped.spans(MapDetail.ALL)) {
            // Of a length only the lowest bit: others say that there are very many elements.
            long end = span.kind() == SpanKind.LENGTH ? span.start() + 1 : span.end();
            for (long at = span.start(); at < end; at++) {
                byte[] changed = mapped.bytes().clone();
                changed[(int) at] ^= 1;
                boolean isSame = mapped.value(changed).anyMatch(value::equals);
                long position = at;
                switch (span.kind()) {
                    case PADDING, UNUSED, UNREACHED ->
                            assertTrue(isSame, () -> mapped + " " + position + " " + span);
                    case VALUE, TEXT, TAG, LENGTH, INDEX, CONTROL ->
                            assertTrue(
                                    !isSame || span.value().equals("NaN"),
                                    () -> mapped + " " + position + " " + span);
                    default -> {
                        // A pointer may lead to the same elsewhere, and absence have other bits.
                        continue;
                    }
                }
                seen.merge(span.kind(), 1, Integer::sum);
            }
        }
    }
}

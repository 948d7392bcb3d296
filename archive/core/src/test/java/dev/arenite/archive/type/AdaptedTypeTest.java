package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.CheckLimits;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Adapts types whose values are not all acceptable, and checks and reads those that are not.
final class AdaptedTypeTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final String NOT_ACCEPTED = ArchiveReadException.NOT_ACCEPTED;

    private record Line(String sku, BigDecimal price) {}

    private record Order(long id, List<Line> lines) {}

    /// A range that is not empty, as a compact constructor demands it.
    private record Span(int start, int end) {
        Span {
            if (start >= end) {
                throw new IllegalArgumentException("span is empty");
            }
        }
    }

    private static AdaptedType<BigDecimal, String, ArchivedString> decimals() {
        return TYPES.adapted(TYPES.string(), BigDecimal::toString, BigDecimal::new);
    }

    private static StructType<Order> orders(ArchiveType<BigDecimal, ?> prices) {
        StructType<Line> lines =
                TYPES.<Line>struct()
                        .field("sku", TYPES.string(), Line::sku)
                        .field("price", prices, Line::price)
                        .build(values -> new Line(values.get(0), values.get(1)));
        return TYPES.<Order>struct()
                .field("id", TYPES.i64(), Order::id)
                .field("lines", TYPES.list(lines), Order::lines)
                .build(values -> new Order(values.get(0), values.get(1)));
    }

    /// Returns a type adapted to itself.
    private static <T, V> AdaptedType<T, T, V> same(ArchiveType<T, V> type) {
        return TYPES.adapted(type, value -> value, value -> value);
    }

    private static final Order ORDER =
            new Order(
                    7,
                    List.of(
                            new Line("A", new BigDecimal("1.5")),
                            new Line("B", new BigDecimal("123456789.123456789"))));

    /// The prices as texts; the second is no number.
    private static MemorySegment damaged(String second) {
        List<String> texts = new ArrayList<>(List.of("1.5", second));
        ArchiveType<BigDecimal, ?> prices =
                TYPES.adapted(
                        TYPES.string(),
                        price -> texts.get(price.scale() == 1 ? 0 : 1),
                        BigDecimal::new);
        return MemorySegment.ofArray(Archive.toBytes(orders(prices), ORDER));
    }

    @Test
    void whatAnAdapterDoesNotAcceptIsReadAsATypedExceptionWithItsPath() {
        MemorySegment archive = damaged("no number at all");
        assertEquals(Optional.empty(), Archive.check(orders(decimals()), archive));
        ArchiveReadException failure =
                assertThrows(
                        ArchiveReadException.class,
                        () -> Archive.read(orders(decimals()), archive));
        assertEquals(".lines[1].price", failure.path());
        assertInstanceOf(NumberFormatException.class, failure.getCause());
    }

    @Test
    void whatAnAdapterDoesNotAcceptIsRefusedByTheCheckOnRequest() {
        for (String text : List.of("bad", "no number at all")) {
            MemorySegment archive = damaged(text);
            ArchiveViolation violation =
                    Archive.check(orders(decimals().validated()), archive).orElseThrow();
            assertEquals(NOT_ACCEPTED, violation.rule());
            assertEquals(".lines[1].price", violation.path());
            assertInstanceOf(NumberFormatException.class, violation.cause());
        }
    }

    @Test
    void aRuleIsAskedWithTheViewAndTold() {
        AdaptedType<BigDecimal, String, ArchivedString> three =
                decimals().where("price must have three digits", price -> price.byteSize() == 3);
        assertEquals(Optional.empty(), Archive.check(orders(three), damaged("2.5")));
        ArchiveViolation violation = Archive.check(orders(three), damaged("22.5")).orElseThrow();
        assertEquals("price must have three digits", violation.rule());
        assertEquals(".lines[1].price", violation.path());
        assertNull(violation.cause());
        AdaptedType<BigDecimal, String, ArchivedString> throwing =
                decimals()
                        .where("rule must hold", price -> new BigDecimal(price.toString()) != null);
        violation = Archive.check(orders(throwing), damaged("no number at all")).orElseThrow();
        assertEquals("rule must hold", violation.rule());
        assertEquals(".lines[1].price", violation.path());
        assertInstanceOf(NumberFormatException.class, violation.cause());
    }

    @Test
    void valuesAreTheirOwnViewsOnRequest() {
        ArchiveType<BigDecimal, BigDecimal> values = decimals().viewedAsValues();
        List<BigDecimal> prices = List.of(new BigDecimal("1.50"), new BigDecimal("-2"));
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(TYPES.list(values), prices));
        assertArrayEquals(
                Archive.toBytes(TYPES.list(decimals()), prices), archive.toArray(JAVA_BYTE));
        ArchivedList<BigDecimal> views = Archive.access(TYPES.list(values), archive);
        assertEquals(prices, List.of(views.get(0), views.get(1)));
        assertEquals(Archive.access(TYPES.list(values), archive), views);
        assertEquals(prices, Archive.read(TYPES.list(values), archive));
        MemorySegment text =
                MemorySegment.ofArray(Archive.toBytes(TYPES.string(), "no number at all"));
        assertThrows(ArchiveReadException.class, () -> Archive.access(values, text));
        ArchiveType<BigDecimal, BigDecimal> validated = decimals().validated().viewedAsValues();
        assertEquals(NOT_ACCEPTED, Archive.check(validated, text).orElseThrow().rule());
    }

    private static StructType<Span> spans() {
        return TYPES.<Span>struct()
                .field("start", TYPES.i32(), Span::start)
                .field("end", TYPES.i32(), Span::end)
                .build(values -> new Span(values.get(0), values.get(1)));
    }

    private static MemorySegment numbers(ArchiveType<List<List<?>>, ?> type, int... numbers) {
        List<List<?>> pairs = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 2) {
            pairs.add(List.of(numbers[i], numbers[i + 1]));
        }
        return MemorySegment.ofArray(Archive.toBytes(type, pairs));
    }

    @Test
    void aConstructorThatThrowsIsAViolationAtItsStruct() {
        ArchiveType<List<List<?>>, ?> pairs =
                TYPES.list(TYPES.tuple(List.of(TYPES.i32(), TYPES.i32())));
        MemorySegment archive = numbers(pairs, 1, 2, 5, 4);
        ArchiveType<List<Span>, ?> validated = TYPES.list(spans().validated());
        ArchiveFormatException refused =
                assertThrows(
                        ArchiveFormatException.class, () -> Archive.access(validated, archive));
        assertEquals("[1]", refused.violation().path());
        assertEquals("span is empty", Objects.requireNonNull(refused.getCause()).getMessage());
        assertEquals(Optional.empty(), Archive.check(validated, numbers(pairs, 1, 2, 4, 5)));
        ArchiveReadException failure =
                assertThrows(
                        ArchiveReadException.class,
                        () -> Archive.read(TYPES.list(spans()), archive));
        assertEquals("[1]", failure.path());
    }

    /// A validated root reads its parts, which need no check of their own.
    @Test
    void thePathOfAViolationLeadsIntoTheValueThatIsRead() {
        ArchiveViolation violation =
                Archive.check(orders(decimals()).validated(), damaged("no number at all"))
                        .orElseThrow();
        assertEquals(NOT_ACCEPTED, violation.rule());
        assertEquals(".lines[1].price", violation.path());
        assertInstanceOf(NumberFormatException.class, violation.cause());
    }

    @Test
    void valuesAreRefusedWhereverTheyStand() {
        ArchiveType<String, ?> any = TYPES.string();
        ArchiveType<String, ?> strict =
                same(TYPES.string())
                        .where("text must be good", text -> !text.contentEquals("a bad text"));
        assertViolation("", any, strict, "a bad text");
        assertViolation(
                "[1]", TYPES.list(any), TYPES.list(strict), List.of("a good text", "a bad text"));
        assertViolation("", TYPES.boxed(any), TYPES.boxed(strict), "a bad text");
        assertViolation("", TYPES.shared(any), TYPES.shared(strict), "a bad text");
        assertViolation("", TYPES.optional(any), TYPES.optional(strict), Optional.of("a bad text"));
        assertViolation(
                "[1]",
                TYPES.array(any, 2),
                TYPES.array(strict, 2),
                List.of("a good text", "a bad text"));
        assertViolation(
                "[0].value",
                TYPES.indexMap(TYPES.i32(), any),
                TYPES.indexMap(TYPES.i32(), strict),
                Map.of(1, "a bad text"));
        assertViolation(
                "[0].key", TYPES.indexSet(any), TYPES.indexSet(strict), Set.of("a bad text"));
        assertViolation("[0].key", TYPES.hashSet(any), TYPES.hashSet(strict), Set.of("a bad text"));
        assertViolation(".key", TYPES.bTreeSet(any), TYPES.bTreeSet(strict), Set.of("a bad text"));
        assertViolation(
                ".value",
                TYPES.bTreeMap(TYPES.i32(), any),
                TYPES.bTreeMap(TYPES.i32(), strict),
                Map.of(1, "a good text", 2, "a bad text"));
    }

    private static <T> void assertViolation(
            String path, ArchiveType<T, ?> any, ArchiveType<T, ?> strict, T value) {
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(any, value));
        ArchiveViolation violation = Archive.check(strict, archive).orElseThrow();
        assertEquals("text must be good", violation.rule());
        assertEquals(path, violation.path().replaceFirst("^\\[1]\\.key", "[0].key"));
    }

    @Test
    void aCheckThatACallOfTheProgramEndsLeavesTheCheckerUsable() {
        Error thrown = new AssertionError("thrown by a rule");
        boolean[] throwing = {true};
        ArchiveType<List<String>, ?> type =
                TYPES.list(
                        same(TYPES.string())
                                .where(
                                        "rule",
                                        text -> {
                                            if (throwing[0]) {
                                                throw thrown;
                                            }
                                            return true;
                                        }));
        MemorySegment archive =
                MemorySegment.ofArray(Archive.toBytes(type, List.of("text out of line")));
        ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
        long root = Archive.rootPosition(type, archive);
        assertSame(thrown, assertThrows(Error.class, () -> checker.check(type, archive, root)));
        assertSame(thrown, assertThrows(Error.class, () -> Archive.check(type, archive)));
        throwing[0] = false;
        assertEquals(Optional.empty(), checker.check(type, archive, root));
        assertEquals(Optional.empty(), Archive.check(type, archive));
    }

    @Test
    void aRuleMayCheckAndReadOtherArchivesAndTheSame() {
        ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
        MemorySegment inner = MemorySegment.ofArray(Archive.toBytes(TYPES.string(), "inside"));
        AdaptedType<String, String, ArchivedString> plain = same(TYPES.string());
        ArchiveType<String, ?> nested =
                plain.where(
                        "inner archive must be one",
                        text ->
                                Archive.check(TYPES.string(), text.archive()).isEmpty()
                                        && Archive.read(TYPES.string(), inner).equals("inside"));
        MemorySegment archive =
                MemorySegment.ofArray(Archive.toBytes(TYPES.string(), "text out of line"));
        assertEquals(Optional.empty(), Archive.check(nested, archive));
        ArchiveType<String, ?> reentrant =
                plain.where(
                        "own checker is free", text -> checker.check(nested, inner, 0).isEmpty());
        ArchiveViolation violation =
                checker.check(reentrant, archive, archive.byteSize() - 8).orElseThrow();
        assertInstanceOf(IllegalStateException.class, violation.cause());
        assertEquals(Optional.empty(), checker.check(nested, archive, archive.byteSize() - 8));
    }

    @Test
    void memoryThatIsGoneIsNoViolation() {
        Arena arena = Arena.ofShared();
        ArchiveType<String, ?> closing =
                same(TYPES.string())
                        .where(
                                "rule",
                                text -> {
                                    arena.close();
                                    return text.toString().isEmpty();
                                });
        MemorySegment archive = Archive.toSegment(TYPES.string(), "text out of line", arena);
        assertThrows(IllegalStateException.class, () -> Archive.check(closing, archive));
    }

    @Test
    void whatIsNotAskedAboutIsCheckedAllAtOnce() {
        assertEquals(true, same(TYPES.i32()).acceptsAnyBytes());
        assertEquals(false, same(TYPES.i32()).validated().acceptsAnyBytes());
    }

    private record Never() {
        Never {
            throw new IllegalStateException("never made");
        }
    }

    /// Places without bytes are all one, and are looked at once.
    @Test
    void valuesWithoutBytesAreRefusedAsWell() {
        AtomicInteger asked = new AtomicInteger();
        AdaptedType<Unit, Unit, Unit> counted =
                same(TYPES.unit()).where("unit", unit -> asked.incrementAndGet() > 0);
        ArchiveType<List<Unit>, ?> units = TYPES.list(TYPES.unit());
        MemorySegment archive =
                MemorySegment.ofArray(
                        Archive.toBytes(units, Collections.nCopies(1_000, Unit.UNIT)));
        assertEquals(Optional.empty(), Archive.check(TYPES.list(counted), archive));
        assertEquals(1, asked.get());
        AdaptedType<Never, Never, ArchivedStruct> never =
                TYPES.<Never>struct().build(values -> new Never()).validated();
        assertEquals("[0]", Archive.check(TYPES.list(never), archive).orElseThrow().path());
        MemorySegment empty = MemorySegment.ofArray(Archive.toBytes(units, List.of()));
        assertEquals(Optional.empty(), Archive.check(TYPES.list(never), empty));
    }

    /// What is shared is read once, even if the adapter makes null of it.
    @Test
    @SuppressWarnings("NullAway") // Null is the point.
    void whatIsReadAsNullIsReadOnce() {
        AtomicInteger made = new AtomicInteger();
        AdaptedType<Object, Integer, Integer> nothing =
                TYPES.adapted(
                        TYPES.i32(),
                        any -> 7,
                        number -> {
                            made.incrementAndGet();
                            return null;
                        });
        ArchiveType<List<Object>, ?> type = TYPES.list(TYPES.shared(nothing));
        List<Object> same = Collections.nCopies(100, new Object());
        List<Object> read = Archive.read(type, MemorySegment.ofArray(Archive.toBytes(type, same)));
        assertEquals(Collections.nCopies(100, null), read);
        assertEquals(1, made.get());
    }

    private record Tree(List<Tree> children) {}

    /// The size of a place is asked for when the type is used, not when it is made.
    @Test
    void aTypeIsAdaptedWithinItsOwnDefinition() {
        ArchiveType<Tree, ?> trees =
                TYPES.<Tree, Object>recursive(
                        self ->
                                asAny(
                                        TYPES.adapted(
                                                TYPES.list(TYPES.adapted(self, t -> t, t -> t)),
                                                Tree::children,
                                                Tree::new)));
        Tree tree = new Tree(List.of(new Tree(List.of()), new Tree(List.of(new Tree(List.of())))));
        byte[] bytes = Archive.toBytes(trees, tree);
        assertEquals(4 * trees.placeBytes(), bytes.length);
        assertEquals(tree, Archive.read(trees, MemorySegment.ofArray(bytes)));
    }

    @SuppressWarnings("unchecked")
    private static ArchiveType<Tree, Object> asAny(ArchiveType<Tree, ?> type) {
        return (ArchiveType<Tree, Object>) type;
    }
}

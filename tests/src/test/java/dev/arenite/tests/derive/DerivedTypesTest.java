package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchivePathException;
import dev.arenite.archive.ArchiveRangeException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.derive.Purchase.Book;
import dev.arenite.tests.derive.Purchase.Circle;
import dev.arenite.tests.derive.Purchase.Grove;
import dev.arenite.tests.derive.Purchase.Leaflet;
import dev.arenite.tests.derive.Purchase.Line;
import dev.arenite.tests.derive.Purchase.Money;
import dev.arenite.tests.derive.Purchase.Node;
import dev.arenite.tests.derive.Purchase.Nothing;
import dev.arenite.tests.derive.Purchase.Page;
import dev.arenite.tests.derive.Purchase.Pair;
import dev.arenite.tests.derive.Purchase.Point;
import dev.arenite.tests.derive.Purchase.Range;
import dev.arenite.tests.derive.Purchase.Ranges;
import dev.arenite.tests.derive.Purchase.Shape;
import dev.arenite.tests.derive.Purchase.Status;
import dev.arenite.tests.derive.Purchase.Titles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Uses derived types as a user does.
final class DerivedTypesTest {

    private static final Instant PLACED = Instant.parse("2026-11-27T10:00:00Z");

    private static Purchase purchase() {
        return new Purchase(
                7,
                "Grace Brewster Hopper",
                List.of(new Line(1, 65_535, true), new Line(2, 3, false)),
                Optional.of(PLACED.plusSeconds(60)),
                Status.PAID,
                PLACED,
                Map.of("net", 100L, "gross", 119L),
                Map.of(
                        new Point(1, 2),
                        new Circle(new Point(3, 4), 0.5, "a circle with a long name"),
                        new Point(0, 9),
                        new Nothing()),
                5,
                new Point(-1, 1),
                new Money(1999),
                0,
                BigDecimal.ZERO);
    }

    private static MemorySegment bytes(Purchase purchase) {
        return ArchivedPurchase.write(purchase, Arena.ofAuto());
    }

    @Test
    void aViewHasAnAccessorForEachComponent() {
        ArchivedPurchase view = ArchivedPurchase.access(bytes(purchase()));
        assertEquals(7, view.id());
        assertTrue(view.customer().contentEquals("Grace Brewster Hopper"));
        assertEquals(2, view.lines().size());
        assertEquals(65_535, view.lines().get(0).quantity());
        assertTrue(view.lines().get(0).gift());
        assertEquals(Optional.of(PLACED.plusSeconds(60)), view.shipped());
        assertSame(Status.PAID, view.status());
        assertEquals(PLACED, view.placed());
        assertEquals(Optional.of(119L), view.totals().get("gross"));
        assertEquals(Optional.empty(), view.totals().get("tax"));
        assertEquals(5, view.count());
        assertEquals(-1, view.origin().x());
        assertEquals(1999L, view.price());
    }

    @Test
    void aRecordReadsBackEqual() {
        assertEquals(purchase(), ArchivedPurchase.access(bytes(purchase())).read());
    }

    @Test
    void skippedComponentsHaveTheirDefaults() {
        Purchase other =
                new Purchase(
                        1,
                        "",
                        List.of(),
                        Optional.empty(),
                        Status.NEW,
                        PLACED,
                        Map.of(),
                        Map.of(),
                        1,
                        new Point(0, 0),
                        new Money(0),
                        77,
                        BigDecimal.TEN);
        Purchase read = ArchivedPurchase.access(bytes(other)).read();
        assertEquals(0, read.cached());
        assertSame(Purchase.NOTHING, read.unknown());
    }

    @Test
    void aSealedInterfaceHasASealedView() {
        ArchivedPurchase view = ArchivedPurchase.access(bytes(purchase()));
        ArchivedShape shape = view.drawings().get(new Point(1, 2)).orElseThrow();
        double area =
                switch (shape) {
                    case ArchivedShape.ArchivedCircle circle -> circle.radius() * 2;
                    case ArchivedShape.ArchivedNothing nothing -> 0;
                };
        assertEquals(1.0, area);
        assertEquals(ArchivedShape.CIRCLE, shape.tag());
        assertEquals(ArchivedShape.CIRCLE, ArchivedShape.tag(shape.archive(), shape.place()));
        Shape read = shape.read();
        assertEquals(new Circle(new Point(3, 4), 0.5, "a circle with a long name"), read);
        assertInstanceOf(
                ArchivedShape.ArchivedNothing.class,
                view.drawings().get(new Point(0, 9)).orElseThrow());
    }

    @Test
    void viewsAreEqualByTheirComponentsAndPrintThem() {
        ArchivedPurchase view = ArchivedPurchase.access(bytes(purchase()));
        ArchivedPurchase same = ArchivedPurchase.access(bytes(purchase()));
        assertEquals(view, same);
        assertEquals(view.hashCode(), same.hashCode());
        assertEquals("Point[x=-1, y=1]", view.origin().toString());
        assertEquals("Line[sku=1, quantity=65535, gift=true]", view.lines().get(0).toString());
        ArchivedPurchase.mutable(same.archive()).origin().x(3);
        assertNotEquals(view, same);
    }

    @Test
    void fieldsOfFixedSizeAreChangedInPlace() {
        MemorySegment archive = bytes(purchase());
        ArchivedPurchase.Mutable mutable = ArchivedPurchase.mutable(archive);
        mutable.id(8);
        mutable.status(Status.SHIPPED);
        mutable.placed(PLACED.minusSeconds(1));
        mutable.lines(1).quantity(9);
        mutable.origin().y(12);
        mutable.count(6);
        ArchivedPurchase view = ArchivedPurchase.access(archive);
        assertEquals(8, view.id());
        assertSame(Status.SHIPPED, view.status());
        assertEquals(PLACED.minusSeconds(1), view.placed());
        assertEquals(9, view.lines().get(1).quantity());
        assertEquals(12, view.origin().y());
        assertEquals(6, view.count());
    }

    @Test
    void changesKeepTheRulesOfTheirTypes() {
        MemorySegment archive = bytes(purchase());
        byte[] before = archive.toArray(ValueLayout.JAVA_BYTE);
        ArchivedPurchase.Mutable mutable = ArchivedPurchase.mutable(archive);
        assertRefused(ArchiveValueException.class, ".count", () -> mutable.count(0));
        assertRefused(
                ArchiveRangeException.class, ".quantity", () -> mutable.lines(0).quantity(65_536));
        assertRefused(ArchiveNullException.class, ".status", () -> mutable.status(null));
        assertRefused(ArchiveNullException.class, ".placed", () -> mutable.placed(null));
        assertThrows(IndexOutOfBoundsException.class, () -> mutable.lines(2));
        assertThrows(IndexOutOfBoundsException.class, () -> mutable.lines(-1));
        assertTrue(java.util.Arrays.equals(before, archive.toArray(ValueLayout.JAVA_BYTE)));
        assertThrows(
                IllegalArgumentException.class,
                () -> ArchivedPurchase.mutable(archive.asReadOnly()));
        assertThrows(
                ArchiveFormatException.class, () -> ArchivedPurchase.mutable(archive.asSlice(8)));
    }

    private static void assertRefused(
            Class<? extends ArchivePathException> failure, String path, Executable change) {
        assertEquals(path, assertThrows(failure, change).path());
    }

    @Test
    void theCheckNamesThePathOfAViolation() {
        MemorySegment archive = bytes(purchase());
        ArchivedPurchase view = ArchivedPurchase.access(archive);
        ArchivedLine line = view.lines().get(1);
        // A truth value that is neither 0 nor 1.
        archive.set(ValueLayout.JAVA_BYTE, line.place() + 6, (byte) 2);
        ArchiveViolation violation = Archive.check(ArchivedPurchase.TYPE, archive).orElseThrow();
        assertEquals("bool must be 0 or 1", violation.rule());
        assertEquals(".lines[1].gift", violation.path());
    }

    @Test
    void recursiveTypesReadBackEqual() {
        Node leaf = new Node("leaf", List.of(), Optional.empty(), Map.of());
        Node tree = new Node("root", List.of(leaf, leaf), Optional.of(leaf), Map.of("a", leaf));
        MemorySegment archive = ArchivedNode.write(tree, Arena.ofAuto());
        ArchivedNode view = ArchivedNode.access(archive);
        assertEquals(tree, view.read());
        assertEquals("leaf", view.next().orElseThrow().name().toString());
        assertEquals("leaf", view.byName().get("a").orElseThrow().name().toString());
    }

    @Test
    void sharedObjectsAreArchivedOnceAndReadAsOne() {
        Point point = new Point(1, 2);
        MemorySegment archive = ArchivedPair.write(new Pair(point, point), Arena.ofAuto());
        assertEquals(16, archive.byteSize());
        Pair read = ArchivedPair.access(archive).read();
        assertSame(read.one(), read.other());
    }

    /// As Rust's references do, whichever field has them.
    @Test
    void referencesShareObjectsOfJavasOwnTypesAcrossComponentsAndRecords() {
        String text = "a title of some length";
        List<String> list = List.of(text, text);
        int[] numbers = {1, 2, 3};
        Titles titles =
                new Titles(
                        text,
                        text,
                        text,
                        Optional.of(text),
                        Optional.of(text),
                        list,
                        list,
                        numbers,
                        new Titles.Chapter(
                                List.of(text, text), text, Optional.of(list), list, numbers));
        Titles read = ArchivedTitles.access(ArchivedTitles.write(titles, Arena.ofAuto())).read();
        Titles.Chapter chapter = read.chapter();
        assertSame(read.one(), read.other());
        assertSame(read.one(), read.weak().orElseThrow());
        assertSame(read.one(), chapter.titles().get(1));
        assertSame(read.slice(), read.weakSlice().orElseThrow());
        assertSame(read.slice(), chapter.slice());
        assertSame(read.list(), chapter.list().orElseThrow());
        assertSame(read.boxedList(), chapter.boxedList());
        assertSame(read.numbers(), chapter.numbers());
        assertEquals(titles.list(), read.list());
        assertArrayEquals(numbers, read.numbers());
    }

    @Test
    void referencesLeadToValuesOfTypesOfAUser() {
        ArchiveTypes types = ArchiveTypes.STANDARD;
        Purchase.Money money = new Purchase.Money(5);
        byte[] archive = Archive.toBytes(ArchivedPriced.TYPE, new Purchase.Priced(money));
        assertArrayEquals(Archive.toBytes(types.shared(MoneyType.TYPE), money), archive);
        assertEquals(money, ArchivedPriced.access(MemorySegment.ofArray(archive)).read().price());
    }

    @Test
    void formsOfFormsAreThoseOfCombinedTypes() {
        ArchiveTypes types = ArchiveTypes.STANDARD;
        ArchiveType<String, ?> shared = types.sharedPointer(types.boxedString());
        ArchiveType<List<?>, ?> combined =
                types.tuple(
                        List.of(
                                types.sharedPointer(types.boxedString()),
                                types.optionalBox(types.boxed(shared)),
                                types.list(types.cString()),
                                types.i32()));
        List<byte[]> files = List.of(new byte[] {'a'}, new byte[] {'b', 'c'});
        assertArrayEquals(
                Archive.toBytes(combined, List.of("text", Optional.of("note"), files, 5)),
                Archive.toBytes(
                        ArchivedLeaflet.TYPE, new Leaflet("text", Optional.of("note"), files, 5)));
    }

    @Test
    void recursiveRecordsWithARuleHaveASchema() {
        Grove grove = new Grove(List.of(new Grove(List.of()), new Grove(List.of())));
        ArchiveSchema schema = ArchiveSchema.of(ArchivedGrove.TYPE);
        assertTrue(
                schema.toString()
                        .endsWith(
                                "root = Grove\n\nGrove = struct {\n    children: vec(Grove),\n}\n"),
                schema.toString());
        byte[] archive = Archive.toBytes(ArchivedGrove.TYPE, grove);
        assertEquals(
                Optional.empty(), Archive.check(schema.type(), MemorySegment.ofArray(archive)));
    }

    @Test
    void valuesThatTheConstructorRefusesAreViolations() {
        Ranges ranges = new Ranges(List.of(new Range(1, 2), new Range(3, 4)));
        MemorySegment archive = ArchivedRanges.write(ranges, Arena.ofAuto());
        assertEquals(ranges, ArchivedRanges.access(archive).read());
        ArchivedRange second = ArchivedRanges.access(archive).ranges().get(1);
        archive.set(java.lang.foreign.ValueLayout.JAVA_INT, second.place() + 4, 0);
        ArchiveViolation violation = Archive.check(ArchivedRanges.TYPE, archive).orElseThrow();
        assertEquals(".ranges[1]", violation.path());
        assertTrue(String.valueOf(violation.cause()).contains("from must not be above to"));
    }

    @Test
    void genericRecordsTakeTheTypesOfTheirParts() {
        Page<Line> next = new Page<>(List.of(new Line(5, 6, false)), 1, Optional.empty());
        Page<Line> lines = new Page<>(List.of(new Line(1, 2, true)), 10, Optional.of(next));
        Book book = new Book(lines, new Page<>(List.of("a", "b"), 2, Optional.empty()));
        ArchivedBook view = ArchivedBook.access(ArchivedBook.write(book, Arena.ofAuto()));
        assertEquals(book, view.read());
        assertEquals(2, view.lines().items().get(0).quantity());
        assertEquals(6, view.lines().next().orElseThrow().items().get(0).quantity());
        assertEquals("b", view.words().items().get(1).toString());
        ArchiveType<Page<Line>, ?> type = ArchivedPage.type(ArchivedLine.TYPE);
        assertEquals(lines, Archive.read(type, Archive.toSegment(type, lines, Arena.ofAuto())));
    }

    @Test
    void lookupsInDerivedKeysNeedNoView() {
        Map<Point, Shape> drawings = new TreeMap<>(java.util.Comparator.comparingInt(Point::x));
        for (int i = 0; i < 100; i++) {
            drawings.put(new Point(i, -i), new Nothing());
        }
        Purchase some = purchase();
        Purchase purchase =
                new Purchase(
                        1,
                        some.customer(),
                        some.lines(),
                        some.shipped(),
                        some.status(),
                        some.placed(),
                        some.totals(),
                        drawings,
                        1,
                        some.origin(),
                        some.price(),
                        0,
                        BigDecimal.ZERO);
        ArchivedPurchase view = ArchivedPurchase.access(bytes(purchase));
        for (int i = 0; i < 100; i++) {
            assertTrue(view.drawings().containsKey(new Point(i, -i)));
            assertFalse(view.drawings().containsKey(new Point(i, 1)));
        }
    }
}

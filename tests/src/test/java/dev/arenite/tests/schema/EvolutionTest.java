package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.SharedType;
import dev.arenite.archive.type.StructField;
import dev.arenite.archive.type.StructType;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads archives of records as they were as records of today.
final class EvolutionTest {

    private static final ShopThen.Line LINE = new ShopThen.Line((short) -7, 1.5f);
    private static final ShopThen.Line FREE = new ShopThen.Line((short) 8, 0);

    private static ShopThen.Order order(ShopThen.Payment payment) {
        return new ShopThen.Order(
                -5,
                "Grace Hopper",
                250,
                List.of(LINE, FREE),
                ShopThen.Status.PAYED,
                ShopThen.Status.PAYED,
                Map.of((short) -1, LINE, (short) 300, FREE),
                payment,
                new int[] {1, -2},
                Optional.of(0.5f),
                Optional.of(9),
                List.of("not for today"),
                new ShopThen.Circle(2.5f),
                new ShopThen.Node(1, List.of(new ShopThen.Node(-2, List.of()))),
                LINE,
                LINE,
                new ShopThen.Address("Main Street", 12345));
    }

    private static MemorySegment archived(ShopThen.Payment payment) {
        return MemorySegment.ofArray(Archive.toBytes(OrderThen.TYPE, order(payment)));
    }

    private static final ArchiveType<ShopNow.Order, ?> RESOLVED =
            ArchiveSchema.resolve(ArchiveSchema.of(OrderThen.TYPE), OrderNow.TYPE);

    @Test
    void anOldOrderIsReadAsOneOfToday() {
        ShopNow.Line line = new ShopNow.Line(1.5, -7, false);
        ShopNow.Line free = new ShopNow.Line(0, 8, true);
        ShopNow.Order order =
                Archive.read(RESOLVED, archived(new ShopThen.Card("4711", Optional.of("GH"))));
        assertEquals("Grace Hopper", order.buyer());
        assertEquals(-5, order.id());
        assertEquals(Optional.empty(), order.note());
        assertSame(ShopNow.Order.PLAIN, order.wrapping());
        assertEquals(250, order.urgency());
        assertEquals(List.of(line, free), order.lines());
        assertEquals(ShopNow.Status.PAID, order.status());
        assertEquals(ShopNow.Status.PAID, order.before());
        assertEquals(Map.of(-1, line, 300, free), order.byNumber());
        assertEquals(new ShopNow.Card(Optional.of("GH"), "4711"), order.payment());
        assertArrayEquals(new long[] {1, -2}, order.counts());
        assertEquals(Optional.of(0.5), order.weight());
        assertEquals(Optional.of(9L), order.shelf());
        assertEquals(0, order.rank());
        assertEquals(new ShopNow.Circle(2.5), order.shape());
        assertEquals(new ShopNow.Node(List.of(new ShopNow.Node(List.of(), -2)), 1), order.nodes());
        assertEquals(line, order.first());
        assertSame(order.first(), order.second());
        assertEquals(Optional.of(new ShopNow.Address("Main Street", 12345)), order.address());
    }

    @Test
    void aVariantIsFoundByTheNameThatItHad() {
        ShopNow.Order order = Archive.read(RESOLVED, archived(new ShopThen.Cash(-3)));
        assertEquals(new ShopNow.Coins(-3, Optional.empty()), order.payment());
    }

    @Test
    void manyThreadsMayResolveAndReadAtOnce() {
        MemorySegment archive = archived(new ShopThen.Cash(1));
        ArchiveSchema older = ArchiveSchema.of(OrderThen.TYPE);
        Set<String> read =
                IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(
                                i ->
                                        i % 2 == 0
                                                ? RESOLVED
                                                : ArchiveSchema.resolve(older, OrderNow.TYPE))
                        .map(type -> Archive.read(type, archive).payment().toString())
                        .collect(Collectors.toSet());
        assertEquals(Set.of("Coins[cents=1, currency=Optional.empty]"), read);
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsNoSchemaAndNoType() {
        ArchiveSchema older = ArchiveSchema.of(OrderThen.TYPE);
        Exception schema =
                assertThrows(
                        NullPointerException.class,
                        () -> ArchiveSchema.resolve(null, OrderNow.TYPE));
        Exception type =
                assertThrows(NullPointerException.class, () -> ArchiveSchema.resolve(older, null));
        assertEquals("older today", schema.getMessage() + " " + type.getMessage());
    }

    @Test
    void viewsAreThoseOfTheOldSchema() {
        MemorySegment archive = archived(new ShopThen.Cash(1));
        ArchivedStruct view = (ArchivedStruct) Archive.access(RESOLVED, archive);
        assertEquals("Grace Hopper", view.get("customer").toString());
        assertEquals(-5, view.<Object>get("id"));
    }

    @Test
    void valuesAreNotWrittenByAnOldSchema() {
        ShopNow.Order order = Archive.read(RESOLVED, archived(new ShopThen.Cash(1)));
        assertThrows(ArchiveValueException.class, () -> Archive.toBytes(RESOLVED, order));
    }

    @Test
    void theTypeOfTodayReadsItsOwnSchema() {
        assertSame(
                OrderNow.TYPE,
                ArchiveSchema.resolve(ArchiveSchema.of(OrderNow.TYPE), OrderNow.TYPE));
    }

    private static final ArchiveTypes T = ArchiveTypes.STANDARD;

    private static <T> T readAs(ArchiveType<?, ?> then, byte[] archive, ArchiveType<T, ?> now) {
        return Archive.read(
                ArchiveSchema.resolve(ArchiveSchema.of(then), now), MemorySegment.ofArray(archive));
    }

    /// A name and a number, as a list of objects.
    private static StructType<List<?>> pair(ArchiveType<?, ?> first, ArchiveType<?, ?> second) {
        return T.tuple(List.of(first, second));
    }

    @Test
    void adaptedValuesAreMadeByTheirAdapter() {
        ArchiveType<String, ?> now =
                T.adapted(T.i64(), Long::parseLong, number -> "number " + number);
        assertEquals("number 7", readAs(T.i32(), Archive.toBytes(T.i32(), 7), now));
        ArchiveType<String, ?> joined =
                T.adapted(
                        T.list(T.i64()),
                        text -> List.of((long) text.length()),
                        numbers -> numbers.toString());
        ArchiveType<List<Integer>, ?> then = T.list(T.i32());
        assertEquals("[1, 2]", readAs(then, Archive.toBytes(then, List.of(1, 2)), joined));
    }

    @Test
    @SuppressWarnings("NullAway") // Null is what is tested.
    void anAdapterMayMakeNullOfAnAbsentValue() {
        ArchiveType<String, ?> nullable =
                T.adapted(T.optional(T.string()), Optional::ofNullable, text -> text.orElse(null));
        StructType<List<?>> now = pair(T.i32(), nullable);
        StructType<List<?>> then = T.tuple(List.of(T.i32()));
        List<?> read = readAs(then, Archive.toBytes(then, List.of(7)), now);
        assertEquals(7, read.get(0));
        assertNull(read.get(1));
    }

    @Test
    void aPartOfWhichNothingIsKnownIsReadByItsOwnTypeIfItIsTheSame() {
        FixedPlace unknown = () -> 8;
        StructType<List<?>> then = pair(unknown, T.i16());
        StructType<List<?>> now = pair(unknown, T.i32());
        byte[] archive = Archive.toBytes(then, List.of(1L, (short) 5));
        assertEquals(5, readAs(then, archive, now).get(1));
    }

    @Test
    void sharedTextAndSequencesStayShared() {
        ArchiveType<List<Integer>, ?> then = T.sharedPointer(T.boxedSlice(T.i32()));
        ArchiveType<List<Long>, ?> now = T.sharedPointer(T.boxedSlice(T.i64()));
        ArchiveType<String, ?> text = T.sharedPointer(T.boxedString());
        ArchiveType<List<?>, ?> older = T.tuple(List.of(then, then, text, text, T.i8()));
        ArchiveType<List<?>, ?> today = T.tuple(List.of(now, now, text, text, T.i16()));
        List<Integer> numbers = List.of(1, -2);
        String word = "a word that is shared";
        byte[] archive = Archive.toBytes(older, List.of(numbers, numbers, word, word, (byte) -1));
        List<?> read = readAs(older, archive, today);
        assertEquals(List.of(1L, -2L), read.get(0));
        assertSame(read.get(0), read.get(1));
        assertEquals(word, read.get(2));
        assertSame(read.get(2), read.get(3));
        assertEquals((short) -1, read.get(4));
    }

    @Test
    void aReferenceThatMayBeGoneStaysOne() {
        SharedType<Integer, ?> older = T.shared(T.i32());
        SharedType<Long, ?> today = T.shared(T.i64());
        ArchiveType<List<?>, ?> then = T.tuple(List.of(older, T.weak(older)));
        ArchiveType<List<?>, ?> now = T.tuple(List.of(today, T.weak(today)));
        Integer number = 100_000;
        byte[] archive = Archive.toBytes(then, List.of(number, Optional.of(number)));
        assertEquals(List.of(100_000L, Optional.of(100_000L)), readAs(then, archive, now));
        byte[] gone = Archive.toBytes(then, List.of(number, Optional.empty()));
        assertEquals(List.of(100_000L, Optional.empty()), readAs(then, gone, now));
    }

    private static StructType<List<?>> keyOf(ArchiveType<?, ?>... parts) {
        return T.tuple(List.of(parts));
    }

    /// A component that is gone may have told keys apart: no entry is lost without a word.
    @Test
    void keysThatAreTheSameTodayAreRefused() {
        StructType<List<?>> older = keyOf(T.i32(), T.i32());
        StructType<List<?>> today = keyOf(T.i32());
        ArchiveType<Map<List<?>, String>, ?> then = T.hashMap(older, T.string());
        ArchiveType<Map<List<?>, String>, ?> now = T.bTreeMap(today, T.string());
        byte[] apart = Archive.toBytes(then, Map.of(List.of(1, 1), "a", List.of(2, 1), "b"));
        assertEquals(Map.of(List.of(1), "a", List.of(2), "b"), readAs(then, apart, now));
        byte[] same = Archive.toBytes(then, Map.of(List.of(1, 1), "a", List.of(1, 2), "b"));
        ArchiveReadException failure =
                assertThrows(ArchiveReadException.class, () -> readAs(then, same, now));
        assertEquals(
                "keys of an older archive must differ today: archived=2 today=1",
                Objects.requireNonNull(failure.getCause()).getMessage());
        ArchiveType<Set<List<?>>, ?> set = T.indexSet(older);
        byte[] elements = Archive.toBytes(set, Set.of(List.of(1, 1), List.of(1, 2)));
        assertThrows(ArchiveReadException.class, () -> readAs(set, elements, T.hashSet(today)));
    }

    @Test
    void aPartThatHasNotChangedIsRefusedWithItsPath() {
        ArchiveType<List<ShopNow.Offer>, ?> resolved =
                ArchiveSchema.resolve(
                        ArchiveSchema.of(T.list(OfferThen.TYPE)), T.list(OfferNow.TYPE));
        ShopThen.Offer offer = new ShopThen.Offer(new ShopThen.Period(1, 2), 0.5f);
        byte[] bytes = Archive.toBytes(T.list(OfferThen.TYPE), List.of(offer, offer));
        MemorySegment archive = MemorySegment.ofArray(bytes);
        assertEquals(
                new ShopNow.Offer(0, offer.first(), 0.5f), Archive.read(resolved, archive).get(1));

        bytes[16] = 0; // The end of the second period.
        ArchiveReadException failure =
                assertThrows(ArchiveReadException.class, () -> Archive.read(resolved, archive));
        assertEquals("[1].first", failure.path());
    }

    @Test
    void anAbsentNumberIsAskedForOnceAndAnyOtherValueForEachStruct() {
        AtomicInteger asked = new AtomicInteger();
        StructField<List<?>, Integer, ?> number =
                T.<List<?>, Integer, Integer>field("n", T.i32(), _ -> 0)
                        .whenAbsent(asked::incrementAndGet);
        StructField<List<?>, String, ?> text =
                T.<List<?>, String, ArchivedString>field("t", T.string(), _ -> "")
                        .whenAbsent(() -> "text " + asked.get());
        ArchiveType<List<?>, ?> today =
                T.struct(List.of(number, text), values -> List.of(values.get(0), values.get(1)));
        ArchiveType<List<?>, ?> resolved =
                ArchiveSchema.resolve(
                        ArchiveSchema.parse("pointers = 32 root = struct { }"), today);
        MemorySegment archive = MemorySegment.ofArray(new byte[0]);
        assertEquals(Archive.read(resolved, archive), Archive.read(resolved, archive));
        assertEquals(List.of(1, "text 1"), Archive.read(resolved, archive));
    }
}

package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchivedStruct;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
}

package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.flink.Records.Address;
import dev.arenite.flink.Records.Circle;
import dev.arenite.flink.Records.Group;
import dev.arenite.flink.Records.Holder;
import dev.arenite.flink.Records.Order;
import dev.arenite.flink.Records.Pair;
import dev.arenite.flink.Records.Shape;
import dev.arenite.flink.Records.Trip;
import dev.arenite.flink.Records.Values;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

final class KeyTest {

    private static List<String> reasons(Class<?> elements) {
        return KeyObstacles.of(elements);
    }

    @Test
    void recordsOfTextNumbersAndSortedMapsAreKeys() {
        assertEquals(List.of(), reasons(Trip.class));
        assertEquals(List.of(), reasons(ArchivedTrip.class));
        assertEquals(List.of(), reasons(Shape.class));
        assertEquals(List.of(), reasons(Values.class));
        assertTrue(ArchiveTypeInfo.ofKey(Address.class).isKeyType());
        assertTrue(ViewTypeInfo.ofKey(ArchivedAddress.class).isKeyType());
    }

    @Test
    void bytesThatDependOnTheOrderOfInsertionAreNoKeys() {
        assertTrue(reasons(Order.class).getFirst().contains("hashmap"));
        assertTrue(reasons(ArchivedOrder.class).getFirst().contains("hashmap"));
        var failure =
                assertThrows(
                        IllegalArgumentException.class, () -> ArchiveTypeInfo.ofKey(Order.class));
        assertTrue(String.valueOf(failure.getMessage()).contains("hashmap"));
        assertFalse(ArchiveTypeInfo.of(Order.class).isKeyType());
    }

    @Test
    void hashCodesThatDifferBetweenMachinesAreNoKeys() {
        assertTrue(
                reasons(Order.class).stream()
                        .anyMatch(reason -> reason.startsWith("Order.status: ")));
        assertTrue(
                reasons(ArchivedOrder.class).stream()
                        .anyMatch(reason -> reason.startsWith("ArchivedOrder.status: ")));
    }

    @Test
    void arraysAreKeysOfViewsOnly() {
        assertEquals(1, reasons(Holder.class).size());
        assertEquals(List.of(), reasons(ArchivedHolder.class));
    }

    @Test
    void sharedReferencesAreNoKeys() {
        assertEquals(1, reasons(Pair.class).size());
    }

    @Test
    void viewsAreEqualByTheirComponentsWhereverTheyLie() throws IOException {
        Shape one = new Group(List.of(new Circle(1, "a name that is out of line")));
        ViewBuilder<Shape, ArchivedShape> builder = ViewBuilder.of(ArchivedShape.class);
        ArchivedShape view = builder.map(one);
        ArchivedShape copy = Bytes.copy(ViewSerializer.of(ArchivedShape.class), view);
        assertEquals(view, copy);
        assertEquals(view.hashCode(), copy.hashCode());
        assertFalse(view.equals(builder.map(new Group(List.of()))));
    }
}

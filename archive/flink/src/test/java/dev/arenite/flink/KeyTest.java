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
import dev.arenite.flink.Records.Ranks;
import dev.arenite.flink.Records.Shape;
import dev.arenite.flink.Records.Status;
import dev.arenite.flink.Records.Trip;
import dev.arenite.flink.Records.Values;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /// An enum's own hash code differs from one virtual machine to the next.
    @Test
    void enumsAreKeysOfViewsOnly() {
        assertEquals(
                List.of("Ranks.best: the hash code of an enum differs between virtual machines"),
                reasons(Ranks.class));
        assertEquals(List.of(), reasons(ArchivedRanks.class));
        assertTrue(ViewTypeInfo.ofKey(ArchivedRanks.class).isKeyType());
    }

    @Test
    void viewsWithEnumsHaveOneHashCodeInAllVirtualMachines() throws IOException {
        Ranks ranks =
                new Ranks(
                        Status.SENT,
                        Optional.of(Status.PAID),
                        List.of(Status.PAID, Status.SENT),
                        Map.of(Status.PAID, Optional.of(Status.SENT), Status.NEW, Optional.empty()),
                        Set.of(Status.NEW, Status.SENT));
        ViewBuilder<Ranks, ArchivedRanks> builder = ViewBuilder.of(ArchivedRanks.class);
        ArchivedRanks view = builder.map(ranks);
        // By the ordinals: 2; 1; [1, 2]; {0=nothing, 1=2}; [0, 2].
        int all = (31 + 1) * 31 + 2;
        int after = 31 * 31 + 31 + 2;
        int seen = 31 * 31 + 2;
        int expected = 1;
        for (int component : new int[] {2, 1, all, after, seen}) {
            expected = 31 * expected + component;
        }
        assertEquals(expected, view.hashCode());
        ArchivedRanks copy = Bytes.copy(ViewSerializer.of(ArchivedRanks.class), view);
        assertEquals(view, copy);
        assertEquals(expected, copy.hashCode());
        ArchivedRanks other =
                builder.map(
                        new Ranks(
                                Status.NEW,
                                ranks.next(),
                                ranks.all(),
                                ranks.after(),
                                ranks.seen()));
        assertFalse(view.equals(other));
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

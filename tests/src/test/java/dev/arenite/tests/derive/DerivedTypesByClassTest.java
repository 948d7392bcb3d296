package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.DerivedTypes;
import dev.arenite.archive.derive.DerivedView;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

/// Derived types that are found by the classes of their values and views.
final class DerivedTypesByClassTest {

    @Archivable
    record Place(int x, int y) {}

    @Archivable(name = "NamedSign")
    sealed interface Sign permits Arrow, Stop {}

    record Arrow(int degrees) implements Sign {}

    record Stop() implements Sign {}

    @Archivable
    record Holder<T>(T held) {}

    record Plain(int x) {}

    @Test
    void aTypeIsFoundByItsRecord() {
        assertSame(ArchivedPlace.TYPE, DerivedTypes.of(Place.class));
        assertSame(ArchivedPlace.TYPE, DerivedTypes.ofView(ArchivedPlace.class));
        assertSame(ArchivedPlace.class, DerivedTypes.viewOf(Place.class));
    }

    @Test
    void aTypeIsFoundByItsSealedInterfaceUnderTheNameThatWasChosen() {
        assertSame(NamedSign.TYPE, DerivedTypes.of(Sign.class));
        assertSame(NamedSign.TYPE, DerivedTypes.ofView(NamedSign.class));
    }

    @Test
    void aViewTellsItsMemoryItsPlaceAndItsValue() {
        byte[] bytes = Archive.toBytes(NamedSign.TYPE, new Arrow(90));
        MemorySegment archive = MemorySegment.ofArray(bytes);
        DerivedView<? extends Sign> view = Archive.access(DerivedTypes.of(Sign.class), archive);
        assertEquals(archive, view.archive());
        assertEquals(bytes.length - NamedSign.TYPE.placeBytes(), view.place());
        assertEquals(new Arrow(90), view.read());
    }

    @Test
    void aClassWithoutADerivedTypeIsRefusedWithTheReason() {
        assertRefused(Plain.class, "Plain has no @Archivable");
        assertRefused(Arrow.class, "Arrow has no @Archivable");
        assertRefused(Holder.class, "has no constant TYPE");
        assertThrows(IllegalArgumentException.class, () -> DerivedTypes.ofView(Unknown.class));
    }

    private static void assertRefused(Class<?> values, String reason) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> DerivedTypes.of(values))
                        .getMessage();
        assertTrue(message.contains(reason), message);
    }

    record Unknown(MemorySegment archive, long place) implements DerivedView<String> {
        @Override
        public String read() {
            return "";
        }
    }
}

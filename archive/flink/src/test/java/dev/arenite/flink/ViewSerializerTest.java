package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.flink.Records.Address;
import dev.arenite.flink.Records.Circle;
import dev.arenite.flink.Records.Group;
import dev.arenite.flink.Records.Order;
import dev.arenite.flink.Records.Shape;
import dev.arenite.flink.Records.Text;
import dev.arenite.flink.Records.Trip;

import org.apache.flink.core.memory.DataInputDeserializer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

final class ViewSerializerTest {

    private static final Address HOME = new Address("One Long Avenue", 7);

    private final ViewSerializer<ArchivedAddress> addresses =
            ViewSerializer.of(ArchivedAddress.class);

    /// A message from elsewhere may begin with the fingerprint, which is public.
    @Test
    void bytesFromElsewhereDoNotPassForMemoryOfAView() {
        DerivedClass derived = DerivedClass.of(ArchivedAddress.class);
        byte[] archive = Archive.toBytes(ArchivedAddress.TYPE, HOME);
        byte[] message = OwnedMemory.allocate(derived.tag(), archive.length);
        System.arraycopy(archive, 0, message, OwnedMemory.HEADER_BYTES, archive.length);
        MemorySegment memory = OwnedMemory.archive(message);
        long place = archive.length - ArchivedAddress.TYPE.placeBytes();
        assertSame(message, OwnedMemory.bytes(ArchivedAddress.TYPE, derived.tag(), memory, place));
        LittleEndian.putLong(MemorySegment.ofArray(message), 0, derived.tag());
        assertNull(OwnedMemory.bytes(ArchivedAddress.TYPE, derived.tag(), memory, place));
        // Nor does an array without a header, or a part of the memory.
        assertNull(
                OwnedMemory.bytes(
                        ArchivedAddress.TYPE,
                        derived.tag(),
                        MemorySegment.ofArray(archive),
                        place));
    }

    /// Whoever writes a view's memory to Kafka or to a file writes the archive, and not the secret.
    @Test
    void theMemoryOfAViewIsTheArchiveAlone() throws IOException {
        byte[] archive = Archive.toBytes(ArchivedAddress.TYPE, HOME);
        ArchivedAddress built = ViewBuilder.of(ArchivedAddress.class).map(HOME);
        assertArrayEquals(archive, built.archive().toArray(ValueLayout.JAVA_BYTE));
        ArchivedAddress read = Bytes.read(addresses, Bytes.of(addresses, built));
        assertArrayEquals(archive, read.archive().toArray(ValueLayout.JAVA_BYTE));
    }

    private static ArchivedTrip trip(String name, Address to) throws IOException {
        return ViewBuilder.of(ArchivedTrip.class).map(new Trip(name, new Address("x", 1), to));
    }

    @Test
    void aViewOwnsItsMemory() throws IOException {
        ViewSerializer<ArchivedOrder> orders = ViewSerializer.of(ArchivedOrder.class);
        Order order = Order.of(new Random(3));
        byte[] frame = Bytes.of(orders, ViewBuilder.of(ArchivedOrder.class).map(order));
        ArchivedOrder view = Bytes.read(orders, frame);
        Arrays.fill(frame, (byte) -1);
        assertEquals(order, view.read());
    }

    @Test
    void viewsAndValuesHaveTheSameBytes() throws IOException {
        Order order = Order.of(new Random(4));
        byte[] frame = Bytes.of(ArchiveSerializer.of(Order.class), order);
        ArchivedOrder view = ViewBuilder.of(ArchivedOrder.class).map(order);
        assertArrayEquals(frame, Bytes.of(ViewSerializer.of(ArchivedOrder.class), view));
        assertEquals(order, Bytes.read(ViewSerializer.of(ArchivedOrder.class), frame).read());
    }

    @Test
    void theMemoryOfAViewIsAnArchive() throws IOException {
        MemorySegment memory = trip("a", HOME).archive();
        assertEquals(HOME, ArchivedTrip.access(memory).to().read());
    }

    @Test
    void aPartOfAnotherArchiveIsWrittenAnew() throws IOException {
        byte[] home = Bytes.of(addresses, ViewBuilder.of(ArchivedAddress.class).map(HOME));
        ArchivedAddress inShort = trip("a", HOME).to();
        ArchivedAddress inLong = trip("a name that is out of line", HOME).to();
        assertEquals(
                inShort.archive().byteSize() - ArchivedAddress.TYPE.placeBytes(), inShort.place());
        assertArrayEquals(home, Bytes.of(addresses, inShort));
        assertArrayEquals(home, Bytes.of(addresses, inLong));
        assertEquals(inShort, inLong);
        assertEquals(inShort.hashCode(), inLong.hashCode());
    }

    @Test
    void aViewOfMemoryOfOthersIsWrittenAnew() throws IOException {
        byte[] home = Bytes.of(addresses, ViewBuilder.of(ArchivedAddress.class).map(HOME));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment archive = Archive.toSegment(ArchivedAddress.TYPE, HOME, arena);
            assertArrayEquals(home, Bytes.of(addresses, ArchivedAddress.access(archive)));
        }
    }

    @Test
    void viewsOfVariantsAreWrittenAsTheirInterface() throws IOException {
        ViewSerializer<ArchivedShape> shapes = ViewSerializer.of(ArchivedShape.class);
        Shape group = new Group(List.of(new Circle(2, "inner circle, out of line")));
        ArchivedShape view = ViewBuilder.of(ArchivedShape.class).map(group);
        assertEquals(group, Bytes.copy(shapes, view).read());
        ArchivedShape inner = ((ArchivedShape.ArchivedGroup) view).shapes().get(0);
        ArchivedShape copy = Bytes.copy(shapes, inner);
        assertEquals(((Group) group).shapes().getFirst(), copy.read());
        assertEquals(inner, copy);
    }

    @Test
    void aLargeViewIsServed() throws IOException {
        ViewSerializer<ArchivedText> texts = ViewSerializer.of(ArchivedText.class);
        for (int length : List.of(40_000, 3 << 20)) {
            Text text = new Text("a".repeat(length));
            ArchivedText view = ViewBuilder.of(ArchivedText.class).map(text);
            ArchivedText copy = Bytes.copy(texts, view);
            assertNotSame(view, copy);
            assertEquals(text, copy.read());
            assertEquals(text, Bytes.copy(texts, copy).read());
        }
    }

    @Test
    void aCheckFindsBytesThatAreNoArchive() throws IOException {
        byte[] frame = Bytes.of(addresses, ViewBuilder.of(ArchivedAddress.class).map(HOME));
        frame[4] = (byte) 0xff; // no UTF-8
        Bytes.read(addresses, frame);
        var failure =
                assertThrows(
                        ArchiveRecordException.class, () -> Bytes.read(addresses.checked(), frame));
        assertEquals(".street", failure.path());
        assertEquals(ArchivedAddress.class.getName(), failure.className());
    }

    @Test
    void anArchiveWithoutRoomForItsRootIsRefused() {
        byte[] frame = {0, 0, 0, 3, 1, 2, 3};
        assertThrows(
                ArchiveRecordException.class,
                () -> addresses.deserialize(new DataInputDeserializer(frame)));
    }

    @Test
    @SuppressWarnings("NullAway")
    void aValueThatCannotBeArchivedIsNamed() {
        Trip trip = new Trip("a", HOME, new Address(null, 1));
        var failure =
                assertThrows(
                        ArchiveRecordException.class,
                        () -> ViewBuilder.of(ArchivedTrip.class).map(trip));
        assertEquals(".to.street", failure.path());
        assertTrue(String.valueOf(failure.getMessage()).startsWith(ArchivedTrip.class.getName()));
    }
}

package dev.arenite.kafka;

import static dev.arenite.kafka.Present.present;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveLimitException;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.type.ArchiveTypes;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Values and views as messages, without a broker.
final class MessagesTest {

    private static final String TOPIC = "orders";
    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final Order ORDER = Order.of(41);
    private static final byte[] ARCHIVE = Archive.toBytes(ArchivedOrder.TYPE, ORDER);

    private final ArchiveSerde<Order> values = ArchiveSerde.of(Order.class);
    private final ViewSerde<ArchivedOrder> views = ViewSerde.of(ArchivedOrder.class);

    @Test
    void aMessageIsTheArchiveAndNothingElse() {
        assertArrayEquals(ARCHIVE, values.serializer().serialize(TOPIC, ORDER));
        assertArrayEquals(ARCHIVE, values.serializer().serialize(TOPIC, headers(), ORDER));
    }

    @Test
    void aValueIsReadAgain() {
        assertEquals(ORDER, values.deserializer().deserialize(TOPIC, ARCHIVE));
        assertEquals(ORDER, values.deserializer().deserialize(TOPIC, headers(), ARCHIVE));
        ByteBuffer buffer = ByteBuffer.wrap(ARCHIVE);
        assertEquals(ORDER, values.deserializer().deserialize(TOPIC, headers(), buffer));
    }

    @Test
    @SuppressWarnings("NullAway") // As serdes around others call these.
    void noTopicNeedBeNamed() {
        byte[] message = present(values.serializer().serialize(null, headers(), ORDER));
        assertEquals(ORDER, values.deserializer().deserialize(null, headers(), message));
        assertEquals(ORDER, values.deserializer().deserialize(null, null, message));
    }

    @Test
    void aViewIsOfTheArrayItself() {
        byte[] message = ARCHIVE.clone();
        ArchivedOrder view = present(views.deserializer().deserialize(TOPIC, message));
        assertSame(message, view.archive().heapBase().orElseThrow());
        assertEquals(ORDER, view.read());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aViewIsOfTheBufferItself(boolean direct) {
        ByteBuffer buffer = buffer(direct);
        ArchivedOrder view = present(views.deserializer().deserialize(TOPIC, headers(), buffer));
        assertEquals(ORDER, view.read());
        long before = view.id();
        int idAt = buffer.position() + (int) (view.place() + offsetOfId(view));
        buffer.put(idAt, (byte) (buffer.get(idAt) + 1));
        assertEquals(before + 1, view.id(), "a change of the buffer is seen");
        assertEquals(13, buffer.position());
        assertEquals(13 + ARCHIVE.length, buffer.limit());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReadOnlyBufferIsRead(boolean direct) {
        ByteBuffer buffer = buffer(direct).asReadOnlyBuffer();
        ArchivedOrder view = present(views.deserializer().deserialize(TOPIC, headers(), buffer));
        assertEquals(ORDER.customer(), view.customer().toString());
        assertEquals(ORDER, view.read());
        assertEquals(ORDER, values.deserializer().deserialize(TOPIC, headers(), buffer));
    }

    @Test
    void aSliceOfABufferIsRead() {
        ByteBuffer slice = buffer(false).slice();
        assertEquals(ORDER, values.deserializer().deserialize(TOPIC, headers(), slice));
    }

    @Test
    void nullIsATombstoneBothWays() {
        Headers headers = headers();
        assertNull(values.serializer().serialize(TOPIC, null));
        assertNull(values.serializer().serialize(TOPIC, headers, null));
        assertNull(views.serializer().serialize(TOPIC, null));
        assertNull(views.serializer().serialize(TOPIC, headers, null));
        assertEquals(0, headers.toArray().length);
        assertNull(values.deserializer().deserialize(TOPIC, null));
        assertNull(values.deserializer().deserialize(TOPIC, headers, (byte[]) null));
        assertNull(values.deserializer().deserialize(TOPIC, headers, (ByteBuffer) null));
        assertNull(views.deserializer().deserialize(TOPIC, null));
        assertNull(views.deserializer().deserialize(TOPIC, headers, (byte[]) null));
        assertNull(views.deserializer().deserialize(TOPIC, headers, (ByteBuffer) null));
    }

    @Test
    void aViewIsWrittenAsItsBytes() {
        ArchivedOrder view = present(views.deserializer().deserialize(TOPIC, ARCHIVE));
        assertArrayEquals(ARCHIVE, views.serializer().serialize(TOPIC, view));
    }

    /// The line is the last one in memory that has bytes of others before it.
    @Test
    void aViewThatIsAKeyIsWrittenWithoutTheBytesAroundIt() {
        byte[] archive = Archive.toBytes(ArchivedOrderLine.TYPE, ORDER.lines().getFirst());
        byte[] memory = new byte[16 + archive.length];
        Arrays.fill(memory, (byte) 7);
        System.arraycopy(archive, 0, memory, 16, archive.length);
        ArchivedOrderLine view =
                Archive.accessUnchecked(ArchivedOrderLine.TYPE, MemorySegment.ofArray(memory));
        ViewSerde<ArchivedOrderLine> keys =
                ViewSerde.of(ArchivedOrderLine.class, MessageOptions.DEFAULT.forKeys());
        assertArrayEquals(archive, keys.serializer().serialize(TOPIC, view));
    }

    @Test
    void aViewOfAPartIsWrittenAsAnArchiveOfItsOwn() {
        ViewSerde<ArchivedOrderLine> lines = ViewSerde.of(ArchivedOrderLine.class);
        ArchivedOrder view = present(views.deserializer().deserialize(TOPIC, ARCHIVE));
        byte[] message = lines.serializer().serialize(TOPIC, view.lines().get(0));
        OrderLine line = ORDER.lines().getFirst();
        assertArrayEquals(Archive.toBytes(ArchivedOrderLine.TYPE, line), message);
        assertEquals(line, present(lines.deserializer().deserialize(TOPIC, message)).read());
    }

    @Test
    void aValueThatCannotBeArchivedIsRefusedWithItsPathAndTheNextOneIsWritten() {
        @SuppressWarnings("NullAway") // What is refused.
        Order broken = new Order(1, null, List.of(), Optional.empty());
        Headers headers = headers();
        SerializationException refusal =
                assertThrows(
                        SerializationException.class,
                        () -> values.serializer().serialize(TOPIC, headers, broken));
        assertInstanceOf(ArchiveNullException.class, refusal.getCause());
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(".customer") && message.contains(TOPIC), message);
        assertEquals(0, headers.toArray().length);
        assertArrayEquals(ARCHIVE, values.serializer().serialize(TOPIC, ORDER));
    }

    @Test
    void whatReadersWouldRefuseIsNotWritten() {
        MessageOptions shallow =
                MessageOptions.DEFAULT.withLimits(CheckLimits.DEFAULT.withMaxDepth(0));
        SerializationException refusal =
                assertThrows(
                        SerializationException.class,
                        () -> ArchiveSerializer.of(Order.class, shallow).serialize(TOPIC, ORDER));
        assertInstanceOf(ArchiveLimitException.class, refusal.getCause());
        assertThrows(
                SerializationException.class,
                () -> ArchiveDeserializer.of(Order.class, shallow).deserialize(TOPIC, ARCHIVE));
    }

    @Test
    void largeValuesAreWrittenAndSmallOnesAfterThem() {
        List<OrderLine> many = Collections.nCopies(1_000_000, new OrderLine(1, 2));
        Order large = new Order(1, "large", many, Optional.empty());
        byte[] message = present(values.serializer().serialize(TOPIC, large));
        assertTrue(message.length > 8_000_000, () -> "bytes=" + message.length);
        assertEquals(large, values.deserializer().deserialize(TOPIC, message));
        assertArrayEquals(ARCHIVE, values.serializer().serialize(TOPIC, ORDER));
    }

    @Test
    void threadsShareASerdeAndEachMayCloseIt() throws InterruptedException {
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long first = i * 1_000L;
            Runnable work = () -> exchange(first, failures);
            threads.add(i % 2 == 0 ? new Thread(work) : Thread.ofVirtual().unstarted(work));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(60_000);
            assertTrue(!thread.isAlive(), "thread is still at it");
        }
        assertEquals(List.of(), failures);
    }

    private void exchange(long first, List<Throwable> failures) {
        try {
            for (long id = first; id < first + 500; id++) {
                byte[] message = values.serializer().serialize(TOPIC, Order.of(id));
                assertEquals(Order.of(id), values.deserializer().deserialize(TOPIC, message));
            }
            values.close();
            assertArrayEquals(ARCHIVE, values.serializer().serialize(TOPIC, ORDER));
        } catch (Throwable failure) {
            failures.add(failure);
        }
    }

    @Test
    void aValueThatSendsAMessageWhileItIsWrittenIsWritten() {
        List<ArchiveSerializer<String>> senders = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        ArchiveType<String, ?> type =
                TYPES.adapted(
                        TYPES.string(),
                        text -> {
                            if (!text.isEmpty()) {
                                String rest = text.substring(1);
                                sent.add(text(senders.getFirst().serialize(TOPIC, rest)));
                            }
                            return text;
                        },
                        text -> text);
        senders.add(ArchiveSerializer.of(type, MessageOptions.DEFAULT));
        // Each text is asked for twice, and sends the next one each time.
        String whole = "abcd";
        assertEquals(whole, text(senders.getFirst().serialize(TOPIC, whole)));
        assertTrue(sent.contains(whole.substring(1)) && sent.contains(""), sent::toString);
    }

    private static String text(byte @Nullable [] message) {
        return Archive.read(TYPES.string(), MemorySegment.ofArray(present(message)));
    }

    private static ByteBuffer buffer(boolean direct) {
        int capacity = ARCHIVE.length + 20;
        ByteBuffer buffer =
                direct ? ByteBuffer.allocateDirect(capacity) : ByteBuffer.allocate(capacity);
        return buffer.put(13, ARCHIVE).position(13).limit(13 + ARCHIVE.length);
    }

    private static long offsetOfId(ArchivedOrder view) {
        MemorySegment place = view.archive().asSlice(view.place());
        for (long at = 0; at < place.byteSize(); at++) {
            if (place.get(ValueLayout.JAVA_BYTE, at) == ORDER.id()) {
                return at;
            }
        }
        throw new AssertionError("no id in the place");
    }

    private static Headers headers() {
        return new RecordHeaders();
    }
}

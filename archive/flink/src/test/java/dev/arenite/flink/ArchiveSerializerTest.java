package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.arena.ArenaTotals;
import dev.arenite.flink.Records.Cart;
import dev.arenite.flink.Records.Line;
import dev.arenite.flink.Records.Numbers;
import dev.arenite.flink.Records.Order;
import dev.arenite.flink.Records.Page;
import dev.arenite.flink.Records.Pair;
import dev.arenite.flink.Records.Ranks;
import dev.arenite.flink.Records.Rule;
import dev.arenite.flink.Records.Status;
import dev.arenite.flink.Records.Text;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.TypeExtractor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

final class ArchiveSerializerTest {

    private static final Order ORDER =
            new Order(
                    7,
                    "Grace Brewster Hopper",
                    List.of(new Line(1, 2), new Line(3, 4)),
                    Map.of("net", 99L),
                    Optional.of("ring twice"),
                    Status.PAID);

    private final ArchiveSerializer<Order> serializer = ArchiveSerializer.of(Order.class);

    @Test
    void aFrameIsTheLengthAndTheArchive() throws IOException {
        byte[] archive = Archive.toBytes(ArchivedOrder.TYPE, ORDER);
        byte[] frame = Bytes.of(serializer, ORDER);
        assertEquals(archive.length, ByteBuffer.wrap(frame).getInt());
        assertTrue(Arrays.equals(archive, Arrays.copyOfRange(frame, 4, frame.length)));
    }

    @Test
    void aRecordWithTheAnnotationIsFoundByFlink() {
        assertEquals(ArchiveTypeInfo.of(Order.class), TypeInformation.of(Order.class));
        assertEquals(ArchiveTypeInfo.of(Order.class), TypeExtractor.getForObject(ORDER));
    }

    @Test
    void recordsAndViewsAreFoundByTheConfiguration() throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString(
                PipelineOptions.SERIALIZATION_CONFIG.key(),
                "[%s: {type: typeinfo, class: %s}, %s: {type: typeinfo, class: %s}]"
                        .formatted(
                                Text.class.getName(),
                                ArchiveTypeInfoFactory.class.getName(),
                                ArchivedText.class.getName(),
                                ArchiveTypeInfoFactory.class.getName()));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        assertEquals(ArchiveTypeInfo.of(Text.class), environment.fromData(new Text("a")).getType());
        assertEquals(ViewTypeInfo.of(ArchivedText.class), TypeInformation.of(ArchivedText.class));
    }

    @Test
    void aGenericRecordIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ArchiveTypeInfo.of(Page.class));
    }

    @Test
    void aClassOfViewsIsRefusedAsValues() {
        assertThrows(IllegalArgumentException.class, () -> ArchiveTypeInfo.of(ArchivedOrder.class));
    }

    @Test
    void aValueLargerThanTheBuffersOfTheNetworkIsServed() throws IOException {
        var texts = ArchiveSerializer.of(Text.class);
        for (int length : List.of(0, 5, 40_000, 3 << 20, 10, 1 << 20)) {
            Text text = new Text("a".repeat(length));
            assertEquals(text, Bytes.copy(texts, text));
        }
    }

    @Test
    void sharedObjectsStayShared() throws IOException {
        Line line = new Line(1, 2);
        Pair pair = Bytes.copy(ArchiveSerializer.of(Pair.class), new Pair(line, line));
        assertSame(pair.left(), pair.right());
        assertNotSame(line, pair.left());
    }

    @Test
    void anotherThreadGetsAContextOfItsOwn() throws Exception {
        byte[] frame = Bytes.of(serializer, ORDER);
        Order there =
                CompletableFuture.supplyAsync(
                                () -> {
                                    try {
                                        return Bytes.copy(serializer, ORDER);
                                    } catch (IOException e) {
                                        throw new IllegalStateException(e);
                                    }
                                })
                        .get();
        assertEquals(ORDER, there);
        assertEquals(ORDER, Bytes.read(serializer, frame));
    }

    @Test
    @SuppressWarnings("NullAway")
    void aValueThatCannotBeArchivedIsNamedAndWritesNothing() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        Order order =
                new Order(
                        1,
                        "a",
                        Arrays.asList(new Line(1, 2), null),
                        Map.of(),
                        Optional.empty(),
                        Status.NEW);
        var failure =
                assertThrows(ArchiveRecordException.class, () -> serializer.serialize(order, out));
        assertEquals(".lines[1]", failure.path());
        assertEquals(Order.class.getName(), failure.className());
        assertNull(failure.violation());
        assertEquals(0, out.length());
        assertEquals(ORDER, Bytes.copy(serializer, ORDER));
    }

    @Test
    void bytesThatFailToBeReadAreNamedByTheirComponent() throws IOException {
        Text text = new Text("longer than what fits in place");
        var texts = ArchiveSerializer.of(Text.class);
        byte[] frame = Bytes.of(texts, text);
        frame[frame.length - 1] ^= 0x40; // the pointer to the text
        var failure = assertThrows(ArchiveRecordException.class, () -> Bytes.read(texts, frame));
        assertEquals(".text", failure.path());
        assertTrue(
                String.valueOf(failure.getMessage()).startsWith(Text.class.getName() + ".text: "));
        assertTrue(failure.violation() != null);
    }

    @Test
    void onlyACheckFindsBytesThatAreReadAsAnotherValue() throws IOException {
        Text text = new Text("longer than what fits in place");
        var texts = ArchiveSerializer.of(Text.class);
        byte[] frame = Bytes.of(texts, text);
        frame[4] = (byte) 0xff; // no UTF-8
        Bytes.read(texts, frame);
        var failure =
                assertThrows(
                        ArchiveRecordException.class, () -> Bytes.read(texts.checked(), frame));
        assertEquals(".text", failure.path());
    }

    @Test
    void aConstructorThatRefusesIsNamed() throws IOException {
        var rules = ArchiveSerializer.of(Rule.class);
        byte[] frame = Bytes.of(rules, new Rule(1, 2));
        frame[4] = 9;
        var failure = assertThrows(ArchiveRecordException.class, () -> Bytes.read(rules, frame));
        assertTrue(
                String.valueOf(failure.getMessage()).contains(Rule.class.getName()),
                failure.getMessage());
    }

    @Test
    void aLengthThatIsNotTrueTakesNoMemory() {
        for (int length : new int[] {Integer.MAX_VALUE - 100, 100 << 20}) {
            byte[] frame = ByteBuffer.allocate(100).putInt(length).array();
            assertThrows(EOFException.class, () -> Bytes.read(serializer, frame));
        }
        for (int length : new int[] {-1, -7, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 3}) {
            byte[] frame = ByteBuffer.allocate(100).putInt(length).array();
            assertThrows(
                    ArchiveRecordException.class,
                    () -> Bytes.read(serializer, frame),
                    () -> "length=" + length);
        }
    }

    @Test
    void flippedBitsAreAnotherValueOrATypedFailure() throws IOException {
        Random random = new Random(17);
        byte[] frame = Bytes.of(serializer, ORDER);
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = frame.clone();
            damaged[4 + random.nextInt(frame.length - 4)] ^= (byte) (1 << random.nextInt(8));
            try {
                serializer.deserialize(new DataInputDeserializer(damaged));
            } catch (IOException e) {
                assertInstanceOf(ArchiveRecordException.class, e);
            }
        }
        assertEquals(ORDER, Bytes.read(serializer, frame));
    }

    private static long arenas() {
        return ArenaTotals.byName().values().stream()
                .filter(totals -> totals.name().startsWith("flink"))
                .mapToLong(ArenaTotals::arenas)
                .sum();
    }

    /// Flink copies a serializer for each checkpoint, and closes none.
    @Test
    void copiesHaveTheScratchOfTheirThread() throws IOException {
        Bytes.of(serializer, ORDER);
        long before = arenas();
        assertTrue(before > 0);
        List<TypeSerializer<Order>> copies = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            TypeSerializer<Order> copy = serializer.duplicate();
            Bytes.of(copy, ORDER);
            copies.add(copy);
        }
        assertEquals(before, arenas(), copies::toString);
    }

    @Test
    void writingMakesNoGarbage() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1 << 16);
        var numbers = ArchiveSerializer.of(Numbers.class);
        Numbers values = Numbers.of(new Random(1));
        assertTakesNothing(out, () -> numbers.serialize(values, out));
        var carts = ArchiveSerializer.of(Cart.class);
        List<Line> lines = List.of(new Line(1, 2), new Line(3, 4), new Line(5, 6));
        Cart cart = new Cart(1, "a name that is out of line", lines, Optional.of("a note"));
        assertTakesNothing(out, () -> carts.serialize(cart, out));
        var ranks = ArchiveSerializer.of(Ranks.class);
        for (Map<Status, Optional<Status>> none :
                List.<Map<Status, Optional<Status>>>of(Map.of(), new HashMap<>())) {
            Ranks rank =
                    new Ranks(
                            Status.PAID,
                            Optional.of(Status.NEW),
                            List.of(Status.NEW, Status.SENT),
                            none,
                            Set.of());
            assertTakesNothing(out, () -> ranks.serialize(rank, out));
        }
        Order order = new Order(7, "Grace", lines, Map.of(), Optional.empty(), Status.SENT);
        assertTakesNothing(out, () -> serializer.serialize(order, out));
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    /// Calls until a round has taken nothing: the first ones load classes and are not compiled.
    private static void assertTakesNothing(DataOutputSerializer out, Write call)
            throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20_000 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                out.clear();
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}

package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.derive.DerivedView;
import dev.arenite.flink.Records.Address;
import dev.arenite.flink.Records.Line;
import dev.arenite.flink.Records.Login;
import dev.arenite.flink.Records.Logout;
import dev.arenite.flink.Records.Numbers;
import dev.arenite.flink.Records.Text;
import dev.arenite.flink.Records.Ticket;
import dev.arenite.flink.Records.Trip;
import dev.arenite.flink.Records.Visit;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.AtomicType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.CompositeType;
import org.apache.flink.api.common.typeutils.TypeComparator;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/// Values, views, their bytes and their normalized keys all have one order.
final class ComparatorOrderTest {

    private static final int COUNT = 150;
    private static final int[] KEY_BYTES = {1, 4, 8, 16, 40};

    private final Random random = new Random(17);

    /// Holds every comparator of some values against the order of the values.
    private <T, V extends DerivedView<T>> void assertOneOrder(
            Class<T> values, Class<V> views, Function<Random, T> maker) throws Exception {
        List<T> some = Stream.generate(() -> maker.apply(random)).limit(COUNT).toList();
        ArchiveKey<T> order = DerivedClass.of(values).<T, V>type().key().orElseThrow();
        int[][] signs = new int[COUNT][COUNT];
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < COUNT; j++) {
                signs[i][j] = Integer.signum(order.compare(some.get(i), some.get(j)));
            }
        }
        assertTrue(Arrays.stream(signs[0]).distinct().count() > 1);
        assertOrder(ArchiveTypeInfo.of(values), some, signs);
        ViewBuilder<T, V> builder = ViewBuilder.of(views);
        List<V> built = some.stream().map(value -> view(builder, value)).toList();
        assertOrder(ViewTypeInfo.of(views), built, signs);
        assertTupleOrder(ArchiveTypeInfo.of(values), some, signs);
        assertTupleOrder(ViewTypeInfo.of(views), built, signs);
    }

    private static <T, V extends DerivedView<T>> V view(ViewBuilder<T, V> builder, T value) {
        try {
            return builder.map(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <E, I extends TypeInformation<E> & AtomicType<E>> void assertOrder(
            I type, List<E> elements, int[][] signs) throws IOException {
        ExecutionConfig config = new ExecutionConfig();
        TypeSerializer<E> serializer = type.createSerializer(config.getSerializerConfig());
        assertOrder(serializer, type.createComparator(true, config), elements, signs);
        int[][] inverse = new int[COUNT][COUNT];
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < COUNT; j++) {
                inverse[i][j] = signs[j][i];
            }
        }
        assertOrder(serializer, type.createComparator(false, config), elements, inverse);
    }

    /// As Flink sorts by what a selector returns: a pair of key and element, by the key.
    private static <E> void assertTupleOrder(
            TypeInformation<E> type, List<E> elements, int[][] signs) throws IOException {
        ExecutionConfig config = new ExecutionConfig();
        TypeInformation<Tuple2<E, Integer>> pair = Types.TUPLE(type, Types.INT);
        List<Tuple2<E, Integer>> pairs =
                elements.stream().map(element -> Tuple2.of(element, 7)).toList();
        assertOrder(
                pair.createSerializer(config.getSerializerConfig()),
                ((CompositeType<Tuple2<E, Integer>>) pair)
                        .createComparator(new int[] {0}, new boolean[] {true}, 0, config),
                pairs,
                signs);
    }

    private static <E> void assertOrder(
            TypeSerializer<E> serializer,
            TypeComparator<E> comparator,
            List<E> elements,
            int[][] signs)
            throws IOException {
        byte[][] bytes = new byte[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            bytes[i] = Bytes.of(serializer, elements.get(i));
        }
        TypeComparator<E> other = comparator.duplicate();
        for (int i = 0; i < COUNT; i++) {
            comparator.setReference(elements.get(i));
            for (int j = 0; j < COUNT; j++) {
                E right = elements.get(j);
                assertSign(signs[i][j], comparator.compare(elements.get(i), right), right);
                assertSign(
                        signs[i][j],
                        comparator.compareSerialized(
                                new DataInputDeserializer(bytes[i]),
                                new DataInputDeserializer(bytes[j])),
                        right);
                assertEquals(signs[i][j] == 0, comparator.equalToReference(right));
                other.setReference(right);
                assertSign(signs[j][i], comparator.compareToReference(other), right);
            }
        }
        for (int keyBytes : KEY_BYTES) {
            assertNormalized(comparator, elements, signs, keyBytes);
        }
    }

    private static void assertSign(int expected, int actual, Object of) {
        assertEquals(expected, Integer.signum(actual), of::toString);
    }

    private static <E> void assertNormalized(
            TypeComparator<E> comparator, List<E> elements, int[][] signs, int keyBytes) {
        assertTrue(comparator.supportsNormalizedKey());
        int bytes = Math.min(keyBytes, comparator.getNormalizeKeyLen());
        MemorySegment keys = MemorySegmentFactory.wrap(new byte[COUNT * bytes]);
        for (int i = 0; i < COUNT; i++) {
            comparator.putNormalizedKey(elements.get(i), keys, i * bytes, bytes);
        }
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < COUNT; j++) {
                int found =
                        Integer.signum(keys.compare(keys, i * bytes, j * bytes, bytes))
                                * (comparator.invertNormalizedKey() ? -1 : 1);
                if (found != 0 || !comparator.isNormalizedKeyPrefixOnly(bytes)) {
                    assertSign(signs[i][j], found, elements.get(i) + " " + elements.get(j));
                }
            }
        }
    }

    @Test
    void recordsOfNumbersHaveOneOrder() throws Exception {
        assertOneOrder(
                Line.class,
                ArchivedLine.class,
                r -> new Line(r.nextInt(5) - 2, r.nextBoolean() ? r.nextInt() : 0));
    }

    @Test
    void recordsThatBeginWithTextHaveOneOrder() throws Exception {
        assertOneOrder(Text.class, ArchivedText.class, r -> new Text(Records.name(r)));
        assertOneOrder(Address.class, ArchivedAddress.class, ComparatorOrderTest::address);
        assertOneOrder(
                Trip.class,
                ArchivedTrip.class,
                r -> new Trip(r.nextBoolean() ? "a" : "", address(r), address(r)));
    }

    private static Address address(Random random) {
        return new Address(Records.name(random), random.nextInt(3) - 1);
    }

    @Test
    void recordsOfManyKindsOfComponentsHaveOneOrder() throws Exception {
        assertOneOrder(Ticket.class, ArchivedTicket.class, Ticket::of);
    }

    @Test
    void variantsHaveOneOrder() throws Exception {
        assertOneOrder(
                Visit.class,
                ArchivedVisit.class,
                r ->
                        r.nextBoolean()
                                ? new Login(Records.name(r), address(r))
                                : new Logout(r.nextInt(3) - 1));
    }

    @Test
    void keysOfAFixedSizeDecideAlone() {
        TypeComparator<Line> lines = comparator(ArchiveTypeInfo.of(Line.class));
        assertEquals(8, lines.getNormalizeKeyLen());
        assertFalse(lines.isNormalizedKeyPrefixOnly(8));
        assertTrue(lines.isNormalizedKeyPrefixOnly(7));
        TypeComparator<Address> addresses = comparator(ArchiveTypeInfo.of(Address.class));
        assertEquals(Integer.MAX_VALUE, addresses.getNormalizeKeyLen());
        assertTrue(addresses.isNormalizedKeyPrefixOnly(Integer.MAX_VALUE));
    }

    private static <E, I extends TypeInformation<E> & AtomicType<E>> TypeComparator<E> comparator(
            I type) {
        return type.createComparator(true, new ExecutionConfig());
    }

    @Test
    void aRecordWithoutAnOrderIsNoSortKey() {
        assertFalse(ViewTypeInfo.of(ArchivedNumbers.class).isSortKeyType());
        assertThrows(
                IllegalStateException.class,
                () -> comparator(ViewTypeInfo.of(ArchivedNumbers.class)));
        assertThrows(
                IllegalStateException.class, () -> comparator(ArchiveTypeInfo.of(Numbers.class)));
    }

    /// Its memory has bytes of others.
    @Test
    void aViewOfAPartIsComparedByItsOwnComponents() throws Exception {
        ViewBuilder<Trip, ArchivedTrip> builder = ViewBuilder.of(ArchivedTrip.class);
        ArchivedTrip trip = builder.map(new Trip("a", new Address("x", 2), new Address("x", 1)));
        ArchivedAddress alone = ViewBuilder.of(ArchivedAddress.class).map(new Address("x", 1));
        TypeComparator<ArchivedAddress> comparator =
                comparator(ViewTypeInfo.of(ArchivedAddress.class));
        assertTrue(comparator.compare(trip.from(), trip.to()) > 0);
        assertTrue(comparator.compare(trip.to(), trip.from()) < 0);
        assertEquals(0, comparator.compare(trip.to(), alone));
        assertEquals(0, comparator.compare(alone, trip.to()));
    }

    @Test
    void archivesOfAnySizeAreCompared() throws Exception {
        var serializer = ArchiveSerializer.of(Text.class);
        TypeComparator<Text> comparator = comparator(ArchiveTypeInfo.of(Text.class));
        for (int length : new int[] {0, 5, 300, 3 << 20, 40, 1 << 20}) {
            byte[] left = Bytes.of(serializer, new Text("a".repeat(length)));
            byte[] right = Bytes.of(serializer, new Text("a".repeat(length) + "b"));
            assertTrue(compared(comparator, left, right) < 0);
            assertTrue(compared(comparator, right, left) > 0);
            assertEquals(0, compared(comparator, left, left));
        }
    }

    private static <E> int compared(TypeComparator<E> comparator, byte[] left, byte[] right)
            throws IOException {
        return comparator.compareSerialized(
                new DataInputDeserializer(left), new DataInputDeserializer(right));
    }

    @Test
    void damagedArchivesAreATypedFailureOrAnotherOrder() throws Exception {
        TypeComparator<Trip> comparator = comparator(ArchiveTypeInfo.of(Trip.class));
        byte[] trip =
                Bytes.of(
                        ArchiveSerializer.of(Trip.class),
                        new Trip("a name that is out of line", address(random), address(random)));
        int failures = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = trip.clone();
            damaged[random.nextInt(trip.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                compared(comparator, trip, damaged);
            } catch (ArchiveRecordException e) {
                assertEquals(Trip.class.getName(), e.className());
                failures++;
            } catch (java.io.EOFException e) {
                failures++; // The length is too large.
            }
        }
        assertNotEquals(0, failures);
        assertEquals(0, compared(comparator, trip, trip));
    }

    /// Once the comparison is compiled, whatever else the compiler has seen before.
    @Test
    void comparingBytesMakesNoGarbage() throws Exception {
        TypeComparator<Trip> comparator = comparator(ArchiveTypeInfo.of(Trip.class));
        Trip trip = new Trip("x".repeat(500), new Address("y".repeat(500), 1), new Address("z", 2));
        byte[] bytes = Bytes.of(ArchiveSerializer.of(Trip.class), trip);
        DataInputDeserializer left = new DataInputDeserializer(bytes);
        DataInputDeserializer right = new DataInputDeserializer(bytes);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5000 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                left.setBuffer(bytes);
                right.setBuffer(bytes);
                assertEquals(0, comparator.compareSerialized(left, right));
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes of 1000 comparisons");
    }
}

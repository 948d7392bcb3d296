package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchivePathException;
import dev.arenite.archive.ArchiveRangeException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Writes values that no archive can hold: each is refused with the way to it, and leaves the
/// writer as before.
@SuppressWarnings("NullAway") // Nulls are what is refused.
final class RefusedValuesTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private record Line(@Nullable String sku, Integer amount) {}

    private record Order(@Nullable List<@Nullable Line> lines) {}

    private static final StructType<Line> LINE =
            TYPES.<Line>struct()
                    .field("sku", TYPES.string(), Line::sku)
                    .field("amount", TYPES.u8(), Line::amount)
                    .build(fields -> new Line(fields.get(0), fields.get(1)));
    private static final StructType<Order> ORDER =
            TYPES.<Order>struct()
                    .field("lines", TYPES.list(LINE), Order::lines)
                    .build(fields -> new Order(fields.get(0)));
    private static final Line GOOD = new Line("apples, more than a few", 1);

    /// Null is archived as absent.
    private static final ArchiveType<String, ?> NULLABLE =
            TYPES.adapted(
                    TYPES.optional(TYPES.string()),
                    Optional::ofNullable,
                    (Optional<String> value) -> value.orElse(null));

    private final Scratch scratch =
            BufferScratch.over("test", MemorySegment.ofArray(new long[999]));
    private final ArchiveWriter writer =
            ArchiveWriter.to(MemorySegment.ofArray(new byte[1 << 16]), scratch);

    @AfterEach
    void close() {
        assertEquals(0, scratch.usedBytes());
        scratch.close();
    }

    private <E extends ArchivePathException, T> E assertRefused(
            Class<E> kind, String path, ArchiveType<T, ?> type, T value) {
        long before = writer.position();
        E refusal = assertThrows(kind, () -> writer.write(type, value));
        assertEquals(path, refusal.path());
        assertEquals(before, writer.position());
        assertEquals(0, scratch.usedBytes());
        return refusal;
    }

    private <T> void assertNullAt(String path, ArchiveType<T, ?> type, T value) {
        assertRefused(ArchiveNullException.class, path, type, value);
    }

    private static <T> List<T> withNull(T first) {
        return Arrays.asList(first, null);
    }

    private static <K, V> Map<K, V> with(K key, V value) {
        Map<K, V> map = new HashMap<>();
        map.put(key, value);
        return map;
    }

    @Test
    void nullIsRefusedWithTheWayToIt() {
        Order order = new Order(List.of(GOOD, GOOD, GOOD, new Line(null, 1)));
        assertNullAt(".lines[3].sku", ORDER, order);
        assertEquals(
                "value must not be null: path=.lines[3].sku",
                assertThrows(ArchiveNullException.class, () -> Archive.toBytes(ORDER, order))
                        .getMessage());
        assertNullAt(".lines[1].amount", ORDER, new Order(List.of(GOOD, new Line("a", null))));
        assertNullAt(".lines[1]", ORDER, new Order(withNull(GOOD)));
        assertNullAt(".lines", ORDER, new Order(null));
        assertNullAt("", ORDER, null);
    }

    @Test
    void everyTypeRefusesNull() {
        List<ArchiveType<?, ?>> types =
                List.of(
                        TYPES.unit(),
                        TYPES.bool(),
                        TYPES.i32(),
                        TYPES.u128(),
                        TYPES.string(),
                        TYPES.boxedString(),
                        TYPES.list(TYPES.u8()),
                        TYPES.array(TYPES.u8(), 0),
                        TYPES.optional(TYPES.u8()),
                        TYPES.boxed(TYPES.u8()),
                        TYPES.cString(),
                        TYPES.hashMap(TYPES.u8(), TYPES.u8()),
                        TYPES.indexSet(TYPES.u8()),
                        TYPES.bTreeMap(TYPES.u8(), TYPES.u8()),
                        TYPES.mapAsList(TYPES.u8(), TYPES.u8()),
                        TYPES.setAsList(TYPES.u8()),
                        TYPES.uuid(),
                        TYPES.tuple(List.of()));
        for (ArchiveType<?, ?> type : types) {
            assertNullAt("", type, null);
        }
    }

    @Test
    void nullInCollectionsIsRefusedEvenIfTheirTypeTakesIt() {
        assertNullAt("[1]", TYPES.list(NULLABLE), withNull("a"));
        assertNullAt("[1]", TYPES.array(NULLABLE, 2), withNull("a"));
        assertNullAt("[k]", TYPES.hashMap(TYPES.string(), NULLABLE), with("k", null));
        assertNullAt("[0][k]", TYPES.indexMap(TYPES.string(), NULLABLE), with("k", null));
        assertNullAt("[k]", TYPES.bTreeMap(TYPES.string(), NULLABLE), with("k", null));
        assertNullAt("[0].value", TYPES.mapAsList(TYPES.string(), NULLABLE), with("k", null));
        assertNullAt("[0].key", TYPES.mapAsList(NULLABLE, TYPES.string()), with(null, "v"));
        assertNullAt(".key", TYPES.hashMap(NULLABLE, TYPES.string()), with(null, "v"));
        assertNullAt(".key", TYPES.bTreeMap(NULLABLE, TYPES.string()), with(null, "v"));
        assertNullAt(".key", TYPES.hashSet(NULLABLE), Collections.singleton(null));
        assertNullAt(".key", TYPES.bTreeSet(NULLABLE), Collections.singleton(null));
        assertNullAt("[0]", TYPES.setAsList(NULLABLE), Collections.singleton(null));
    }

    @Test
    void numbersThatDoNotFitAreRefusedWithTheWayToThem() {
        List<Integer> numbers = List.of(1, 2, 3, 4, 5, 6, 7, 256);
        assertEquals(
                "u8 is beyond the archive format: u8=256 limit=255 byteOffset=7 path=[7]",
                assertRefused(ArchiveRangeException.class, "[7]", TYPES.list(TYPES.u8()), numbers)
                        .getMessage());
        assertRefused(ArchiveRangeException.class, "[7]", TYPES.array(TYPES.u8(), 8), numbers);
        assertRefused(
                ArchiveRangeException.class,
                ".lines[0].amount",
                ORDER,
                new Order(List.of(new Line("a", -1))));
        assertRefused(
                ArchiveRangeException.class,
                "[a]",
                TYPES.hashMap(TYPES.string(), TYPES.u8()),
                Map.of("a", 256));
        assertRefused(
                ArchiveRangeException.class,
                ".key",
                TYPES.bTreeMap(TYPES.u8(), TYPES.u8()),
                Map.of(256, 1));
    }

    @Test
    void valuesThatAreNotOfTheirTypeAreRefusedWithTheWayToThem() {
        assertRefused(
                ArchiveValueException.class,
                "[1]",
                TYPES.list(TYPES.array(TYPES.u8(), 2)),
                List.of(List.of(1, 2), List.of(1)));
        assertEquals(
                "byte must not be 0: index=1 path=[0]",
                assertRefused(
                                ArchiveValueException.class,
                                "[0]",
                                TYPES.list(TYPES.cString()),
                                List.of(new byte[] {1, 0}))
                        .getMessage());
        assertEquals(
                "integer must not be 0: path=[0]",
                assertRefused(
                                ArchiveValueException.class,
                                "[0]",
                                TYPES.list(TYPES.nonZero(TYPES.u8())),
                                List.of(0))
                        .getMessage());
    }

    @Test
    void textWithHalfAPairIsRefusedInEveryTypeAndFormat() {
        for (ArchiveTypes types :
                List.of(TYPES, ArchiveTypes.of(dev.arenite.archive.ArchiveFormat.POINTER_64))) {
            for (int length = 0; length <= 100; length++) {
                for (String half : List.of("\ud83d", "\ude00", "\ude00\ud83d", "?\udc3f\u00e9")) {
                    String text = "a?".repeat(length / 2) + half + "b".repeat(length / 2);
                    for (ArchiveType<String, ?> type :
                            List.of(types.string(), types.boxedString())) {
                        assertRefused(
                                ArchiveValueException.class,
                                "[1]",
                                types.list(type),
                                List.of("a", text));
                    }
                }
            }
        }
    }

    @Test
    void keysThatAreTheSameInTheArchiveAreRefused() {
        ArchiveType<String, ?> lower =
                TYPES.<String, String, dev.arenite.archive.type.ArchivedString>adapted(
                        TYPES.string(), String::toLowerCase, text -> text);
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            map.put("key" + i, i);
        }
        map.put("KEY7", 7);
        for (ArchiveType<Map<String, Integer>, ?> type :
                List.<ArchiveType<Map<String, Integer>, ?>>of(
                        TYPES.hashMap(lower, TYPES.i32()),
                        TYPES.indexMap(lower, TYPES.i32()),
                        TYPES.bTreeMap(lower, TYPES.i32()))) {
            assertEquals(
                    "key must not come twice: path=[KEY7]",
                    assertRefused(ArchiveValueException.class, "[KEY7]", type, map).getMessage());
        }
        assertRefused(ArchiveValueException.class, "[A]", TYPES.hashSet(lower), twice());
    }

    private static Set<String> twice() {
        Set<String> set = new java.util.LinkedHashSet<>();
        set.add("a");
        set.add("A");
        return set;
    }

    @Test
    void whatAnAdapterThrowsPassesThroughUnlessItIsNullThatItRefuses() {
        NullPointerException own = new NullPointerException("of the adapter");
        Supplier<NullPointerException> supplier = () -> own;
        ArchiveType<String, ?> type =
                TYPES.<String, String, dev.arenite.archive.type.ArchivedString>adapted(
                        TYPES.string(),
                        text -> {
                            throw supplier.get();
                        },
                        text -> text);
        assertSame(own, assertThrows(NullPointerException.class, () -> writer.write(type, "text")));
        assertSame(own, assertRefused(ArchiveNullException.class, "", type, null).getCause());
    }

    @Test
    void aKeyThatCannotTellItselfDoesNotHideTheRefusal() {
        record Mute(int number) {
            @Override
            public String toString() {
                throw new IllegalStateException("mute");
            }
        }
        ArchiveType<Mute, ?> mute =
                TYPES.<Mute, Integer, Integer>adapted(TYPES.i32(), Mute::number, Mute::new);
        assertRefused(
                ArchiveRangeException.class,
                "[" + Mute.class.getName() + "]",
                TYPES.hashMap(mute, TYPES.u8()),
                Map.of(new Mute(1), 256));
    }

    @Test
    void aLimitBelowThePositionIsReachedByAnyValue() {
        writer.write(StringType.STRING, "first");
        for (long limit : new long[] {0, -1, Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
            assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(TYPES.i64(), 1L, limit));
            assertEquals(
                    ArchiveWriter.LIMIT_REACHED, writer.tryWrite(TYPES.unit(), Unit.UNIT, limit));
            assertEquals(8, writer.position());
        }
    }

    @Test
    void pathsAndViolationsSurviveSerialization() throws IOException, ClassNotFoundException {
        ArchiveNullException refusal =
                assertThrows(
                        ArchiveNullException.class, () -> writer.write(ORDER, new Order(null)));
        ArchiveNullException copy = (ArchiveNullException) copied(refusal);
        assertEquals(".lines", copy.path());
        assertEquals(refusal.getMessage(), copy.getMessage());
        assertEquals(".order.lines", copy.within(".order").path());
        assertNull(copy.getCause());
        ArchiveFormatException broken =
                assertThrows(
                        ArchiveFormatException.class,
                        () -> Archive.access(TYPES.bool(), MemorySegment.ofArray(new byte[] {2})));
        assertEquals(broken.violation(), ((ArchiveFormatException) copied(broken)).violation());
    }

    private static Object copied(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}

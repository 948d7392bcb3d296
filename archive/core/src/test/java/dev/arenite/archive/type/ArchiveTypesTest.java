package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveCycleException;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.ArchiveRangeException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.CheckLimits;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Shows the types by example: small values whose bytes can be told by hand, and what is refused.
final class ArchiveTypesTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final ArchiveTypes WIDE = ArchiveTypes.of(ArchiveFormat.POINTER_64);

    private record Point(int x, String name) {}

    private static StructType<Point> point(ArchiveTypes types) {
        return types.<Point>struct()
                .field("x", types.i32(), Point::x)
                .field("name", types.string(), Point::name)
                .build(values -> new Point(values.get(0), values.get(1)));
    }

    private sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Label(byte size, String text) implements Shape {}

        enum None implements Shape {
            NONE
        }
    }

    private static EnumType<Shape> shape(ArchiveTypes types) {
        return types.<Shape>enumeration()
                .constant("None", Shape.None.NONE)
                .variant(
                        "Circle",
                        Shape.Circle.class,
                        types.<Shape.Circle>struct()
                                .field("radius", types.f64(), Shape.Circle::radius)
                                .build(values -> new Shape.Circle(values.get(0))))
                .tag(7)
                .variant(
                        "Label",
                        Shape.Label.class,
                        types.<Shape.Label>struct()
                                .field("size", types.i8(), Shape.Label::size)
                                .field("text", types.string(), Shape.Label::text)
                                .build(values -> new Shape.Label(values.get(0), values.get(1))))
                .build();
    }

    private enum Color {
        RED,
        GREEN
    }

    private static final class Node {
        private final List<Node> children = new ArrayList<>();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static <T> T roundTrip(ArchiveType<T, ?> type, T value) {
        return Archive.read(type, MemorySegment.ofArray(Archive.toBytes(type, value)));
    }

    /// FORMAT 2.2 and 4.1.
    @Test
    void structIsLaidOutAsInC() {
        byte[] bytes = Archive.toBytes(point(TYPES), new Point(-2, "ab"));
        assertEquals("feffffff" + "6162ffffffffffff", hex(bytes));
        ArchivedStruct view = Archive.access(point(TYPES), MemorySegment.ofArray(bytes));
        assertEquals(-2, view.<Integer>get("x"));
        assertEquals("ab", view.<ArchivedString>get("name").toString());
        assertEquals("{x=-2, name=ab}", view.toString());
    }

    /// FORMAT 10.
    @Test
    void structHasRoomForLongerTextWithWidePointers() {
        byte[] bytes = Archive.toBytes(point(WIDE), new Point(1, "0123456789"));
        assertEquals("0100000000000000" + "30313233343536373839ffffffffffff", hex(bytes));
        assertEquals(
                new Point(1, "0123456789"), roundTrip(point(WIDE), new Point(1, "0123456789")));
    }

    /// FORMAT 2.4.
    @Test
    void variantStartsWithItsTag() {
        assertEquals("00" + "00".repeat(15), hex(Archive.toBytes(shape(TYPES), Shape.None.NONE)));
        assertEquals(
                "0705000061ffffffffffffff" + "00000000",
                hex(Archive.toBytes(shape(TYPES), new Shape.Label((byte) 5, "a"))));
        assertEquals(new Shape.Circle(1.5), roundTrip(shape(TYPES), new Shape.Circle(1.5)));
        assertEquals(Color.GREEN, roundTrip(TYPES.constants(Color.class), Color.GREEN));
    }

    /// FORMAT 2.5 and 8.1.
    @Test
    void absenceNeedsATagOrANiche() {
        assertEquals("0000", hex(Archive.toBytes(TYPES.optional(TYPES.bool()), Optional.empty())));
        assertEquals("0101", hex(Archive.toBytes(TYPES.optional(TYPES.bool()), Optional.of(true))));
        ArchiveType<Optional<Boolean>, Optional<Boolean>> niche =
                TYPES.niche(TYPES.bool(), Niche.BOOL);
        assertEquals("02", hex(Archive.toBytes(niche, Optional.empty())));
        assertEquals(Optional.of(false), roundTrip(niche, Optional.of(false)));
        assertEquals(
                "01000000",
                hex(Archive.toBytes(TYPES.optionalBox(TYPES.boxed(TYPES.u8())), Optional.empty())));
    }

    @Test
    void listOfNumbersIsAnArrayCopiedAsAWhole() {
        byte[] bytes = Archive.toBytes(TYPES.ints(), new int[] {1, -1});
        assertEquals("01000000ffffffff" + "f8ffffff02000000", hex(bytes));
        assertArrayEquals(bytes, Archive.toBytes(TYPES.list(TYPES.i32()), List.of(1, -1)));
        ArchivedPrimitives view = Archive.access(TYPES.ints(), MemorySegment.ofArray(bytes));
        assertEquals(-1, view.getInt(1));
        assertThrows(IndexOutOfBoundsException.class, () -> view.getInt(2));
        assertThrows(IndexOutOfBoundsException.class, () -> view.getLong(0));
        assertArrayEquals(new double[] {0.5}, roundTrip(TYPES.doubles(), new double[] {0.5}));
        assertArrayEquals(new byte[0], roundTrip(WIDE.bytes(), new byte[0]));
    }

    @Test
    void valuesOfTheLibraryKeepTheirMeaning() throws Exception {
        assertEquals(
                Duration.ofSeconds(3, 4), roundTrip(TimeTypes.DURATION, Duration.ofSeconds(3, 4)));
        assertEquals(
                Instant.ofEpochSecond(5), roundTrip(TimeTypes.UNIX_TIME, Instant.ofEpochSecond(5)));
        UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        assertEquals("00112233445566778899aabbccddeeff", hex(Archive.toBytes(TYPES.uuid(), uuid)));
        InetAddress mapped = InetAddress.ofLiteral("::1");
        assertEquals(mapped, roundTrip(NetworkTypes.IP, mapped));
        BigInteger most = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
        assertEquals(most, roundTrip(TYPES.u128(), most));
        assertEquals(
                Map.of("a", 1),
                roundTrip(TYPES.mapAsList(TYPES.string(), TYPES.u8()), Map.of("a", 1)));
        assertEquals(Set.of(7L), roundTrip(TYPES.setAsList(TYPES.u32()), Set.of(7L)));
    }

    /// FORMAT 2.1 and 3.3.
    @Test
    void numbersThatDoNotFitAreRefused() {
        assertEquals(
                "u8 is beyond the archive format: u8=256 limit=255 byteOffset=0",
                assertThrows(ArchiveRangeException.class, () -> Archive.toBytes(TYPES.u8(), 256))
                        .getMessage());
        assertThrows(ArchiveRangeException.class, () -> Archive.toBytes(TYPES.usize(), 1L << 32));
        assertEquals(1L << 32, roundTrip(WIDE.usize(), 1L << 32));
        assertThrows(
                ArchiveValueException.class,
                () -> Archive.toBytes(TYPES.nonZero(TYPES.i16()), (short) 0));
        assertThrows(ArchiveRangeException.class, () -> Archive.toBytes(TYPES.character(), 0xD800));
        assertThrows(
                ArchiveRangeException.class,
                () -> Archive.toBytes(TYPES.u128(), BigInteger.ONE.negate()));
    }

    /// FORMAT 5.1.
    @Test
    void sharedObjectIsWrittenOnceAndReadAsOne() {
        SharedType<Point, ArchivedStruct> shared = TYPES.shared(point(TYPES));
        Point one = new Point(1, "a");
        Point equal = new Point(1, "a");
        byte[] bytes = Archive.toBytes(TYPES.list(shared), List.of(one, one, equal));
        assertEquals(2 * 12 + 3 * 4 + 8, bytes.length);
        List<Point> read = Archive.read(TYPES.list(shared), MemorySegment.ofArray(bytes));
        assertEquals(List.of(one, one, equal), read);
        assertSame(read.get(0), read.get(1));
        assertNotSame(read.get(0), read.get(2));
    }

    private static ArchiveType<Node, ArchivedStruct> node() {
        return TYPES.recursive(
                self ->
                        TYPES.<Node>struct()
                                .field(
                                        "children",
                                        TYPES.list(TYPES.shared(self)),
                                        node -> node.children)
                                .build(
                                        values -> {
                                            Node node = new Node();
                                            node.children.addAll(values.<List<Node>>get(0));
                                            return node;
                                        }));
    }

    /// FORMAT 5.4.
    @Test
    void cycleIsAnErrorThatTellsTheWay() {
        Node root = new Node();
        Node child = new Node();
        root.children.add(new Node());
        root.children.add(child);
        child.children.add(child);
        assertEquals(
                "shared object must not lead back to itself: path=.children[1].children[0]",
                assertThrows(ArchiveCycleException.class, () -> Archive.toBytes(node(), root))
                        .getMessage());
    }

    @Test
    void whatIsSharedAtEveryLevelIsNotReadAtEveryLevelAnew() {
        Node root = new Node();
        for (int i = 0; i < 50; i++) {
            Node above = new Node();
            above.children.add(root);
            above.children.add(root);
            root = above;
        }
        CheckLimits limits = CheckLimits.DEFAULT.withMaxDepth(128);
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(node(), root, limits));
        long place = Archive.rootPosition(node(), archive);
        Node read = Archive.read(node(), archive, place, limits);
        assertSame(read.children.get(0), read.children.get(1));
        ArchivedStruct view = Archive.access(node(), archive, limits);
        assertTrue(view.toString().startsWith("{children=[@"), view::toString);
    }

    @Test
    void damageIsReportedWithItsPlaceAndTheWayThere() {
        ArchiveType<List<Boolean>, ?> type = TYPES.list(TYPES.bool());
        byte[] bytes = Archive.toBytes(type, List.of(true, false));
        bytes[1] = 2;
        Optional<ArchiveViolation> violation = Archive.check(type, MemorySegment.ofArray(bytes));
        assertEquals(Optional.of(new ArchiveViolation("bool must be 0 or 1", 1, "[1]")), violation);
        assertThrows(
                ArchiveFormatException.class,
                () -> Archive.access(type, MemorySegment.ofArray(bytes)));
    }

    @Test
    void sharedTextOfAnyLengthAndAlphabetComesBackAsItWas() {
        for (ArchiveTypes types : List.of(TYPES, WIDE)) {
            ArchiveType<List<String>, ?> type =
                    types.list(types.sharedPointer(types.boxedString()));
            for (String text :
                    List.of(
                            "",
                            "a",
                            "12345678",
                            "123456789",
                            "\u00fc",
                            "\u20ac 8",
                            "\ud83d\ude00",
                            "z\u00fcrich \u20ac \ud83d\ude00 in one text",
                            "x".repeat(1000))) {
                assertEquals(List.of(text, text), read(type, List.of(text, text)));
            }
        }
    }

    private static <T> T read(ArchiveType<T, ?> type, T value) {
        return Archive.read(type, MemorySegment.ofArray(Archive.toBytes(type, value)));
    }

    /// FORMAT 5.1: an object is looked for by identity and by type.
    @Test
    void anObjectThatTwoTypesOfReferencesLeadToIsWrittenForEach() {
        SharedType<String, ?> one = TYPES.sharedPointer(TYPES.boxedString());
        SharedType<String, ?> other = TYPES.sharedPointer(TYPES.boxedString());
        String text = "twenty bytes of text";
        StructType<String> same =
                TYPES.<String>struct()
                        .field("a", one, t -> t)
                        .field("b", one, t -> t)
                        .build(values -> values.get(0));
        StructType<String> mixed =
                TYPES.<String>struct()
                        .field("a", one, t -> t)
                        .field("b", other, t -> t)
                        .build(values -> values.get(0));
        assertEquals(20 + 16, Archive.toBytes(same, text).length);
        assertEquals(40 + 16, Archive.toBytes(mixed, text).length);
        assertEquals(text, roundTrip(mixed, text));
    }

    @Test
    void aTypeThatContainsItselfInItsPlaceIsRefusedWhenItIsMeasured() {
        ArchiveType<Optional<Object>, ?> endless =
                TYPES.recursive(self -> anyOptional(TYPES.optional(anyOptional(self))));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    "recursive type must stand behind a pointer",
                    assertThrows(IllegalStateException.class, endless::placeBytes).getMessage());
            assertThrows(
                    IllegalStateException.class, () -> Archive.toBytes(endless, Optional.empty()));
        }
    }

    @SuppressWarnings("unchecked")
    private static ArchiveType<Optional<Object>, Object> anyOptional(ArchiveType<?, ?> type) {
        return (ArchiveType<Optional<Object>, Object>) type;
    }

    @Test
    void tuplesAndArraysOfAnotherLengthAreRefused() {
        StructType<List<?>> pair = TYPES.tuple(List.of(TYPES.u8(), TYPES.string()));
        assertEquals(List.of(1, "a"), roundTrip(pair, List.of(1, "a")));
        for (List<?> other : List.of(List.of(1), List.of(1, "a", 2))) {
            assertEquals(
                    "tuple has another length: elements=" + other.size() + " length=2 path=.0",
                    assertThrows(ArchiveValueException.class, () -> Archive.toBytes(pair, other))
                            .getMessage());
        }
        assertEquals(
                "array has another length: elements=1 length=2",
                assertThrows(
                                ArchiveValueException.class,
                                () -> Archive.toBytes(TYPES.array(TYPES.u8(), 2), List.of(1)))
                        .getMessage());
    }
}

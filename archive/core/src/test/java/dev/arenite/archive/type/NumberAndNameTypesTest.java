package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.map.ArchivedMap;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Writes numbers of any length and names of constants, and checks bytes that are none.
final class NumberAndNameTypesTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final List<ArchiveTypes> FORMATS =
            List.of(TYPES, ArchiveTypes.of(ArchiveFormat.POINTER_64));

    /// A name that lies in the place, some that do not, and a constant that is a class of its own.
    private enum Color {
        RED,
        GREEN_AS_THE_GRASS_ON_THE_OTHER_SIDE,
        BLUE {
            @Override
            public String toString() {
                return "not the name";
            }
        },
        ULTRAMARINE
    }

    private enum Nothing {}

    /// Powers of two and their neighbours, of either sign.
    private static List<BigInteger> integers() {
        List<BigInteger> all = new ArrayList<>();
        all.add(BigInteger.ZERO);
        for (int bits = 0; bits < 200; bits++) {
            addAround(BigInteger.ONE.shiftLeft(bits), all);
        }
        addAround(BigInteger.ONE.shiftLeft(100_000), all);
        return all;
    }

    private static void addAround(BigInteger value, List<BigInteger> all) {
        for (int step = -1; step <= 1; step++) {
            all.add(value.add(BigInteger.valueOf(step)));
            all.add(value.add(BigInteger.valueOf(step)).negate());
        }
    }

    private static <T> MemorySegment archive(ArchiveType<T, ?> type, T value) {
        return MemorySegment.ofArray(Archive.toBytes(type, value));
    }

    @Test
    void anIntegerIsTheListOfItsBytes() {
        for (ArchiveTypes types : FORMATS) {
            for (BigInteger value : integers()) {
                List<Integer> bytes = new ArrayList<>();
                for (byte each : value.toByteArray()) {
                    bytes.add(each & 0xFF);
                }
                byte[] written = Archive.toBytes(types.bigInteger(), value);
                assertArrayEquals(Archive.toBytes(types.list(types.u8()), bytes), written);
                MemorySegment archive = MemorySegment.ofArray(written);
                assertEquals(value, Archive.access(types.bigInteger(), archive));
                assertEquals(value, Archive.read(types.bigInteger(), archive));
            }
            assertEquals(Optional.empty(), types.bigInteger().key());
        }
    }

    /// All of up to two bytes, and all of three that begin like a number with too many.
    @Test
    void bytesThatAreNotTheFewestAreRefused() {
        assertIntegerVerdict(new byte[0]);
        for (int first = -128; first < 128; first++) {
            assertIntegerVerdict(new byte[] {(byte) first});
            for (int second = -128; second < 128; second++) {
                assertIntegerVerdict(new byte[] {(byte) first, (byte) second});
                if ((first == 0 || first == -1) && (second & 0x3F) % 0x3F == 0) {
                    assertIntegerVerdict(new byte[] {(byte) first, (byte) second, 5});
                }
            }
        }
    }

    private static void assertIntegerVerdict(byte[] bytes) {
        StructType<List<?>> written = TYPES.tuple(List.of(TYPES.u8(), TYPES.bytes()));
        StructType<List<?>> checked = TYPES.tuple(List.of(TYPES.u8(), TYPES.bigInteger()));
        MemorySegment archive = archive(written, List.of(1, bytes));
        boolean isMinimal =
                bytes.length > 0 && Arrays.equals(bytes, new BigInteger(bytes).toByteArray());
        Optional<ArchiveViolation> violation = Archive.check(checked, archive);
        assertEquals(
                isMinimal ? Optional.empty() : Optional.of(".1"),
                violation.map(ArchiveViolation::path),
                () -> Arrays.toString(bytes));
        violation.ifPresent(
                it ->
                        assertEquals(
                                "integer must be the fewest bytes of a two's complement that"
                                        + " BigInteger can hold",
                                it.rule()));
    }

    @Test
    void aDecimalIsAStructOfItsUnscaledBytesAndItsScale() {
        int[] scales = {Integer.MIN_VALUE, -1, 0, 1, 2, Integer.MAX_VALUE};
        for (ArchiveTypes types : FORMATS) {
            StructType<BigDecimal> struct =
                    types.<BigDecimal>struct()
                            .field(
                                    "unscaled",
                                    types.bytes(),
                                    value -> value.unscaledValue().toByteArray())
                            .field("scale", types.i32(), BigDecimal::scale)
                            .build(
                                    values ->
                                            new BigDecimal(
                                                    new BigInteger(values.<byte[]>get(0)),
                                                    values.<Integer>get(1)));
            for (BigInteger unscaled : integers()) {
                for (int scale : scales) {
                    BigDecimal value = new BigDecimal(unscaled, scale);
                    byte[] written = Archive.toBytes(types.bigDecimal(), value);
                    assertArrayEquals(Archive.toBytes(struct, value), written);
                    MemorySegment archive = MemorySegment.ofArray(written);
                    // Not only of the same size: 1.0 and 1.00 are two.
                    assertEquals(value, Archive.access(types.bigDecimal(), archive));
                    assertEquals(value, Archive.read(types.bigDecimal(), archive));
                }
            }
            assertEquals(Optional.empty(), types.bigDecimal().key());
        }
    }

    @Test
    void aDecimalWhoseDigitsAreNoIntegerIsRefused() {
        StructType<List<?>> written = TYPES.tuple(List.of(TYPES.bytes(), TYPES.i32()));
        for (byte[] bytes : new byte[][] {{}, {0, 1}, {-1, -1}}) {
            ArchiveType<List<BigDecimal>, ?> checked = TYPES.list(TYPES.bigDecimal());
            MemorySegment archive =
                    archive(
                            TYPES.list(written),
                            List.of(List.of(new byte[] {1}, 1), List.of(bytes, 2)));
            assertEquals("[1].unscaled", Archive.check(checked, archive).orElseThrow().path());
        }
    }

    @Test
    void aConstantIsTheTextOfItsName() {
        for (ArchiveTypes types : FORMATS) {
            for (Color color : Color.values()) {
                ArchiveType<Color, ArchivedString> type = types.enumByName(Color.class);
                byte[] written = Archive.toBytes(type, color);
                assertArrayEquals(Archive.toBytes(types.string(), color.name()), written);
                MemorySegment archive = MemorySegment.ofArray(written);
                assertEquals(color.name(), Archive.access(type, archive).toString());
                assertEquals(color, Archive.read(type, archive));
            }
        }
    }

    @Test
    void textsThatAreNoNamesAreRefusedWithTheTextAndTheEnum() {
        String longest = Color.GREEN_AS_THE_GRASS_ON_THE_OTHER_SIDE.name();
        assertUnknown("", "");
        assertUnknown("red", "red");
        assertUnknown("RED ", "RED ");
        assertUnknown("not the name", "not the name");
        assertUnknown(longest.substring(1), longest.substring(1));
        assertUnknown(longest + "S", longest + "S");
        assertUnknown("x".repeat(64), "x".repeat(64));
        assertUnknown("x".repeat(65), "x".repeat(64) + "...");
        assertUnknown("x".repeat(1_000_000), "x".repeat(64) + "...");
        MemorySegment archive = archive(TYPES.string(), "RED");
        assertEquals(true, Archive.check(TYPES.enumByName(Nothing.class), archive).isPresent());
    }

    private static void assertUnknown(String text, String told) {
        String message = "constant is unknown: name=" + told + " enum=" + Color.class.getName();
        for (ArchiveTypes types : FORMATS) {
            ArchiveType<List<Color>, ?> colors = types.list(types.enumByName(Color.class));
            MemorySegment archive = archive(types.list(types.string()), List.of("RED", text));
            ArchiveViolation violation = Archive.check(colors, archive).orElseThrow();
            assertEquals("[1]", violation.path());
            assertEquals(
                    "text must be the name of a constant of " + Color.class.getName(),
                    violation.rule());
            assertInstanceOf(IllegalArgumentException.class, violation.cause());
            assertEquals(message, Objects.requireNonNull(violation.cause()).getMessage());
            long place = Archive.rootPosition(colors, archive);
            ArchiveReadException failure =
                    assertThrows(ArchiveReadException.class, () -> colors.read(archive, place));
            assertEquals(message, Objects.requireNonNull(failure.getCause()).getMessage());
        }
    }

    /// Constants come in the order of their names, whatever order an [EnumMap] has.
    @Test
    void constantsAreKeysAsTheirNamesAre() {
        Map<Color, Integer> byColor = new EnumMap<>(Color.class);
        for (Color color : Color.values()) {
            byColor.put(color, color.name().length());
        }
        for (ArchiveTypes types : FORMATS) {
            ArchiveType<Color, ArchivedString> color = types.enumByName(Color.class);
            ArchiveType<Map<Color, Integer>, ArchivedMap<Color, ArchivedString, Integer>> tree =
                    types.bTreeMap(color, types.i32());
            MemorySegment archive = archive(tree, byColor);
            assertEquals(
                    List.of(
                            Color.BLUE,
                            Color.GREEN_AS_THE_GRASS_ON_THE_OTHER_SIDE,
                            Color.RED,
                            Color.ULTRAMARINE),
                    List.copyOf(Archive.read(tree, archive).keySet()));
            ArchiveType<Map<Color, Integer>, ArchivedMap<Color, ArchivedString, Integer>> hashed =
                    types.hashMap(color, types.i32());
            MemorySegment table = archive(hashed, byColor);
            ArchivedMap<String, ArchivedString, Integer> asText =
                    Archive.access(types.hashMap(types.string(), types.i32()), table);
            byColor.forEach(
                    (key, value) -> {
                        assertEquals(Optional.of(value), Archive.access(tree, archive).get(key));
                        assertEquals(Optional.of(value), Archive.access(hashed, table).get(key));
                        assertEquals(Optional.of(value), asText.get(key.name()));
                    });
        }
    }

    @Test
    @SuppressWarnings("NullAway") // Null is the point.
    void nullIsRefused() {
        assertThrows(ArchiveNullException.class, () -> Archive.toBytes(TYPES.bigInteger(), null));
        assertThrows(ArchiveNullException.class, () -> Archive.toBytes(TYPES.bigDecimal(), null));
        assertThrows(
                ArchiveNullException.class,
                () -> Archive.toBytes(TYPES.enumByName(Color.class), null));
        assertThrows(NullPointerException.class, () -> TYPES.enumByName((Class<Color>) null));
    }
}

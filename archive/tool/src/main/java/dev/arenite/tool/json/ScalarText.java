package dev.arenite.tool.json;

import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.type.Unit;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The text of values that have no parts: what stands in JSON, in CSV, and behind the `=` of a
/// condition.
public final class ScalarText {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,100000}");

    private ScalarText() {}

    /// Returns the text of a value.
    ///
    /// @param value a value of the leaf, as [dev.arenite.archive.schema.ArchiveSchema#type()] has
    ///     it
    static String text(SchemaLeaf leaf, Object value) {
        return switch (leaf) {
            case UNIT -> "null";
            case U64, USIZE -> Long.toUnsignedString((Long) value);
            case F32 -> FloatText.text((Float) value);
            case F64 -> FloatText.text((Double) value);
            case CHAR -> Character.toString((Integer) value);
            case DURATION, JAVA_DURATION -> TimeText.duration(value);
            case CSTRING -> cString((byte[]) value);
            case IPV4, IPV6, IP, SOCKET_V4, SOCKET_V6, SOCKET -> AddressText.text(value);
            default -> value.toString();
        };
    }

    /// Returns the value with a text.
    ///
    /// @throws ValueException if the text is none of such a value
    static Object value(SchemaLeaf leaf, String text) {
        return switch (leaf) {
            case UNIT -> unit(text);
            case BOOL -> bool(text);
            case U8, U16, I32 -> (int) integer(leaf, text);
            case U32, I64, ISIZE -> integer(leaf, text);
            case I8 -> (byte) integer(leaf, text);
            case I16 -> (short) integer(leaf, text);
            case U64, USIZE, U128, I128, BIG_INTEGER -> wide(leaf, text);
            case F32 -> FloatText.float32(text);
            case F64 -> FloatText.float64(text);
            case CHAR -> character(text);
            case STRING, STR -> text;
            case CSTRING -> text.getBytes(StandardCharsets.UTF_8);
            case IPV4, IPV6, IP, SOCKET_V4, SOCKET_V6, SOCKET -> AddressText.value(leaf, text);
            case DURATION, JAVA_DURATION -> TimeText.duration(leaf, text);
            default -> timeOrUuid(leaf, text);
        };
    }

    private static Object timeOrUuid(SchemaLeaf leaf, String text) {
        return switch (leaf) {
            case UNIX_TIME, INSTANT ->
                    parsed(text, Instant::parse, "time must be such as 2026-11-27T21:54:16Z");
            case LOCAL_DATE -> parsed(text, LocalDate::parse, "date must be such as 2026-11-27");
            case LOCAL_TIME -> parsed(text, LocalTime::parse, "time must be such as 21:54:16");
            case LOCAL_DATE_TIME ->
                    parsed(text, LocalDateTime::parse, "time must be such as 2026-11-27T21:54:16");
            case UUID, UUID_ARRAY -> uuid(text);
            default -> throw new IllegalArgumentException("leaf has no text: " + leaf);
        };
    }

    private static Object unit(String text) {
        if (!text.equals("null")) {
            throw ValueException.of("value without content must be null", text);
        }
        return Unit.UNIT;
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw ValueException.of("truth value must be true or false", text);
        }
        return text.equals("true");
    }

    private static int bits(SchemaLeaf leaf) {
        return switch (leaf) {
            case U8, I8 -> Byte.SIZE;
            case U16, I16 -> Short.SIZE;
            case U32, I32 -> Integer.SIZE;
            case U128, I128 -> 2 * Long.SIZE;
            default -> Long.SIZE;
        };
    }

    private static boolean isUnsigned(SchemaLeaf leaf) {
        return leaf.text().startsWith("u");
    }

    private static long integer(SchemaLeaf leaf, String text) {
        return inRange(leaf, text).longValue();
    }

    private static Object wide(SchemaLeaf leaf, String text) {
        BigInteger value = leaf == SchemaLeaf.BIG_INTEGER ? parsed(text) : inRange(leaf, text);
        return leaf == SchemaLeaf.U64 || leaf == SchemaLeaf.USIZE ? value.longValue() : value;
    }

    private static BigInteger inRange(SchemaLeaf leaf, String text) {
        BigInteger value = parsed(text);
        int bits = bits(leaf);
        BigInteger end = BigInteger.ONE.shiftLeft(isUnsigned(leaf) ? bits : bits - 1);
        BigInteger least = isUnsigned(leaf) ? BigInteger.ZERO : end.negate();
        if (value.compareTo(least) < 0 || value.compareTo(end) >= 0) {
            throw ValueException.of(
                    "%s must be %s to %s"
                            .formatted(leaf.text(), least, end.subtract(BigInteger.ONE)),
                    text);
        }
        return value;
    }

    private static BigInteger parsed(String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw ValueException.of("integer must have digits only", text);
        }
        return new BigInteger(text);
    }

    private static Object character(String text) {
        if (text.isEmpty() || text.codePointCount(0, text.length()) != 1) {
            throw ValueException.of("character must be one", text);
        }
        return text.codePointAt(0);
    }

    private static UUID uuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw ValueException.of("UUID must be such as 123e4567-e89b-12d3-a456-426614174000", text);
    }

    static <T> T parsed(String text, Function<String, T> parser, String rule) {
        try {
            return parser.apply(text);
        } catch (DateTimeException _) {
            throw ValueException.of(rule, text);
        }
    }

    /// Whether bytes are text in UTF-8.
    static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static String cString(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

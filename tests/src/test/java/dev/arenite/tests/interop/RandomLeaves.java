package dev.arenite.tests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.UUID;

/// Random values of types without parts: numbers, text, time, addresses.
final class RandomLeaves {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Beyond this a number is written as text.
    private static final BigInteger MAX_EXACT = BigInteger.ONE.shiftLeft(53);

    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final int V6_BYTES = 16;

    private final RandomSource random;
    private final RandomText text;

    RandomLeaves(RandomSource random) {
        this.random = random;
        text = new RandomText(random);
    }

    /// Returns a value.
    ///
    /// @param depth how many collections and pointers it is in; text is long only at the top
    JsonNode value(String type, int depth) {
        return switch (type) {
            case "unit", "range_full" -> JSON.nullNode();
            case "bool" -> JSON.booleanNode(random.chance(2));
            case "f32", "f64" -> floating(type, true);
            case "char" -> JSON.numberNode(text.scalar());
            case "string", "str" -> JSON.textNode(text.text(depth));
            case "cstring" -> octets(text.byteSize(depth), 1);
            case "uuid" -> JSON.textNode(new UUID(random.bits(), random.bits()).toString());
            case "duration" -> JSON.arrayNode().add(number(random.unsigned(63))).add(nanos());
            case "ipv4" -> octets(4, 0);
            case "ipv6" -> ipv6();
            case "ip" -> either("ipv4", "ipv6");
            case "socket_v4" -> JSON.arrayNode().add(octets(4, 0)).add(number(integer("u16")));
            case "socket_v6" -> socketV6();
            case "socket" -> either("socket_v4", "socket_v6");
            default -> type.startsWith("nonzero_") ? nonZero(type) : number(integer(type));
        };
    }

    /// Returns a floating-point number that is not a NaN.
    JsonNode notNan(String type) {
        return floating(type, false);
    }

    private JsonNode nonZero(String type) {
        BigInteger value = integer(type.substring("nonzero_".length()));
        return number(value.signum() == 0 ? BigInteger.ONE : value);
    }

    private BigInteger integer(String type) {
        // Archives with 32-bit pointers have no room for more of a usize or an isize.
        int bits = type.endsWith("size") ? 32 : Integer.parseInt(type.substring(1));
        if (type.startsWith("u")) {
            return random.unsigned(bits);
        }
        BigInteger magnitude = random.unsigned(bits - 1);
        return random.chance(2) ? magnitude : magnitude.not();
    }

    private static JsonNode number(BigInteger value) {
        return value.abs().compareTo(MAX_EXACT) <= 0
                ? JSON.numberNode(value.longValueExact())
                : JSON.textNode(value.toString());
    }

    /// Zeros, infinities, subnormal numbers and NaNs are as frequent as all others. A NaN is quiet:
    /// a processor may make a signalling one quiet on the way.
    private JsonNode floating(String type, boolean mayBeNan) {
        int bits = type.equals("f32") ? 32 : 64;
        int mantissaBits = bits == 32 ? 23 : 52;
        long maxExponent = (1L << (bits - mantissaBits - 1)) - 1;
        long exponent =
                random.chance(2) ? random.bits() & maxExponent : random.chance(2) ? 0 : maxExponent;
        boolean isSpecial = exponent == maxExponent;
        long mantissa = 0;
        if (!random.chance(3) && (mayBeNan || !isSpecial)) {
            long quiet = isSpecial ? 1L << (mantissaBits - 1) : 0;
            mantissa = (random.bits() & ((1L << mantissaBits) - 1)) | quiet;
        }
        long sign = random.bits() << (bits - 1);
        long all = sign | (exponent << mantissaBits) | mantissa;
        return JSON.objectNode().put("bits", "0x" + HexFormat.of().toHexDigits(all, bits / 4));
    }

    private int nanos() {
        return random.chance(4) ? NANOS_PER_SECOND - 1 : random.below(NANOS_PER_SECOND);
    }

    private ArrayNode octets(int count, int least) {
        ArrayNode octets = JSON.arrayNode();
        for (int i = 0; i < count; i++) {
            octets.add(least + random.below(256 - least));
        }
        return octets;
    }

    /// Some stand for an IPv4 address, `::ffff:a.b.c.d`.
    private ArrayNode ipv6() {
        ArrayNode octets = octets(V6_BYTES, 0);
        if (random.chance(3)) {
            for (int i = 0; i < 12; i++) {
                octets.set(i, i < 10 ? 0 : 0xFF);
            }
        }
        return octets;
    }

    private ArrayNode socketV6() {
        return JSON.arrayNode()
                .add(ipv6())
                .add(number(integer("u16")))
                .add(number(integer("u32")))
                .add(number(integer("u32")));
    }

    private JsonNode either(String v4, String v6) {
        boolean isV4 = random.chance(2);
        return JSON.objectNode().set(isV4 ? "V4" : "V6", value(isV4 ? v4 : v6, 0));
    }
}

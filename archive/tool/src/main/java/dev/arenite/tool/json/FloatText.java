package dev.arenite.tool.json;

/// The text of floating-point numbers, to the last bit: the shortest decimal number that is read as
/// the same one, and `NaN` with its bits unless they are the usual ones.
final class FloatText {

    private static final String NAN = "NaN";
    private static final String NAN_BITS = "NaN:";
    private static final int USUAL_32 = 0x7FC0_0000;
    private static final long USUAL_64 = 0x7FF8_0000_0000_0000L;

    private FloatText() {}

    static String text(float value) {
        int bits = Float.floatToRawIntBits(value);
        return Float.isNaN(value) && bits != USUAL_32
                ? NAN_BITS + Integer.toHexString(bits)
                : Float.toString(value);
    }

    static String text(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return Double.isNaN(value) && bits != USUAL_64
                ? NAN_BITS + Long.toHexString(bits)
                : Double.toString(value);
    }

    static Float float32(String text) {
        try {
            if (text.startsWith(NAN_BITS)) {
                int bits = Integer.parseUnsignedInt(text.substring(NAN_BITS.length()), 16);
                return Float.intBitsToFloat(bits);
            }
            requireDecimal(text);
            return finite(text, Float.parseFloat(text));
        } catch (NumberFormatException _) {
            throw refusal(text);
        }
    }

    static Double float64(String text) {
        try {
            if (text.startsWith(NAN_BITS)) {
                long bits = Long.parseUnsignedLong(text.substring(NAN_BITS.length()), 16);
                return Double.longBitsToDouble(bits);
            }
            requireDecimal(text);
            return finite(text, Double.parseDouble(text));
        } catch (NumberFormatException _) {
            throw refusal(text);
        }
    }

    /// Java reads more than that: spaces around, suffixes, hexadecimal digits.
    private static void requireDecimal(String text) {
        if (!text.equals(NAN)
                && !text.endsWith("Infinity")
                && !text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?")) {
            throw refusal(text);
        }
    }

    private static <N extends Number> N finite(String text, N value) {
        if (Double.isInfinite(value.doubleValue()) && !text.endsWith("Infinity")) {
            throw ValueException.of("number is too large", text);
        }
        return value;
    }

    private static ValueException refusal(String text) {
        return ValueException.of("number must be decimal, NaN, Infinity or -Infinity", text);
    }
}

package dev.arenite.tool.json;

import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.type.UnsignedDuration;

import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of durations: `PT` seconds `S`, as ISO 8601 has it.
final class TimeText {

    private static final Pattern SECONDS = Pattern.compile("PT([0-9]{1,20})(?:\\.([0-9]{1,9}))?S");
    private static final int NANO_DIGITS = 9;

    private TimeText() {}

    static String duration(Object value) {
        return value instanceof Duration plain
                ? text(plain.getSeconds(), plain.getNano())
                : text(((UnsignedDuration) value).seconds(), ((UnsignedDuration) value).nanos());
    }

    private static String text(long seconds, int nanos) {
        String whole = "PT" + Long.toUnsignedString(seconds);
        if (nanos == 0) {
            return whole + "S";
        }
        String digits = String.format("%09d", nanos);
        return whole + "." + digits.replaceAll("0+$", "") + "S";
    }

    static Object duration(SchemaLeaf leaf, String text) {
        Matcher parts = SECONDS.matcher(text);
        if (!parts.matches()) {
            String rule = "duration must be such as PT12.5S or PT3H";
            Duration other = ScalarText.parsed(text, Duration::parse, rule);
            if (other.isNegative()) {
                throw ValueException.of("duration must not be negative", text);
            }
            return leaf == SchemaLeaf.DURATION ? UnsignedDuration.of(other) : other;
        }
        BigInteger seconds = new BigInteger(parts.group(1));
        int bits = leaf == SchemaLeaf.DURATION ? Long.SIZE : Long.SIZE - 1;
        if (seconds.bitLength() > bits) {
            throw ValueException.of("duration must have less than 2^" + bits + " seconds", text);
        }
        String digits = parts.group(2) == null ? "" : parts.group(2);
        int nanos = Integer.parseInt(digits + "0".repeat(NANO_DIGITS - digits.length()));
        return leaf == SchemaLeaf.DURATION
                ? new UnsignedDuration(seconds.longValue(), nanos)
                : Duration.ofSeconds(seconds.longValue(), nanos);
    }
}

package dev.arenite.archive.schema;

import java.util.HexFormat;

/// The fingerprint of a schema: two schemas with the same one have the same bytes with the same
/// meaning. It is the first 128 bits of SHA-256 of the canonical form (FORMAT 12.6).
///
/// @param high the first 8 bytes, the highest first
/// @param low  the next 8 bytes
public record SchemaFingerprint(long high, long low) {

    private static final int DIGITS = 32;

    /// Returns the fingerprint with a text that [#toString()] returned.
    ///
    /// @throws IllegalArgumentException if it is not 32 hexadecimal digits
    public static SchemaFingerprint parse(String text) {
        if (text.length() != DIGITS) {
            throw new IllegalArgumentException(
                    "fingerprint must have 32 digits: length=" + text.length());
        }
        return new SchemaFingerprint(
                HexFormat.fromHexDigitsToLong(text, 0, DIGITS / 2),
                HexFormat.fromHexDigitsToLong(text, DIGITS / 2, DIGITS));
    }

    /// Returns the 32 hexadecimal digits.
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}

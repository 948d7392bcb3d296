package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// A field of today, in the places of an older schema or absent from them.
///
/// @param name   its name
/// @param offset its offset in the older place, in bytes; negative if it is absent
/// @param number the leaf that its place is, if it is a number or a truth value
/// @param type   reads it from the older place; null if it is absent or cannot be read
/// @param parts  its own fields, if it is a struct that has changed
/// @param absent returns its value if it is absent; null if there is none
/// @param isSame whether the type of today reads it as it lies there
/// @param kept   that value, if it is a number or a truth value: it is asked for once
/// @param bits   that value as an integer
record OlderField(
        String name,
        long offset,
        @Nullable SchemaLeaf number,
        @Nullable ArchiveType<?, ?> type,
        @Nullable OlderFields parts,
        boolean isSame,
        @Nullable Supplier<?> absent,
        @Nullable Object kept,
        long bits) {

    /// Returns a field that older places have.
    ///
    /// @param number as above
    /// @param type   as above
    /// @param today  the type of today
    static OlderField at(
            String name,
            long offset,
            @Nullable SchemaLeaf number,
            @Nullable ArchiveType<?, ?> type,
            ArchiveType<?, ?> today) {
        OlderFields parts = type instanceof OlderStruct<?> struct ? struct.fields() : null;
        return new OlderField(name, offset, number, type, parts, type == today, null, null, 0);
    }

    /// Returns a field that older places do not have.
    ///
    /// @param absent   as above
    /// @param isNumber whether its values are numbers or truth values
    static OlderField absent(String name, @Nullable Supplier<?> absent, boolean isNumber) {
        Object kept = isNumber && absent != null ? kept(absent) : null;
        long bits = kept == null ? 0 : bitsOf(kept);
        return new OlderField(name, -1, null, null, null, false, absent, kept, bits);
    }

    private static @Nullable Object kept(Supplier<?> absent) {
        try {
            Object value = absent.get();
            boolean isNumber =
                    value instanceof Number
                            || value instanceof Boolean
                            || value instanceof Character;
            return isNumber ? value : null;
        } catch (RuntimeException failure) {
            // Thrown again, with its path, when a struct is read.
            return null;
        }
    }

    /// Returns a number or a truth value as an integer.
    static long bitsOf(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? 1 : 0;
            case Character character -> character;
            default -> ((Number) value).longValue();
        };
    }

    /// Whether older places have it.
    boolean isThere() {
        return offset >= 0;
    }

    /// Whether it has a value in any case.
    boolean hasValue() {
        return isThere() || absent != null;
    }
}

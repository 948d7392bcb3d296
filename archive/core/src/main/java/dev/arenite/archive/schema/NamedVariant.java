package dev.arenite.archive.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A value of an enum that is known by its schema ([ArchiveSchema#type()]).
///
/// @param name   the name of the variant
/// @param fields the values of its fields by name, in their order; those of a tuple are named by
///     their indexes
public record NamedVariant(String name, Map<String, Object> fields) {

    /// Makes a value.
    public NamedVariant {
        Objects.requireNonNull(name, "name");
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// Returns a value of a variant without fields.
    public static NamedVariant of(String name) {
        return new NamedVariant(name, Map.of());
    }
}

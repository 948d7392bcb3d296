package dev.arenite.archive.schema;

import java.util.Objects;

/// An object that shared references lead to, known by its schema ([ArchiveSchema#type()]):
/// references to the same object are references to one archived value. Two are equal if their
/// values are, and are archived as one only if they are the same object.
///
/// @param value the value
public record SharedValue(Object value) {

    /// Makes an object.
    public SharedValue {
        Objects.requireNonNull(value, "value");
    }
}

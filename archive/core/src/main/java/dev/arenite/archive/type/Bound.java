package dev.arenite.archive.type;

/// An end of a range, Rust's `Bound`.
///
/// @param <T> the values
public sealed interface Bound<T> {

    /// The value belongs to the range.
    record Included<T>(T value) implements Bound<T> {}

    /// The value does not belong to the range.
    record Excluded<T>(T value) implements Bound<T> {}

    /// The range has no end here.
    record Unbounded<T>() implements Bound<T> {}
}

package dev.arenite.archive.type;

/// The result of an operation: a value or an error, Rust's `Result`.
///
/// @param <T> the value
/// @param <E> the error
public sealed interface Result<T, E> {

    /// A value.
    record Ok<T, E>(T value) implements Result<T, E> {}

    /// An error.
    record Err<T, E>(E error) implements Result<T, E> {}
}

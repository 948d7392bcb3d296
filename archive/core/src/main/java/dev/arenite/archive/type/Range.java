package dev.arenite.archive.type;

/// Two ends of a range. The type that archives the range determines whether the end belongs to it.
///
/// @param start the first value
/// @param end   the last value, or the one after it
/// @param <T>   the values
public record Range<T>(T start, T end) {}

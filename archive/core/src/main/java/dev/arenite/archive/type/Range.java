package dev.arenite.archive.type;

/// Two ends of a range. Whether the end belongs to it is a matter of the type that archives it.
///
/// @param start the first value
/// @param end   the last value, or the one after it
/// @param <T>   the values
public record Range<T>(T start, T end) {}

package dev.arenite.tests.golden;

/// An object that may be shared: references to the same one are references to one archived value.
///
/// @param value the value
public record GoldenReference(Object value) {}

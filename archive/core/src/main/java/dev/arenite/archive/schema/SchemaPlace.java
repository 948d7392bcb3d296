package dev.arenite.archive.schema;

/// The size and the alignment of a place.
///
/// @param bytes     the size in bytes, a multiple of the alignment
/// @param alignment the alignment in bytes, a power of two
public record SchemaPlace(long bytes, long alignment) {}

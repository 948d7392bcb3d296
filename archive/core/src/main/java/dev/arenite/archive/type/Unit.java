package dev.arenite.archive.type;

/// The value without content, Rust's `()`: no bytes in an archive.
public enum Unit {
    /// The only value.
    UNIT
}

package dev.arenite.bench.data.media;

/// How large a picture is.
public enum Size {
    /// Small.
    SMALL,
    /// Large.
    LARGE
}

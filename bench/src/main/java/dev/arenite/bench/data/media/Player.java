package dev.arenite.bench.data.media;

/// What plays a video.
public enum Player {
    /// Java.
    JAVA,
    /// Flash.
    FLASH
}

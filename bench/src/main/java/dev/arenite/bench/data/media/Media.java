package dev.arenite.bench.data.media;

import dev.arenite.archive.derive.Archivable;

import java.util.List;
import java.util.Optional;

/// A video.
///
/// @param duration in milliseconds
/// @param size     in bytes
@Archivable
public record Media(
        String uri,
        Optional<String> title,
        int width,
        int height,
        String format,
        long duration,
        long size,
        Optional<Integer> bitrate,
        List<String> persons,
        Player player,
        Optional<String> copyright) {}

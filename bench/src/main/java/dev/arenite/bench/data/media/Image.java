package dev.arenite.bench.data.media;

import dev.arenite.archive.derive.Archivable;

import java.util.Optional;

/// A picture.
@Archivable
public record Image(String uri, Optional<String> title, int width, int height, Size size) {}

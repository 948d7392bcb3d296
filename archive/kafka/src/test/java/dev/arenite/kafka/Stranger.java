package dev.arenite.kafka;

import dev.arenite.archive.derive.Archivable;

/// Has nothing in common with an order.
@Archivable
record Stranger(String name) {}

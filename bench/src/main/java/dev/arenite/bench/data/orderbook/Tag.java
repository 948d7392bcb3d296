package dev.arenite.bench.data.orderbook;

import dev.arenite.archive.derive.Archivable;

/// A note to an order book.
@Archivable
public record Tag(String key, String value) {}

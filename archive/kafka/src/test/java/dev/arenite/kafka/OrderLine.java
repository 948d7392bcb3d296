package dev.arenite.kafka;

import dev.arenite.archive.derive.Archivable;

/// A line of an order.
@Archivable
record OrderLine(int sku, int quantity) {}

package dev.arenite.bench.data.orderbook;

import dev.arenite.archive.derive.Archivable;

import java.util.Optional;

/// A trade.
///
/// @param priceNanos the price in billionths
/// @param size       its size
/// @param aggressor  the side that took the offer, if known
@Archivable
public record Trade(long priceNanos, int size, Optional<String> aggressor) {}

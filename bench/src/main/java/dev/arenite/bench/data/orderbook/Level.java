package dev.arenite.bench.data.orderbook;

import dev.arenite.archive.derive.Archivable;

import java.util.Optional;

/// The orders at one price.
///
/// @param priceNanos the price in billionths
/// @param size       the size of all orders
/// @param orderCount the number of orders
/// @param maker      whether the maker is known to be one, if anything is known
@Archivable
public record Level(long priceNanos, int size, int orderCount, Optional<Boolean> maker) {

    /// Returns 0 for no, 1 for yes and 2 for nothing.
    public static int truth(Optional<Boolean> truth) {
        return truth.isEmpty() ? 2 : truth.get() ? 1 : 0;
    }

    /// Returns the truth value of a number, the reverse of the other method.
    public static Optional<Boolean> truth(int number) {
        return number == 2 ? Optional.empty() : Optional.of(number == 1);
    }
}

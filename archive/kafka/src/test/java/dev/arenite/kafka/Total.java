package dev.arenite.kafka;

import dev.arenite.archive.derive.Archivable;

/// What a store of the tests holds.
@Archivable
record Total(long orders, long quantity) {

    static final Total NONE = new Total(0, 0);

    Total with(Order order) {
        long more = order.lines().stream().mapToLong(OrderLine::quantity).sum();
        return new Total(orders + 1, quantity + more);
    }
}

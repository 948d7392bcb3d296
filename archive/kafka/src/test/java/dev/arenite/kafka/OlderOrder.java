package dev.arenite.kafka;

import dev.arenite.archive.derive.Archivable;

import java.util.List;
import java.util.Optional;

/// An order as it was.
@Archivable
record OlderOrder(int id, String buyer, List<OrderLine> lines) {

    static OlderOrder of(int id) {
        Order today = Order.of(id);
        return new OlderOrder(id, today.customer(), today.lines());
    }

    /// Returns what it is read as.
    Order today() {
        return new Order(id, buyer, lines, Optional.empty());
    }
}

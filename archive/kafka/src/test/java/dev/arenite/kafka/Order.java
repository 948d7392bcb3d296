package dev.arenite.kafka;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.Was;

import java.util.List;
import java.util.Optional;

/// The values of the tests, as they are today.
@Archivable
record Order(long id, @Was("buyer") String customer, List<OrderLine> lines, Optional<String> note) {

    static Order of(long id) {
        return new Order(
                id,
                "customer " + id % 50,
                List.of(new OrderLine((int) id, 2), new OrderLine(7, (int) (id >> 3))),
                id % 2 == 0 ? Optional.empty() : Optional.of("note " + id));
    }
}

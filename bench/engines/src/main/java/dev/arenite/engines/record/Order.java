package dev.arenite.engines.record;

import dev.arenite.archive.derive.Archivable;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// An order: a list of lines, each with a list of texts.
///
/// @param id       the number of the order
/// @param customer who ordered
/// @param lines    what, one line at least
@Archivable
public record Order(long id, String customer, List<Line> lines) implements Row {

    /// An article of an order.
    ///
    /// @param sku      the article
    /// @param quantity how many of it
    /// @param cents    the price of one
    /// @param options  how it is made
    @Archivable
    public record Line(int sku, int quantity, long cents, List<String> options) {

        private static final List<String> OPTIONS = List.of("gift", "blue", "size 42", "express");

        private static Line of(Random random) {
            return new Line(
                    random.nextInt(100_000),
                    1 + random.nextInt(9),
                    100 + random.nextInt(10_000),
                    OPTIONS.subList(0, random.nextInt(3)));
        }
    }

    static Order of(long id, Random random) {
        return new Order(
                id,
                "customer " + random.nextInt(100_000),
                IntStream.rangeClosed(0, random.nextInt(5))
                        .mapToObj(_ -> Line.of(random))
                        .toList());
    }

    @Override
    public long sum() {
        return Fields.sum(lines.size(), lines.getLast().quantity(), customer);
    }
}

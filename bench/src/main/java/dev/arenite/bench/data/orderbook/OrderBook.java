package dev.arenite.bench.data.orderbook;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.bench.data.Pcg32;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The best orders of an instrument at one moment.
@Archivable
public record OrderBook(
        String timestamp,
        String venue,
        String symbol,
        int instrumentId,
        long sequence,
        boolean isTrading,
        Optional<String> tradingStatus,
        Optional<Trade> lastTrade,
        List<Level> bids,
        List<Level> asks,
        List<Tag> tags) {

    private static final String[] SYMBOLS = {"ESZ5", "AAPL", "EURUSD", "BTC-USD", "7203.T"};
    private static final String[] VENUES = {"XCME", "XNAS", "EBS", "COINBASE", "XTKS"};
    private static final int[][] LEVELS = {{3, 2}, {2, 1}, {5, 5}, {1, 4}, {4, 4}};
    private static final String[] KEYS = {"schema", "feed", "partition"};

    /// Returns the five messages of the benchmarks: 1 to 5 levels a side, 0 to 3 tags, with and
    /// without what may be absent.
    public static List<OrderBook> ofBenchmark() {
        Pcg32 random = Pcg32.ofBenchmark();
        List<OrderBook> books = new ArrayList<>();
        for (int i = 0; i < SYMBOLS.length; i++) {
            long price = 1_000_000_000L * random.range(100, 60_000);
            books.add(
                    new OrderBook(
                            "2026-11-28T09:30:0" + i + ".123456789Z",
                            VENUES[i],
                            SYMBOLS[i],
                            82_000 + 17 * i,
                            984_563_210L + i,
                            i != 3,
                            i % 2 == 0
                                    ? Optional.of(i == 0 ? "OPEN" : "AUCTION")
                                    : Optional.empty(),
                            i == 3
                                    ? Optional.empty()
                                    : Optional.of(new Trade(price, 1 + i, side(i))),
                            levels(random, price, -10_000_000, LEVELS[i][0]),
                            levels(random, price, 10_000_000, LEVELS[i][1]),
                            tags(i)));
        }
        return books;
    }

    private static Optional<String> side(int i) {
        return switch (i) {
            case 0 -> Optional.of("BUY");
            case 1, 2 -> Optional.of("SELL");
            default -> Optional.empty();
        };
    }

    private static List<Level> levels(Pcg32 random, long price, long step, int count) {
        List<Level> levels = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int orders = random.range(1, 17);
            Optional<Boolean> maker =
                    i % 3 == 2 ? Optional.empty() : Optional.of(random.nextBoolean());
            levels.add(new Level(price + i * step, 3 * orders, orders, maker));
        }
        return levels;
    }

    private static List<Tag> tags(int i) {
        List<Tag> tags = new ArrayList<>();
        for (int j = 0; j < i % 4; j++) {
            tags.add(new Tag(KEYS[j], "depth" + (5 - j) + "-" + i));
        }
        return tags;
    }
}

package dev.arenite.comparison.orderbook;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.bench.data.orderbook.ArchivedLevel;
import dev.arenite.bench.data.orderbook.ArchivedOrderBook;
import dev.arenite.bench.data.orderbook.ArchivedTag;
import dev.arenite.bench.data.orderbook.ArchivedTrade;
import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.UpdatingContender;
import dev.arenite.comparison.peer.AreniteContender;

import java.util.Objects;
import java.util.Optional;

/// Derived types.
final class AreniteOrderBooks extends AreniteContender<OrderBook, ArchivedOrderBook>
        implements UpdatingContender<OrderBook> {

    AreniteOrderBooks(DataSet<OrderBook> dataSet, boolean isChecked) {
        super(dataSet, ArchivedOrderBook.TYPE, isChecked);
    }

    @Override
    public long field(int slot) {
        return view(slot).sequence();
    }

    @Override
    public void update(int slot) {
        ArchivedOrderBook book = view(slot);
        new ArchivedOrderBook.Mutable(book.archive(), book.place()).sequence(book.sequence() + 1);
    }

    @Override
    public long checksum(int slot) {
        ArchivedOrderBook book = view(slot);
        long sum = leaf(book.timestamp()) + leaf(book.venue()) + leaf(book.symbol());
        sum += book.instrumentId() + book.sequence() + (book.isTrading() ? 1 : 0);
        Optional<ArchivedString> status = book.tradingStatus();
        if (status.isPresent()) {
            sum += leaf(status.get());
        }
        Optional<ArchivedTrade> last = book.lastTrade();
        if (last.isPresent()) {
            ArchivedTrade trade = last.get();
            sum += trade.priceNanos() + trade.size();
            Optional<ArchivedString> aggressor = trade.aggressor();
            if (aggressor.isPresent()) {
                sum += leaf(aggressor.get());
            }
        }
        sum += sumOf(book.bids()) + sumOf(book.asks());
        ArchivedList<ArchivedTag> tags = book.tags();
        for (int i = 0; i < tags.size(); i++) {
            ArchivedTag tag = tags.get(i);
            sum += leaf(tag.key()) + leaf(tag.value());
        }
        return sum;
    }

    private static long sumOf(ArchivedList<ArchivedLevel> levels) {
        Objects.requireNonNull(levels.archive());
        long sum = 0;
        int count = (int) levels.size();
        for (int i = 0; i < count; i++) {
            ArchivedLevel level = levels.get(i);
            sum += level.priceNanos() + level.size() + level.orderCount();
            sum += Level.truth(level.maker());
        }
        return sum;
    }
}

package dev.arenite.comparison.orderbook;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.AreniteContender;

import java.util.Optional;

/// A type that is combined at run time: views find their fields at run time, and box numbers.
final class AreniteOrderBooksCombined extends AreniteContender<OrderBook, ArchivedStruct> {

    AreniteOrderBooksCombined(DataSet<OrderBook> dataSet) {
        super(dataSet, CombinedOrderBooks.BOOK_TYPE, false);
    }

    @Override
    public long field(int slot) {
        return view(slot).get(CombinedOrderBooks.SEQUENCE);
    }

    @Override
    public long checksum(int slot) {
        ArchivedStruct book = view(slot);
        long sum = leaf(book.get(CombinedOrderBooks.TIMESTAMP));
        sum += leaf(book.get(CombinedOrderBooks.VENUE)) + leaf(book.get(CombinedOrderBooks.SYMBOL));
        sum += book.get(CombinedOrderBooks.INSTRUMENT) + book.get(CombinedOrderBooks.SEQUENCE);
        sum += book.get(CombinedOrderBooks.IS_TRADING) ? 1 : 0;
        sum += leaf(book.get(CombinedOrderBooks.STATUS));
        Optional<ArchivedStruct> last = book.get(CombinedOrderBooks.LAST_TRADE);
        if (last.isPresent()) {
            ArchivedStruct trade = last.get();
            sum += trade.get(CombinedOrderBooks.TRADE_PRICE);
            sum += trade.get(CombinedOrderBooks.TRADE_SIZE);
            sum += leaf(trade.get(CombinedOrderBooks.TRADE_AGGRESSOR));
        }
        sum += sumOf(book.get(CombinedOrderBooks.BIDS)) + sumOf(book.get(CombinedOrderBooks.ASKS));
        ArchivedList<ArchivedStruct> tags = book.get(CombinedOrderBooks.TAGS);
        for (int i = 0; i < tags.size(); i++) {
            ArchivedStruct tag = tags.get(i);
            sum += leaf(tag.get(CombinedOrderBooks.TAG_KEY));
            sum += leaf(tag.get(CombinedOrderBooks.TAG_VALUE));
        }
        return sum;
    }

    private static long leaf(Optional<ArchivedString> text) {
        return text.isPresent() ? leaf(text.get()) : 0;
    }

    private static long sumOf(ArchivedList<ArchivedStruct> levels) {
        long sum = 0;
        int count = (int) levels.size();
        for (int i = 0; i < count; i++) {
            ArchivedStruct level = levels.get(i);
            sum += level.get(CombinedOrderBooks.LEVEL_PRICE);
            sum += level.get(CombinedOrderBooks.LEVEL_SIZE);
            sum += level.get(CombinedOrderBooks.LEVEL_ORDERS);
            sum += Level.truth(level.get(CombinedOrderBooks.LEVEL_MAKER));
        }
        return sum;
    }
}

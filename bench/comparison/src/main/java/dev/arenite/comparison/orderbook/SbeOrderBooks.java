package dev.arenite.comparison.orderbook;

import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.SbeContender;
import dev.arenite.schemas.sbe.OrderBookMessageDecoder;
import dev.arenite.schemas.sbe.OrderBookMessageEncoder;

import org.agrona.MutableDirectBuffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generated flyweights. Fields are read forward only.
final class SbeOrderBooks extends SbeContender<OrderBook> {

    private final OrderBookMessageEncoder encoder = new OrderBookMessageEncoder();
    private final OrderBookMessageDecoder decoder = new OrderBookMessageDecoder();

    SbeOrderBooks(DataSet<OrderBook> dataSet) {
        super(dataSet);
    }

    @Override
    protected int encode(MutableDirectBuffer buffer, OrderBook book) {
        Optional<Trade> last = book.lastTrade();
        encoder.wrap(buffer, 0)
                .instrumentId(book.instrumentId())
                .sequence(book.sequence())
                .isTrading((short) (book.isTrading() ? 1 : 0))
                .hasStatus((short) (book.tradingStatus().isPresent() ? 1 : 0))
                .hasTrade((short) (last.isPresent() ? 1 : 0));
        Optional<String> aggressor = Optional.empty();
        if (last.isPresent()) {
            Trade trade = last.get();
            aggressor = trade.aggressor();
            encoder.tradePrice(trade.priceNanos()).tradeSize(trade.size());
        }
        encoder.hasAggressor((short) (aggressor.isPresent() ? 1 : 0));
        OrderBookMessageEncoder.BidsEncoder bids = encoder.bidsCount(book.bids().size());
        for (Level level : book.bids()) {
            bids.next()
                    .priceNanos(level.priceNanos())
                    .size(level.size())
                    .orderCount(level.orderCount())
                    .maker((short) Level.truth(level.maker()));
        }
        OrderBookMessageEncoder.AsksEncoder asks = encoder.asksCount(book.asks().size());
        for (Level level : book.asks()) {
            asks.next()
                    .priceNanos(level.priceNanos())
                    .size(level.size())
                    .orderCount(level.orderCount())
                    .maker((short) Level.truth(level.maker()));
        }
        OrderBookMessageEncoder.TagsEncoder tags = encoder.tagsCount(book.tags().size());
        for (Tag tag : book.tags()) {
            tags.next().key(tag.key()).tagValue(tag.value());
        }
        encoder.timestamp(book.timestamp()).venue(book.venue()).symbol(book.symbol());
        encoder.tradingStatus(book.tradingStatus().orElse("")).aggressor(aggressor.orElse(""));
        return encoder.encodedLength();
    }

    private OrderBookMessageDecoder message(int slot) {
        return decoder.wrap(buffer(slot), 0, OrderBookMessageDecoder.BLOCK_LENGTH, 0);
    }

    @Override
    public long field(int slot) {
        return message(slot).sequence();
    }

    @Override
    public void update(int slot) {
        encoder.wrap(buffer(slot), 0).sequence(message(slot).sequence() + 1);
    }

    @Override
    public long checksum(int slot) {
        OrderBookMessageDecoder message = message(slot);
        long sum = message.instrumentId() + message.sequence() + message.isTrading();
        if (message.hasTrade() == 1) {
            sum += message.tradePrice() + message.tradeSize();
        }
        for (OrderBookMessageDecoder.BidsDecoder bids = message.bids(); bids.hasNext(); ) {
            bids.next();
            sum += bids.priceNanos() + bids.size() + bids.orderCount() + bids.maker();
        }
        for (OrderBookMessageDecoder.AsksDecoder asks = message.asks(); asks.hasNext(); ) {
            asks.next();
            sum += asks.priceNanos() + asks.size() + asks.orderCount() + asks.maker();
        }
        for (OrderBookMessageDecoder.TagsDecoder tags = message.tags(); tags.hasNext(); ) {
            tags.next();
            tags.wrapKey(text);
            sum += leaf();
            tags.wrapTagValue(text);
            sum += leaf();
        }
        message.wrapTimestamp(text);
        sum += leaf();
        message.wrapVenue(text);
        sum += leaf();
        message.wrapSymbol(text);
        sum += leaf();
        message.wrapTradingStatus(text);
        sum += leaf();
        message.wrapAggressor(text);
        return sum + leaf();
    }

    @Override
    public OrderBook decode(int slot) {
        OrderBookMessageDecoder message = message(slot);
        int instrumentId = message.instrumentId();
        long sequence = message.sequence();
        boolean isTrading = message.isTrading() == 1;
        boolean hasStatus = message.hasStatus() == 1;
        boolean hasTrade = message.hasTrade() == 1;
        boolean hasAggressor = message.hasAggressor() == 1;
        long price = hasTrade ? message.tradePrice() : 0;
        int size = hasTrade ? message.tradeSize() : 0;
        List<Level> bids = bids(message.bids());
        List<Level> asks = asks(message.asks());
        List<Tag> tags = tags(message.tags());
        String timestamp = message.timestamp();
        String venue = message.venue();
        String symbol = message.symbol();
        String status = message.tradingStatus();
        String aggressor = message.aggressor();
        return new OrderBook(
                timestamp,
                venue,
                symbol,
                instrumentId,
                sequence,
                isTrading,
                present(hasStatus, status),
                present(hasTrade, new Trade(price, size, present(hasAggressor, aggressor))),
                bids,
                asks,
                tags);
    }

    private static List<Level> bids(OrderBookMessageDecoder.BidsDecoder bids) {
        List<Level> levels = new ArrayList<>(bids.count());
        while (bids.hasNext()) {
            bids.next();
            levels.add(
                    new Level(
                            bids.priceNanos(),
                            bids.size(),
                            bids.orderCount(),
                            Level.truth(bids.maker())));
        }
        return levels;
    }

    private static List<Level> asks(OrderBookMessageDecoder.AsksDecoder asks) {
        List<Level> levels = new ArrayList<>(asks.count());
        while (asks.hasNext()) {
            asks.next();
            levels.add(
                    new Level(
                            asks.priceNanos(),
                            asks.size(),
                            asks.orderCount(),
                            Level.truth(asks.maker())));
        }
        return levels;
    }

    private static List<Tag> tags(OrderBookMessageDecoder.TagsDecoder tags) {
        List<Tag> list = new ArrayList<>(tags.count());
        while (tags.hasNext()) {
            tags.next();
            list.add(new Tag(tags.key(), tags.tagValue()));
        }
        return list;
    }
}

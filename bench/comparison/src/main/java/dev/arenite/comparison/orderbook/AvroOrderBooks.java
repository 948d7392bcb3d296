package dev.arenite.comparison.orderbook;

import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.AvroContender;
import dev.arenite.schemas.avro.LevelMessage;
import dev.arenite.schemas.avro.OrderBookMessage;
import dev.arenite.schemas.avro.TagMessage;
import dev.arenite.schemas.avro.TradeMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generated records.
final class AvroOrderBooks extends AvroContender<OrderBook, OrderBookMessage> {

    AvroOrderBooks(DataSet<OrderBook> dataSet) {
        super(dataSet, OrderBookMessage.class);
    }

    @Override
    protected OrderBookMessage message(OrderBook book) {
        List<TagMessage> tags = new ArrayList<>(book.tags().size());
        for (Tag tag : book.tags()) {
            tags.add(new TagMessage(tag.key(), tag.value()));
        }
        return new OrderBookMessage(
                book.timestamp(),
                book.venue(),
                book.symbol(),
                book.instrumentId(),
                book.sequence(),
                book.isTrading(),
                book.tradingStatus().orElse(null),
                book.lastTrade().isPresent() ? message(book.lastTrade().get()) : null,
                messages(book.bids()),
                messages(book.asks()),
                tags);
    }

    private static TradeMessage message(Trade trade) {
        return new TradeMessage(trade.priceNanos(), trade.size(), trade.aggressor().orElse(null));
    }

    private static List<LevelMessage> messages(List<Level> levels) {
        List<LevelMessage> messages = new ArrayList<>(levels.size());
        for (Level level : levels) {
            messages.add(
                    new LevelMessage(
                            level.priceNanos(),
                            level.size(),
                            level.orderCount(),
                            level.maker().orElse(null)));
        }
        return messages;
    }

    @Override
    protected OrderBook value(OrderBookMessage book) {
        List<Tag> tags = new ArrayList<>(book.getTags().size());
        for (TagMessage tag : book.getTags()) {
            tags.add(new Tag(tag.getKey(), tag.getValue()));
        }
        return new OrderBook(
                book.getTimestamp(),
                book.getVenue(),
                book.getSymbol(),
                book.getInstrumentId(),
                book.getSequence(),
                book.getIsTrading(),
                Optional.ofNullable(book.getTradingStatus()),
                Optional.ofNullable(book.getLastTrade()).map(AvroOrderBooks::value),
                values(book.getBids()),
                values(book.getAsks()),
                tags);
    }

    private static Trade value(TradeMessage trade) {
        return new Trade(
                trade.getPriceNanos(), trade.getSize(), Optional.ofNullable(trade.getAggressor()));
    }

    private static List<Level> values(List<LevelMessage> messages) {
        List<Level> levels = new ArrayList<>(messages.size());
        for (LevelMessage level : messages) {
            levels.add(
                    new Level(
                            level.getPriceNanos(),
                            level.getSize(),
                            level.getOrderCount(),
                            Optional.ofNullable(level.getMaker())));
        }
        return levels;
    }
}

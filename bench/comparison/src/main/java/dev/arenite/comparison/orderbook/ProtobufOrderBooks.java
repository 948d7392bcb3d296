package dev.arenite.comparison.orderbook;

import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.ProtobufContender;
import dev.arenite.schemas.protobuf.LevelMessage;
import dev.arenite.schemas.protobuf.OrderBookMessage;
import dev.arenite.schemas.protobuf.TagMessage;
import dev.arenite.schemas.protobuf.TradeMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generated messages.
final class ProtobufOrderBooks extends ProtobufContender<OrderBook, OrderBookMessage> {

    ProtobufOrderBooks(DataSet<OrderBook> dataSet) {
        super(dataSet, OrderBookMessage.parser());
    }

    @Override
    protected OrderBookMessage message(OrderBook book) {
        OrderBookMessage.Builder message =
                OrderBookMessage.newBuilder()
                        .setTimestamp(book.timestamp())
                        .setVenue(book.venue())
                        .setSymbol(book.symbol())
                        .setInstrumentId(book.instrumentId())
                        .setSequence(book.sequence())
                        .setIsTrading(book.isTrading());
        if (book.tradingStatus().isPresent()) {
            message.setTradingStatus(book.tradingStatus().get());
        }
        if (book.lastTrade().isPresent()) {
            message.setLastTrade(message(book.lastTrade().get()));
        }
        for (Level bid : book.bids()) {
            message.addBids(message(bid));
        }
        for (Level ask : book.asks()) {
            message.addAsks(message(ask));
        }
        for (Tag tag : book.tags()) {
            message.addTags(
                    TagMessage.newBuilder().setKey(tag.key()).setValue(tag.value()).build());
        }
        return message.build();
    }

    private static TradeMessage message(Trade trade) {
        TradeMessage.Builder message =
                TradeMessage.newBuilder().setPriceNanos(trade.priceNanos()).setSize(trade.size());
        if (trade.aggressor().isPresent()) {
            message.setAggressor(trade.aggressor().get());
        }
        return message.build();
    }

    private static LevelMessage message(Level level) {
        LevelMessage.Builder message =
                LevelMessage.newBuilder()
                        .setPriceNanos(level.priceNanos())
                        .setSize(level.size())
                        .setOrderCount(level.orderCount());
        if (level.maker().isPresent()) {
            message.setMaker(level.maker().get());
        }
        return message.build();
    }

    @Override
    protected OrderBook value(OrderBookMessage book) {
        List<Tag> tags = new ArrayList<>(book.getTagsCount());
        for (TagMessage tag : book.getTagsList()) {
            tags.add(new Tag(tag.getKey(), tag.getValue()));
        }
        return new OrderBook(
                book.getTimestamp(),
                book.getVenue(),
                book.getSymbol(),
                book.getInstrumentId(),
                book.getSequence(),
                book.getIsTrading(),
                present(book.hasTradingStatus(), book.getTradingStatus()),
                book.hasLastTrade() ? Optional.of(value(book.getLastTrade())) : Optional.empty(),
                values(book.getBidsList()),
                values(book.getAsksList()),
                tags);
    }

    private static Optional<String> present(boolean isPresent, String text) {
        return isPresent ? Optional.of(text) : Optional.empty();
    }

    private static Trade value(TradeMessage trade) {
        return new Trade(
                trade.getPriceNanos(),
                trade.getSize(),
                present(trade.hasAggressor(), trade.getAggressor()));
    }

    private static List<Level> values(List<LevelMessage> messages) {
        List<Level> levels = new ArrayList<>(messages.size());
        for (LevelMessage level : messages) {
            levels.add(
                    new Level(
                            level.getPriceNanos(),
                            level.getSize(),
                            level.getOrderCount(),
                            level.hasMaker() ? Optional.of(level.getMaker()) : Optional.empty()));
        }
        return levels;
    }
}

package dev.arenite.comparison.orderbook;

import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.CapnProtoContender;
import dev.arenite.schemas.capnproto.orderbook.OrderBookSchema.BookStruct;
import dev.arenite.schemas.capnproto.orderbook.OrderBookSchema.LevelStruct;
import dev.arenite.schemas.capnproto.orderbook.OrderBookSchema.TagStruct;
import dev.arenite.schemas.capnproto.orderbook.OrderBookSchema.TradeStruct;

import org.capnproto.MessageBuilder;
import org.capnproto.StructList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generated classes.
final class CapnProtoOrderBooks extends CapnProtoContender<OrderBook> {

    CapnProtoOrderBooks(DataSet<OrderBook> dataSet) {
        super(dataSet);
    }

    @Override
    protected void build(MessageBuilder message, OrderBook book) {
        BookStruct.Builder out = message.initRoot(BookStruct.factory);
        out.setTimestamp(book.timestamp());
        out.setVenue(book.venue());
        out.setSymbol(book.symbol());
        out.setInstrumentId(book.instrumentId());
        out.setSequence(book.sequence());
        out.setIsTrading(book.isTrading());
        book.tradingStatus().ifPresent(out::setTradingStatus);
        if (book.lastTrade().isPresent()) {
            Trade trade = book.lastTrade().get();
            TradeStruct.Builder last = out.initLastTrade();
            last.setPriceNanos(trade.priceNanos());
            last.setSize(trade.size());
            trade.aggressor().ifPresent(last::setAggressor);
        }
        build(out.initBids(book.bids().size()), book.bids());
        build(out.initAsks(book.asks().size()), book.asks());
        int count = book.tags().size();
        StructList.Builder<TagStruct.Builder> tags = out.initTags(count);
        for (int i = 0; i < count; i++) {
            TagStruct.Builder tag = tags.get(i);
            tag.setKey(book.tags().get(i).key());
            tag.setValue(book.tags().get(i).value());
        }
    }

    private static void build(StructList.Builder<LevelStruct.Builder> out, List<Level> levels) {
        int count = levels.size();
        for (int i = 0; i < count; i++) {
            Level level = levels.get(i);
            LevelStruct.Builder each = out.get(i);
            each.setPriceNanos(level.priceNanos());
            each.setSize(level.size());
            each.setOrderCount(level.orderCount());
            each.setMaker((byte) Level.truth(level.maker()));
        }
    }

    private BookStruct.Reader book(int slot) {
        return message(slot).getRoot(BookStruct.factory);
    }

    @Override
    public long field(int slot) {
        return book(slot).getSequence();
    }

    @Override
    public void update(int slot) {
        BookStruct.Builder book = changed(slot).getRoot(BookStruct.factory);
        book.setSequence(book.getSequence() + 1);
    }

    @Override
    public long checksum(int slot) {
        BookStruct.Reader book = book(slot);
        long sum = leaf(book.getTimestamp()) + leaf(book.getVenue()) + leaf(book.getSymbol());
        sum += book.getInstrumentId() + book.getSequence() + (book.getIsTrading() ? 1 : 0);
        sum += leaf(book.getTradingStatus());
        if (book.hasLastTrade()) {
            TradeStruct.Reader trade = book.getLastTrade();
            sum += trade.getPriceNanos() + trade.getSize() + leaf(trade.getAggressor());
        }
        sum += sumOf(book.getBids()) + sumOf(book.getAsks());
        StructList.Reader<TagStruct.Reader> tags = book.getTags();
        for (int i = 0; i < tags.size(); i++) {
            TagStruct.Reader tag = tags.get(i);
            sum += leaf(tag.getKey()) + leaf(tag.getValue());
        }
        return sum;
    }

    private static long sumOf(StructList.Reader<LevelStruct.Reader> levels) {
        long sum = 0;
        int count = levels.size();
        for (int i = 0; i < count; i++) {
            LevelStruct.Reader level = levels.get(i);
            sum += level.getPriceNanos() + level.getSize() + level.getOrderCount();
            sum += level.getMaker();
        }
        return sum;
    }

    @Override
    public OrderBook decode(int slot) {
        BookStruct.Reader book = book(slot);
        return new OrderBook(
                book.getTimestamp().toString(),
                book.getVenue().toString(),
                book.getSymbol().toString(),
                book.getInstrumentId(),
                book.getSequence(),
                book.getIsTrading(),
                present(book.hasTradingStatus(), book.getTradingStatus()),
                book.hasLastTrade() ? Optional.of(decode(book.getLastTrade())) : Optional.empty(),
                levels(book.getBids()),
                levels(book.getAsks()),
                tags(book.getTags()));
    }

    private static Trade decode(TradeStruct.Reader trade) {
        return new Trade(
                trade.getPriceNanos(),
                trade.getSize(),
                present(trade.hasAggressor(), trade.getAggressor()));
    }

    private static List<Level> levels(StructList.Reader<LevelStruct.Reader> levels) {
        int count = levels.size();
        List<Level> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            LevelStruct.Reader level = levels.get(i);
            list.add(
                    new Level(
                            level.getPriceNanos(),
                            level.getSize(),
                            level.getOrderCount(),
                            Level.truth(level.getMaker())));
        }
        return list;
    }

    private static List<Tag> tags(StructList.Reader<TagStruct.Reader> tags) {
        int count = tags.size();
        List<Tag> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            TagStruct.Reader tag = tags.get(i);
            list.add(new Tag(tag.getKey().toString(), tag.getValue().toString()));
        }
        return list;
    }
}

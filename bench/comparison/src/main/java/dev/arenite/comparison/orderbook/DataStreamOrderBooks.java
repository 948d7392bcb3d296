package dev.arenite.comparison.orderbook;

import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.DataStreamContender;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand: a truth value tells whether there is what may be absent.
final class DataStreamOrderBooks extends DataStreamContender<OrderBook> {

    DataStreamOrderBooks(DataSet<OrderBook> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(DataOutputStream to, OrderBook book) throws IOException {
        to.writeUTF(book.timestamp());
        to.writeUTF(book.venue());
        to.writeUTF(book.symbol());
        to.writeInt(book.instrumentId());
        to.writeLong(book.sequence());
        to.writeBoolean(book.isTrading());
        write(to, book.tradingStatus());
        to.writeBoolean(book.lastTrade().isPresent());
        if (book.lastTrade().isPresent()) {
            Trade trade = book.lastTrade().get();
            to.writeLong(trade.priceNanos());
            to.writeInt(trade.size());
            write(to, trade.aggressor());
        }
        write(to, book.bids());
        write(to, book.asks());
        to.writeInt(book.tags().size());
        for (Tag tag : book.tags()) {
            to.writeUTF(tag.key());
            to.writeUTF(tag.value());
        }
    }

    private static void write(DataOutputStream to, Optional<String> text) throws IOException {
        to.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            to.writeUTF(text.get());
        }
    }

    private static void write(DataOutputStream to, List<Level> levels) throws IOException {
        to.writeInt(levels.size());
        for (Level level : levels) {
            to.writeLong(level.priceNanos());
            to.writeInt(level.size());
            to.writeInt(level.orderCount());
            to.writeByte(Level.truth(level.maker()));
        }
    }

    @Override
    protected OrderBook read(DataInputStream from) throws IOException {
        return new OrderBook(
                from.readUTF(),
                from.readUTF(),
                from.readUTF(),
                from.readInt(),
                from.readLong(),
                from.readBoolean(),
                readText(from),
                from.readBoolean() ? Optional.of(readTrade(from)) : Optional.empty(),
                readLevels(from),
                readLevels(from),
                readTags(from));
    }

    private static Optional<String> readText(DataInputStream from) throws IOException {
        return from.readBoolean() ? Optional.of(from.readUTF()) : Optional.empty();
    }

    private static Trade readTrade(DataInputStream from) throws IOException {
        return new Trade(from.readLong(), from.readInt(), readText(from));
    }

    private static List<Level> readLevels(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<Level> levels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            levels.add(
                    new Level(
                            from.readLong(),
                            from.readInt(),
                            from.readInt(),
                            Level.truth(from.readByte())));
        }
        return levels;
    }

    private static List<Tag> readTags(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<Tag> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(new Tag(from.readUTF(), from.readUTF()));
        }
        return tags;
    }
}

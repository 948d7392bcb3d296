package dev.arenite.comparison.orderbook;

import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.MessagePackContender;

import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand.
final class MessagePackOrderBooks extends MessagePackContender<OrderBook> {

    MessagePackOrderBooks(DataSet<OrderBook> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(MessagePacker to, OrderBook book) throws IOException {
        to.packArrayHeader(11);
        to.packString(book.timestamp());
        to.packString(book.venue());
        to.packString(book.symbol());
        to.packInt(book.instrumentId());
        to.packLong(book.sequence());
        to.packBoolean(book.isTrading());
        write(to, book.tradingStatus());
        if (book.lastTrade().isPresent()) {
            Trade trade = book.lastTrade().get();
            to.packArrayHeader(3);
            to.packLong(trade.priceNanos());
            to.packInt(trade.size());
            write(to, trade.aggressor());
        } else {
            to.packNil();
        }
        write(to, book.bids());
        write(to, book.asks());
        to.packArrayHeader(book.tags().size());
        for (Tag tag : book.tags()) {
            to.packArrayHeader(2);
            to.packString(tag.key());
            to.packString(tag.value());
        }
    }

    private static void write(MessagePacker to, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            to.packString(text.get());
        } else {
            to.packNil();
        }
    }

    private static void write(MessagePacker to, List<Level> levels) throws IOException {
        to.packArrayHeader(levels.size());
        for (Level level : levels) {
            to.packArrayHeader(4);
            to.packLong(level.priceNanos());
            to.packInt(level.size());
            to.packInt(level.orderCount());
            if (level.maker().isPresent()) {
                to.packBoolean(level.maker().get());
            } else {
                to.packNil();
            }
        }
    }

    @Override
    protected OrderBook read(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new OrderBook(
                from.unpackString(),
                from.unpackString(),
                from.unpackString(),
                from.unpackInt(),
                from.unpackLong(),
                from.unpackBoolean(),
                readText(from),
                from.tryUnpackNil() ? Optional.empty() : Optional.of(readTrade(from)),
                readLevels(from),
                readLevels(from),
                readTags(from));
    }

    private static Optional<String> readText(MessageUnpacker from) throws IOException {
        return from.tryUnpackNil() ? Optional.empty() : Optional.of(from.unpackString());
    }

    private static Trade readTrade(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Trade(from.unpackLong(), from.unpackInt(), readText(from));
    }

    private static List<Level> readLevels(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<Level> levels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            from.unpackArrayHeader();
            levels.add(
                    new Level(
                            from.unpackLong(),
                            from.unpackInt(),
                            from.unpackInt(),
                            from.tryUnpackNil()
                                    ? Optional.empty()
                                    : Optional.of(from.unpackBoolean())));
        }
        return levels;
    }

    private static List<Tag> readTags(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<Tag> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            from.unpackArrayHeader();
            tags.add(new Tag(from.unpackString(), from.unpackString()));
        }
        return tags;
    }
}

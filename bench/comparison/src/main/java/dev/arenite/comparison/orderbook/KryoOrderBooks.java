package dev.arenite.comparison.orderbook;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.KryoContender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand.
final class KryoOrderBooks extends KryoContender<OrderBook> {

    KryoOrderBooks(DataSet<OrderBook> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(Output out, OrderBook book) {
        out.writeString(book.timestamp());
        out.writeString(book.venue());
        out.writeString(book.symbol());
        out.writeInt(book.instrumentId());
        out.writeLong(book.sequence());
        out.writeBoolean(book.isTrading());
        out.writeString(book.tradingStatus().orElse(null));
        out.writeBoolean(book.lastTrade().isPresent());
        if (book.lastTrade().isPresent()) {
            Trade trade = book.lastTrade().get();
            out.writeLong(trade.priceNanos());
            out.writeInt(trade.size());
            out.writeString(trade.aggressor().orElse(null));
        }
        writeLevels(out, book.bids());
        writeLevels(out, book.asks());
        out.writeInt(book.tags().size(), true);
        for (Tag tag : book.tags()) {
            out.writeString(tag.key());
            out.writeString(tag.value());
        }
    }

    private static void writeLevels(Output out, List<Level> levels) {
        out.writeInt(levels.size(), true);
        for (Level level : levels) {
            out.writeLong(level.priceNanos());
            out.writeInt(level.size());
            out.writeInt(level.orderCount());
            out.writeByte(Level.truth(level.maker()));
        }
    }

    @Override
    protected OrderBook read(Input input) {
        return new OrderBook(
                input.readString(),
                input.readString(),
                input.readString(),
                input.readInt(),
                input.readLong(),
                input.readBoolean(),
                readText(input),
                input.readBoolean() ? Optional.of(readTrade(input)) : Optional.empty(),
                readLevels(input),
                readLevels(input),
                readTags(input));
    }

    private static Trade readTrade(Input input) {
        return new Trade(input.readLong(), input.readInt(), readText(input));
    }

    private static List<Level> readLevels(Input input) {
        int count = input.readInt(true);
        List<Level> levels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            levels.add(
                    new Level(
                            input.readLong(),
                            input.readInt(),
                            input.readInt(),
                            Level.truth(input.readByte())));
        }
        return levels;
    }

    private static List<Tag> readTags(Input input) {
        int count = input.readInt(true);
        List<Tag> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(new Tag(input.readString(), input.readString()));
        }
        return tags;
    }
}

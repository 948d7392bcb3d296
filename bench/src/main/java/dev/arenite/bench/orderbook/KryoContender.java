package dev.arenite.bench.orderbook;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Kryo's streams over arrays, by hand, without its headers. Its format is read as a whole.
final class KryoContender implements Contender {

    private final Output[] outputs = new Output[5];
    private final Input input = new Input();

    KryoContender() {
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = new Output(BUFFER_BYTES);
        }
    }

    @Override
    public int encode(int index, OrderBook book) {
        Output out = outputs[index];
        out.reset();
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
        return out.position();
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
    public long checksum(int index) {
        return decode(index).checksum();
    }

    @Override
    public OrderBook decode(int index) {
        Output out = outputs[index];
        input.setBuffer(out.getBuffer(), 0, out.position());
        return new OrderBook(
                input.readString(),
                input.readString(),
                input.readString(),
                input.readInt(),
                input.readLong(),
                input.readBoolean(),
                readText(),
                input.readBoolean() ? Optional.of(readTrade()) : Optional.empty(),
                readLevels(),
                readLevels(),
                readTags());
    }

    private Optional<String> readText() {
        @Nullable String text = input.readString();
        return Optional.ofNullable(text);
    }

    private Trade readTrade() {
        return new Trade(input.readLong(), input.readInt(), readText());
    }

    private List<Level> readLevels() {
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

    private List<Tag> readTags() {
        int count = input.readInt(true);
        List<Tag> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(new Tag(input.readString(), input.readString()));
        }
        return tags;
    }
}

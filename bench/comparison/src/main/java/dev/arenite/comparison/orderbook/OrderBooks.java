package dev.arenite.comparison.orderbook;

import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;
import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.Text;
import dev.arenite.comparison.peer.ActivejContender;
import dev.arenite.comparison.peer.ForyContender;
import dev.arenite.comparison.peer.JacksonContender;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Five order books of 300 to 600 bytes, where fixed costs decide. The field that is asked for is
/// the sequence, and an update adds one to it.
public final class OrderBooks implements DataSet<OrderBook> {

    private final List<OrderBook> values = OrderBook.ofBenchmark();

    @Override
    public List<OrderBook> values() {
        return values;
    }

    @Override
    public int bufferBytes() {
        return 4096;
    }

    @Override
    public Map<String, Supplier<Contender<OrderBook>>> contenders() {
        Map<String, Supplier<Contender<OrderBook>>> all = new LinkedHashMap<>();
        all.put("arenite", () -> new AreniteOrderBooks(this, false));
        all.put("arenite-checked", () -> new AreniteOrderBooks(this, true));
        all.put("arenite-combined", () -> new AreniteOrderBooksCombined(this));
        all.put("sbe", () -> new SbeOrderBooks(this));
        all.put("flatbuffers", () -> new FlatBuffersOrderBooks(this));
        all.put("capnproto", () -> new CapnProtoOrderBooks(this));
        all.put(
                "fory",
                () ->
                        ForyContender.onHeap(
                                this, OrderBook.class, Trade.class, Level.class, Tag.class));
        all.put("kryo", () -> new KryoOrderBooks(this));
        all.put("jackson-cbor", () -> JacksonContender.cbor(this, OrderBook.class));
        all.put("jackson-smile", () -> JacksonContender.smile(this, OrderBook.class));
        all.put("jackson-json", () -> JacksonContender.json(this, OrderBook.class));
        all.put("message-pack", () -> new MessagePackOrderBooks(this));
        all.put("data-stream", () -> new DataStreamOrderBooks(this));
        all.put("avro", () -> new AvroOrderBooks(this));
        all.put("protobuf", () -> new ProtobufOrderBooks(this));
        all.put("activej", () -> new ActivejContender<>(this, OrderBook.class));
        return all;
    }

    @Override
    public OrderBook made(OrderBook book, UnaryOperator<String> text) {
        List<Tag> tags = new ArrayList<>(book.tags().size());
        for (Tag tag : book.tags()) {
            tags.add(new Tag(text.apply(tag.key()), text.apply(tag.value())));
        }
        return new OrderBook(
                text.apply(book.timestamp()),
                text.apply(book.venue()),
                text.apply(book.symbol()),
                book.instrumentId(),
                book.sequence(),
                book.isTrading(),
                book.tradingStatus().map(text),
                book.lastTrade().map(trade -> made(trade, text)),
                made(book.bids()),
                made(book.asks()),
                tags);
    }

    private static Trade made(Trade trade, UnaryOperator<String> text) {
        return new Trade(trade.priceNanos(), trade.size(), trade.aggressor().map(text));
    }

    private static List<Level> made(List<Level> levels) {
        List<Level> made = new ArrayList<>(levels.size());
        for (Level level : levels) {
            made.add(
                    new Level(
                            level.priceNanos(),
                            level.size(),
                            level.orderCount(),
                            level.maker().map(isMaker -> isMaker)));
        }
        return made;
    }

    @Override
    public long field(OrderBook book) {
        return book.sequence();
    }

    @Override
    public OrderBook updated(OrderBook book) {
        return new OrderBook(
                book.timestamp(),
                book.venue(),
                book.symbol(),
                book.instrumentId(),
                book.sequence() + 1,
                book.isTrading(),
                book.tradingStatus(),
                book.lastTrade(),
                book.bids(),
                book.asks(),
                book.tags());
    }

    @Override
    public long checksum(OrderBook book) {
        long sum = Text.leaf(book.timestamp()) + Text.leaf(book.venue()) + Text.leaf(book.symbol());
        sum += book.instrumentId() + book.sequence() + (book.isTrading() ? 1 : 0);
        sum += Text.leaf(book.tradingStatus().orElse(""));
        if (book.lastTrade().isPresent()) {
            Trade trade = book.lastTrade().get();
            sum += trade.priceNanos() + trade.size() + Text.leaf(trade.aggressor().orElse(""));
        }
        sum += sumOf(book.bids()) + sumOf(book.asks());
        for (Tag tag : book.tags()) {
            sum += Text.leaf(tag.key()) + Text.leaf(tag.value());
        }
        return sum;
    }

    private static long sumOf(List<Level> levels) {
        long sum = 0;
        for (Level level : levels) {
            sum += level.priceNanos() + level.size() + level.orderCount();
            sum += Level.truth(level.maker());
        }
        return sum;
    }
}

package dev.arenite.comparison.orderbook;

import com.google.flatbuffers.FlatBufferBuilder;

import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.FlatBuffersContender;
import dev.arenite.schemas.flatbuffers.orderbook.BookLevel;
import dev.arenite.schemas.flatbuffers.orderbook.BookTable;
import dev.arenite.schemas.flatbuffers.orderbook.BookTag;
import dev.arenite.schemas.flatbuffers.orderbook.BookTrade;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generated classes; levels are structs.
final class FlatBuffersOrderBooks extends FlatBuffersContender<OrderBook> {

    private final BookTable root = new BookTable();
    private final BookTrade trade = new BookTrade();
    private final BookLevel.Vector levels = new BookLevel.Vector();
    private final BookLevel level = new BookLevel();
    private final BookTag.Vector tags = new BookTag.Vector();
    private final BookTag tag = new BookTag();

    FlatBuffersOrderBooks(DataSet<OrderBook> dataSet) {
        super(dataSet);
    }

    @Override
    protected int build(FlatBufferBuilder builder, OrderBook book) {
        int timestamp = builder.createString(book.timestamp());
        int venue = builder.createString(book.venue());
        int symbol = builder.createString(book.symbol());
        int status = text(builder, book.tradingStatus());
        Optional<Trade> last = book.lastTrade();
        int lastTrade = last.isPresent() ? build(builder, last.get()) : 0;
        BookTable.startBidsVector(builder, book.bids().size());
        int bids = build(builder, book.bids());
        BookTable.startAsksVector(builder, book.asks().size());
        int asks = build(builder, book.asks());
        int[] offsets = new int[book.tags().size()];
        for (int i = 0; i < offsets.length; i++) {
            Tag each = book.tags().get(i);
            int key = builder.createString(each.key());
            offsets[i] = BookTag.createBookTag(builder, key, builder.createString(each.value()));
        }
        int vector = BookTable.createTagsVector(builder, offsets);
        return BookTable.createBookTable(
                builder,
                timestamp,
                venue,
                symbol,
                book.instrumentId(),
                book.sequence(),
                book.isTrading(),
                status,
                lastTrade,
                bids,
                asks,
                vector);
    }

    private static int build(FlatBufferBuilder builder, Trade trade) {
        int aggressor = text(builder, trade.aggressor());
        return BookTrade.createBookTrade(builder, trade.priceNanos(), trade.size(), aggressor);
    }

    /// Structs are written from the last to the first.
    private static int build(FlatBufferBuilder builder, List<Level> levels) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            Level level = levels.get(i);
            BookLevel.createBookLevel(
                    builder,
                    level.priceNanos(),
                    level.size(),
                    level.orderCount(),
                    Level.truth(level.maker()));
        }
        return builder.endVector();
    }

    private BookTable book(int slot) {
        return BookTable.getRootAsBookTable(buffer(slot), root);
    }

    @Override
    public long field(int slot) {
        return book(slot).sequence();
    }

    @Override
    public void update(int slot) {
        book(slot).mutateSequence(root.sequence() + 1);
    }

    @Override
    public long checksum(int slot) {
        ByteBuffer window = window(slot);
        BookTable book = book(slot);
        long sum = leaf(book.timestampInByteBuffer(window)) + leaf(book.venueInByteBuffer(window));
        sum += leaf(book.symbolInByteBuffer(window)) + leaf(book.tradingStatusInByteBuffer(window));
        sum += book.instrumentId() + book.sequence() + (book.isTrading() ? 1 : 0);
        @Nullable BookTrade last = book.lastTrade(trade);
        if (last != null) {
            sum += last.priceNanos() + last.size() + leaf(last.aggressorInByteBuffer(window));
        }
        sum += sumOf(book.bidsVector(levels)) + sumOf(book.asksVector(levels));
        int count = book.tagsVector(tags).length();
        for (int i = 0; i < count; i++) {
            tags.get(tag, i);
            sum += leaf(tag.keyInByteBuffer(window)) + leaf(tag.valueInByteBuffer(window));
        }
        return sum;
    }

    private long sumOf(BookLevel.Vector all) {
        long sum = 0;
        int count = all.length();
        for (int i = 0; i < count; i++) {
            all.get(level, i);
            sum += level.priceNanos() + level.size() + level.orderCount() + level.maker();
        }
        return sum;
    }

    @Override
    public OrderBook decode(int slot) {
        BookTable book = book(slot);
        @Nullable BookTrade last = book.lastTrade(trade);
        return new OrderBook(
                book.timestamp(),
                book.venue(),
                book.symbol(),
                book.instrumentId(),
                book.sequence(),
                book.isTrading(),
                Optional.ofNullable(book.tradingStatus()),
                last == null ? Optional.empty() : Optional.of(decode(last)),
                decode(book.bidsVector(levels)),
                decode(book.asksVector(levels)),
                decode(book.tagsVector(tags)));
    }

    private static Trade decode(BookTrade trade) {
        return new Trade(trade.priceNanos(), trade.size(), Optional.ofNullable(trade.aggressor()));
    }

    private List<Level> decode(BookLevel.Vector all) {
        int count = all.length();
        List<Level> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.get(level, i);
            list.add(
                    new Level(
                            level.priceNanos(),
                            level.size(),
                            level.orderCount(),
                            Level.truth(level.maker())));
        }
        return list;
    }

    private List<Tag> decode(BookTag.Vector all) {
        int count = all.length();
        List<Tag> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.get(tag, i);
            list.add(new Tag(tag.key(), tag.value()));
        }
        return list;
    }
}

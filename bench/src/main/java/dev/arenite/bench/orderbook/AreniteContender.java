package dev.arenite.bench.orderbook;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.bench.data.orderbook.ArchivedLevel;
import dev.arenite.bench.data.orderbook.ArchivedOrderBook;
import dev.arenite.bench.data.orderbook.ArchivedTag;
import dev.arenite.bench.data.orderbook.ArchivedTrade;
import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.scratch.BufferScratch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;

/// Derived types, native memory.
final class AreniteContender implements Contender {

    private final MemorySegment[] buffers = new MemorySegment[5];
    private final MemorySegment[] archives = new MemorySegment[5];
    private final boolean isChecked;
    private final ArchiveWriter writer;

    /// @param isChecked whether archives are checked before they are read
    AreniteContender(boolean isChecked) {
        this.isChecked = isChecked;
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = Arena.global().allocate(BUFFER_BYTES, 16);
            archives[i] = buffers[i];
        }
        MemorySegment scratch = Arena.global().allocate(BUFFER_BYTES, 16);
        writer = ArchiveWriter.to(buffers[0], BufferScratch.over("bench", scratch));
    }

    @Override
    public int encode(int index, OrderBook book) {
        MemorySegment buffer = buffers[index];
        writer.reset(buffer);
        writer.write(ArchivedOrderBook.TYPE, book);
        int byteSize = (int) writer.position();
        if (archives[index].byteSize() != byteSize) {
            archives[index] = buffer.asSlice(0, byteSize);
        }
        return byteSize;
    }

    @Override
    public long checksum(int index) {
        MemorySegment archive = archives[index];
        ArchivedOrderBook book =
                isChecked
                        ? ArchivedOrderBook.access(archive)
                        : Archive.accessUnchecked(ArchivedOrderBook.TYPE, archive);
        long sum = sumOf(book.timestamp()) + sumOf(book.venue()) + sumOf(book.symbol());
        sum += book.instrumentId() + book.sequence() + (book.isTrading() ? 1 : 0);
        Optional<ArchivedString> status = book.tradingStatus();
        if (status.isPresent()) {
            sum += sumOf(status.get());
        }
        Optional<ArchivedTrade> last = book.lastTrade();
        if (last.isPresent()) {
            ArchivedTrade trade = last.get();
            sum += trade.priceNanos() + trade.size();
            Optional<ArchivedString> aggressor = trade.aggressor();
            if (aggressor.isPresent()) {
                sum += sumOf(aggressor.get());
            }
        }
        sum += sumOf(book.bids()) + sumOf(book.asks());
        ArchivedList<ArchivedTag> tags = book.tags();
        for (int i = 0; i < tags.size(); i++) {
            ArchivedTag tag = tags.get(i);
            sum += sumOf(tag.key()) + sumOf(tag.value());
        }
        return sum;
    }

    private static long sumOf(ArchivedList<ArchivedLevel> levels) {
        Objects.requireNonNull(levels.archive());
        long sum = 0;
        int count = (int) levels.size();
        for (int i = 0; i < count; i++) {
            ArchivedLevel level = levels.get(i);
            sum += level.priceNanos() + level.size() + level.orderCount();
            sum += Level.truth(level.maker());
        }
        return sum;
    }

    private static long sumOf(ArchivedString text) {
        long byteSize = text.byteSize();
        if (byteSize == 0) {
            return 0;
        }
        MemorySegment archive = text.archive();
        long start = text.start();
        return byteSize
                + LittleEndian.getByte(archive, start)
                + LittleEndian.getByte(archive, start + byteSize - 1);
    }

    @Override
    public OrderBook decode(int index) {
        MemorySegment archive = archives[index];
        return isChecked
                ? Archive.read(ArchivedOrderBook.TYPE, archive)
                : ArchivedOrderBook.TYPE.read(
                        archive, Archive.rootPosition(ArchivedOrderBook.TYPE, archive));
    }
}

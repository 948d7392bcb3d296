package dev.arenite.bench.orderbook;

import dev.arenite.bench.archive.ForyPeer;
import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;

import org.apache.fory.Fory;
import org.apache.fory.memory.MemoryBuffer;
import org.apache.fory.memory.MemoryUtils;

/// Fory, generated code, classes registered, arrays. Its format is read as a whole.
final class ForyContender implements Contender {

    private final Fory fory =
            ForyPeer.registered(OrderBook.class, Trade.class, Level.class, Tag.class);
    private final MemoryBuffer[] buffers = new MemoryBuffer[5];

    ForyContender() {
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = MemoryUtils.buffer(BUFFER_BYTES);
        }
    }

    @Override
    public int encode(int index, OrderBook book) {
        MemoryBuffer buffer = buffers[index];
        buffer.writerIndex(0);
        fory.serialize(buffer, book);
        return buffer.writerIndex();
    }

    @Override
    public long checksum(int index) {
        return decode(index).checksum();
    }

    @Override
    public OrderBook decode(int index) {
        MemoryBuffer buffer = buffers[index];
        buffer.readerIndex(0);
        return (OrderBook) fory.deserialize(buffer);
    }
}

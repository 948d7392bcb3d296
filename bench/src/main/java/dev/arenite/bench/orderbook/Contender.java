package dev.arenite.bench.orderbook;

import dev.arenite.bench.data.orderbook.OrderBook;

/// Encodes and decodes order books. Each message has a buffer of its own, which is reused.
interface Contender {

    /// The size of each buffer, in bytes: more than the largest message.
    int BUFFER_BYTES = 4096;

    /// Writes a message into a buffer.
    ///
    /// @param index the index of the buffer, from 0 to 4
    /// @return the number of bytes
    int encode(int index, OrderBook book);

    /// Returns the sum of all leaves of the message that was written last into a buffer: read where
    /// it lies, if the format allows that.
    long checksum(int index);

    /// Reads the message that was written last into a buffer as a whole.
    OrderBook decode(int index);
}

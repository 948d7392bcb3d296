package dev.arenite.bench.block;

import org.rocksdb.RocksIteratorInterface;

import java.nio.ByteBuffer;
import java.util.function.ToIntFunction;

/// Goes over the archives of an iterator of RocksDB, each put into one buffer.
final class RocksCursor {

    private final RocksIteratorInterface iterator;
    private final ToIntFunction<ByteBuffer> filler;
    private final RocksName name = new RocksName();
    private final RocksValue value = new RocksValue();

    /// @param filler puts the value that the iterator is at into a buffer, and returns its bytes:
    ///     iterators have no method in common for it
    RocksCursor(RocksIteratorInterface iterator, ToIntFunction<ByteBuffer> filler) {
        this.iterator = iterator;
        this.filler = filler;
    }

    /// Returns the sum of the digests from a name on.
    long range(String from, int count) {
        iterator.seek(name.of(from));
        return sum(count);
    }

    /// Returns the sum of the digests of all archives.
    long scan() {
        iterator.seekToFirst();
        return sum(Long.MAX_VALUE);
    }

    private long sum(long count) {
        long sum = 0;
        for (long i = 0; i < count && iterator.isValid(); i++) {
            sum += value.digest(filler);
            iterator.next();
        }
        return sum;
    }
}

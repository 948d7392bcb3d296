package dev.arenite.bench.block;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/// A buffer for one name, as RocksDB takes and returns it.
final class RocksName {

    private static final int MAX_BYTES = 4096;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_BYTES);

    /// Returns a name in the buffer.
    ByteBuffer of(String name) {
        return buffer.clear().put(name.getBytes(StandardCharsets.UTF_8)).flip();
    }

    /// Returns a name that a function puts into the buffer.
    ///
    /// @param filler returns the number of bytes
    ByteBuffer filled(ToIntFunction<ByteBuffer> filler) {
        int length = filler.applyAsInt(buffer.clear());
        return buffer.clear().limit(length);
    }
}

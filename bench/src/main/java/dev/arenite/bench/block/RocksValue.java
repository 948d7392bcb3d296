package dev.arenite.bench.block;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.ToIntFunction;

/// A buffer for one archive, as RocksDB returns it.
final class RocksValue {

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ClassArchives.MAX_BYTES);
    private final MemorySegment memory = MemorySegment.ofBuffer(buffer);

    /// Returns the digest of an archive that a function puts into the buffer;
    /// [Storage.Reader#MISSING] if it does not.
    ///
    /// @param filler returns the number of bytes, negative if there is no archive
    long digest(ToIntFunction<ByteBuffer> filler) {
        int byteSize = filler.applyAsInt(buffer.clear());
        return byteSize < 0
                ? Storage.Reader.MISSING
                : ClassArchives.digest(memory.asSlice(0, byteSize));
    }
}

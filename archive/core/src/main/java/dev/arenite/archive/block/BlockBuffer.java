package dev.arenite.archive.block;

import dev.arenite.archive.Destination;
import dev.arenite.arena.ArenaLimitException;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// The memory of a block that is being written: a buffer of a pool, the end of which is kept free
/// for the table of roots.
final class BlockBuffer extends Destination {

    private final BlockBuffers pool;
    private final long byteSize;
    private final long spareBytes;
    private @Nullable MemorySegment buffer;
    private boolean hasGrown;

    /// @param byteSize   the size of a buffer to begin with, without the spare bytes
    /// @param spareBytes the number of bytes that the writer does not get
    BlockBuffer(BlockBuffers pool, long byteSize, long spareBytes) {
        this.pool = pool;
        this.byteSize = byteSize;
        this.spareBytes = spareBytes;
    }

    /// Returns the whole buffer, spare bytes included.
    MemorySegment whole() {
        MemorySegment whole = buffer;
        if (whole == null) {
            whole = pool.take(byteSize + spareBytes);
            hasGrown = false;
            buffer = whole;
        }
        return whole;
    }

    /// Leaves the buffer to the caller: the next block has another one.
    void detach() {
        buffer = null;
    }

    /// Gives a buffer that has grown back, so that a large value does not keep it.
    void shrink() {
        if (hasGrown) {
            release();
        }
    }

    /// Gives the buffer back.
    void release() {
        MemorySegment whole = buffer;
        if (whole != null) {
            buffer = null;
            pool.giveBack(whole);
        }
    }

    @Override
    protected MemorySegment memory() {
        return withoutSpare(whole());
    }

    private MemorySegment withoutSpare(MemorySegment whole) {
        return whole.asSlice(0, whole.byteSize() - spareBytes);
    }

    /// @throws ArenaLimitException if the arena has no room for the bytes needed
    @Override
    protected @Nullable MemorySegment grow(long usedBytes, long neededBytes) {
        if (neededBytes > BlockFormat.MAX_BLOCK_BYTES - spareBytes) {
            return null;
        }
        MemorySegment old = whole();
        MemorySegment grown = larger(old.byteSize(), neededBytes + spareBytes);
        MemorySegment.copy(old, 0, grown, 0, usedBytes);
        buffer = grown;
        hasGrown = true;
        pool.giveBack(old);
        return withoutSpare(grown);
    }

    /// Takes twice the memory, so that a large value is not copied often; or what it needs.
    private MemorySegment larger(long presentBytes, long neededBytes) {
        long doubled = Math.min(2 * presentBytes, BlockFormat.MAX_BLOCK_BYTES);
        try {
            return pool.take(Math.max(doubled, neededBytes));
        } catch (ArenaLimitException tight) {
            return pool.take(neededBytes);
        }
    }
}

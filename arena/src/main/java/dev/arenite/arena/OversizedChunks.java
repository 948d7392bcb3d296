package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;

/// The chunks in use that serve one oversized request each, newest first. They are apart from the
/// regular ones, so that the current chunk goes on being filled after an oversized request.
final class OversizedChunks {

    private final ChunkStore store;
    private final MemoryGuard guard;
    private @Nullable Chunk newest;
    private long byteSize;

    OversizedChunks(ChunkStore store, MemoryGuard guard) {
        this.store = store;
        this.guard = guard;
    }

    /// Returns a chunk for one request.
    ///
    /// @param owner     the scope that the chunk is to end with, null if the chunk is to outlive
    ///     scopes
    /// @param usedBytes the bytes in use, for the message of a refusal
    Chunk take(@Nullable Arena owner, long requestedBytes, long byteAlignment, long usedBytes) {
        long guardedBytes =
                Diagnostics.DEBUG ? MemoryGuard.guarded(requestedBytes) : requestedBytes;
        Chunk taken = store.takeOversized(owner, guardedBytes, byteAlignment, usedBytes);
        taken.usedBytes = taken.byteSize();
        byteSize += taken.usedBytes;
        taken.previous = newest;
        newest = taken;
        if (Diagnostics.DEBUG) {
            guard.placeCanary(taken, taken.firstAligned(byteAlignment) + requestedBytes);
        }
        return taken;
    }

    /// Drops the chunks newer than a given one; all chunks for null.
    void dropTo(@Nullable Chunk kept) {
        for (Chunk dropped = newest; dropped != null && dropped != kept; dropped = newest) {
            if (Diagnostics.DEBUG) {
                guard.removeCanaries(dropped, 0);
            }
            Chunk previous = dropped.previous;
            store.keep(dropped);
            newest = previous;
            byteSize -= dropped.byteSize();
            store.releaseUnlessReusable(dropped);
        }
    }

    @Nullable Chunk newest() {
        return newest;
    }

    long byteSize() {
        return byteSize;
    }
}

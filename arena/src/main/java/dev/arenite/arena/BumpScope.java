package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What segments are allocated in and end with: a generation, or a frame within it.
final class BumpScope {

    /// The scope around this one; null if that is the generation, and for the generation.
    final @Nullable BumpScope outer;

    /// Ends the segments; null while there is none to end. Always there in a frame.
    @Nullable Arena lifetime;

    /// The current chunk in this scope; null until a segment is handed out from it.
    @Nullable MemorySegment view;

    /// Of a generation: the innermost frame that is open in it, null if none is.
    @Nullable BumpScope innermost;

    /// What was current when the scope was opened.
    final @Nullable Chunk startChunk;

    final @Nullable Chunk startOversized;
    final long startPosition;
    final long startChunkBytes;

    /// A generation begins with nothing.
    private BumpScope(@Nullable Arena lifetime) {
        this.outer = null;
        this.lifetime = lifetime;
        this.startChunk = null;
        this.startOversized = null;
        this.startPosition = 0;
        this.startChunkBytes = 0;
    }

    private BumpScope(@Nullable BumpScope outer, Arena lifetime, BumpSpace space) {
        this.outer = outer;
        this.lifetime = lifetime;
        this.startChunk = space.chunk();
        this.startOversized = space.oversized();
        this.startPosition = space.position();
        this.startChunkBytes = space.store.nextChunkBytes();
    }

    static BumpScope generation() {
        return new BumpScope(null);
    }

    /// Returns this generation as a new object.
    BumpScope renewed() {
        BumpScope young = new BumpScope(lifetime);
        young.view = view;
        young.innermost = innermost;
        return young;
    }

    static BumpScope frame(@Nullable BumpScope outer, BumpSpace space) {
        return new BumpScope(outer, Arena.ofConfined(), space);
    }

    /// Returns what ends the segments.
    Arena lifetime() {
        Arena opened = lifetime;
        if (opened == null) {
            opened = Arena.ofConfined();
            lifetime = opened;
        }
        return opened;
    }

    /// Makes the view of a chunk, which becomes the current one in this scope.
    MemorySegment open(Chunk chunk) {
        MemorySegment opened = chunk.view(lifetime());
        view = opened;
        return opened;
    }

    /// Ends the segments.
    ///
    /// @return what a cleanup threw that a user attached to the scope, null if none did
    /// @throws IllegalStateException if a native call is using a segment; nothing has changed
    @Nullable Throwable end() {
        Arena ending = lifetime;
        if (ending == null) {
            return null;
        }
        try {
            ending.close();
        } catch (RuntimeException | Error failure) {
            if (ending.scope().isAlive()) {
                throw failure;
            }
            return failure;
        }
        return null;
    }

    /// Returns how many frames are open from the generation to a scope, itself included.
    static int depth(@Nullable BumpScope innermost) {
        int depth = 0;
        for (BumpScope scope = innermost; scope != null; scope = scope.outer) {
            depth++;
        }
        return depth;
    }

    /// Whether this is a scope or one around it.
    boolean encloses(@Nullable BumpScope innermost) {
        for (BumpScope scope = innermost; scope != null; scope = scope.outer) {
            if (scope == this) {
                return true;
            }
        }
        return false;
    }
}

package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What segments are allocated in and end with: a generation, or a frame within it.
abstract sealed class BumpScope permits Generation, ArenaFrame {

    /// The frame around this one; null if that is the generation, and for the generation.
    final @Nullable ArenaFrame outer;

    /// Ends the segments; null while there is none to end. Always there in a frame.
    @Nullable Arena lifetime;

    /// The current chunk in this scope; null until a segment is handed out from it.
    @Nullable MemorySegment view;

    /// The address of the newest block in a regular chunk.
    long newestStart;

    BumpScope(@Nullable ArenaFrame outer, @Nullable Arena lifetime, @Nullable MemorySegment view) {
        this.outer = outer;
        this.lifetime = lifetime;
        this.view = view;
    }

    /// Returns what ends the segments.
    final Arena lifetime() {
        Arena opened = lifetime;
        if (opened == null) {
            opened = Arena.ofConfined();
            lifetime = opened;
        }
        return opened;
    }

    /// Makes the view of a chunk, which becomes the current one in this scope.
    final MemorySegment open(Chunk chunk) {
        MemorySegment opened = chunk.view(lifetime());
        view = opened;
        return opened;
    }

    /// Ends the segments.
    ///
    /// @return what a cleanup threw that a user attached to the scope, null if none did
    /// @throws IllegalStateException if a native call is using a segment; nothing has changed
    final @Nullable Throwable end() {
        return lifetime == null ? null : end(lifetime);
    }

    /// Ends a scope.
    ///
    /// @return what a cleanup threw that a user attached to the scope, null if none did
    /// @throws IllegalStateException if a native call is using a segment; nothing has changed
    static @Nullable Throwable end(Arena ending) {
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

    /// Returns how many frames are open from the generation to a frame, itself included.
    static int depth(@Nullable BumpScope innermost) {
        int depth = 0;
        for (BumpScope scope = innermost; scope != null; scope = scope.outer) {
            depth++;
        }
        return depth;
    }

    /// Whether this is a scope or one around it.
    final boolean encloses(@Nullable BumpScope innermost) {
        for (BumpScope scope = innermost; scope != null; scope = scope.outer) {
            if (scope == this) {
                return true;
            }
        }
        return false;
    }
}

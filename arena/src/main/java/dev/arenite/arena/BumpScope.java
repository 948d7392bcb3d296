package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The scope in which segments are allocated and with which they end: a generation, or a frame
/// within it.
abstract sealed class BumpScope permits Generation, ArenaFrame {

    /// The frame around this frame; null if only the generation is around it, and for the
    /// generation itself.
    final @Nullable ArenaFrame outer;

    /// The arena that ends the segments; null while there is no segment to end. Never null in a
    /// frame.
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

    /// Returns the arena that ends the segments, and opens it if there is none.
    final Arena lifetime() {
        Arena opened = lifetime;
        if (opened == null) {
            opened = Arena.ofConfined();
            lifetime = opened;
        }
        return opened;
    }

    /// Makes the view of a chunk, which becomes the current chunk in this scope.
    final MemorySegment open(Chunk chunk) {
        MemorySegment opened = chunk.view(lifetime());
        view = opened;
        return opened;
    }

    /// Ends the segments.
    ///
    /// @return the exception of a cleanup action that a user attached to the scope, null if none
    ///     threw
    /// @throws IllegalStateException if a native call is using a segment; nothing has changed
    final @Nullable Throwable end() {
        return lifetime == null ? null : end(lifetime);
    }

    /// Ends a scope.
    ///
    /// @return the exception of a cleanup action that a user attached to the scope, null if none
    ///     threw
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

    /// Returns the number of open frames from the outermost one to a given frame, which is
    /// included.
    static int depth(@Nullable BumpScope innermost) {
        int depth = 0;
        for (BumpScope scope = innermost; scope != null; scope = scope.outer) {
            depth++;
        }
        return depth;
    }

    /// Whether this is a given scope or a scope around it.
    final boolean encloses(@Nullable BumpScope innermost) {
        for (BumpScope scope = innermost; scope != null; scope = scope.outer) {
            if (scope == this) {
                return true;
            }
        }
        return false;
    }
}

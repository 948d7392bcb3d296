package dev.arenite.tests;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

/// A source of memory that fails once, at a chosen request, and counts the requests and the open
/// arenas.
///
/// The fault that it plants: the machine has no memory at that moment, and has some later.
public final class FailingSource implements Supplier<Arena> {

    private static final String PLANTED = "planted: request=";

    private final long failingRequest;
    private long requests;
    private long openArenas;

    /// Makes a source.
    ///
    /// @param failingRequest the request that fails, counted from 1; 0 for none
    public FailingSource(long failingRequest) {
        this.failingRequest = failingRequest;
    }

    /// Whether a failure comes from such a source.
    static boolean isPlanted(Throwable failure) {
        return failure instanceof OutOfMemoryError && failure.toString().contains(PLANTED);
    }

    /// Opens an arena for one piece of memory.
    @Override
    public Arena get() {
        openArenas++;
        return new Piece(Arena.ofConfined());
    }

    /// Returns the number of requests for memory.
    public long requests() {
        return requests;
    }

    /// Whether the failing request was made.
    public boolean hasFailed() {
        return failingRequest > 0 && requests >= failingRequest;
    }

    /// Returns the number of open arenas.
    public long openArenas() {
        return openArenas;
    }

    private final class Piece implements Arena {
        private final Arena arena;

        Piece(Arena arena) {
            this.arena = arena;
        }

        @Override
        public MemorySegment allocate(long byteSize, long byteAlignment) {
            if (++requests == failingRequest) {
                throw new OutOfMemoryError(PLANTED + requests);
            }
            return arena.allocate(byteSize, byteAlignment);
        }

        @Override
        public MemorySegment.Scope scope() {
            return arena.scope();
        }

        @Override
        public void close() {
            arena.close();
            openArenas--;
        }
    }
}

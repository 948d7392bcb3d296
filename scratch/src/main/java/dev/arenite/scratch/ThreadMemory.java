package dev.arenite.scratch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A source of memory that is released when a thread has ended, if not before.
final class ThreadMemory {

    /*
     * SAFETY: memory must outlive the segments that show it. Those of a scratch are confined: from
     * the segment the garbage collector reaches its scope and the owner thread. The memory is
     * released after the owner thread became unreachable, hence after all those segments became
     * unreachable. The cleaner holds the arenas but neither the thread nor a scratch, so it does
     * not keep the thread reachable.
     */

    private static final Cleaner CLEANER = Cleaner.create();

    private final Set<Arena> open = ConcurrentHashMap.newKeySet();
    private final String name;
    private final MemorySource shared;

    private ThreadMemory(ScratchOptions options) {
        this.name = options.name();
        this.shared = new MemorySource(Arena::ofShared, options.budget());
    }

    /// Returns a source for the current thread, whose memory counts in the budget of the options.
    static ThreadMemory ofCurrentThread(ScratchOptions options) {
        ThreadMemory memory = new ThreadMemory(options);
        CLEANER.register(Thread.currentThread(), new Release(memory.open));
        return memory;
    }

    /// Opens an arena for one piece of memory. The cleaner must be able to close the arena,
    /// therefore it is shared; only the cleaner makes use of that.
    Arena open() {
        // Counted within the piece, so that the cleaner gives bytes back to the budget, too.
        Piece piece = new Piece(shared.open(name), open);
        open.add(piece);
        return piece;
    }

    /// Closes the arenas that are open when the thread has ended.
    private record Release(Set<Arena> open) implements Runnable {
        @Override
        public void run() {
            open.forEach(Arena::close);
        }
    }

    /// An arena that is removed from the open ones when it is closed.
    private static final class Piece implements Arena {
        private final Arena arena;
        private final Set<Arena> open;

        Piece(Arena arena, Set<Arena> open) {
            this.arena = arena;
            this.open = open;
        }

        @Override
        public MemorySegment allocate(long byteSize, long byteAlignment) {
            return arena.allocate(byteSize, byteAlignment);
        }

        @Override
        public MemorySegment.Scope scope() {
            return arena.scope();
        }

        @Override
        public void close() {
            arena.close();
            open.remove(this);
        }
    }
}

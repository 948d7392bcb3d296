package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A block of memory that an arena bumps through.
///
/// Chunks in use form a stack, newest first; chunks not in use wait in the arena's [ChunkStore].
final class Chunk {

    /// Keeps the memory alive; null when it belongs to the caller or to a scope.
    private final @Nullable Arena lifetime;

    /// The scope that the memory belongs to and ends with; null if it outlives scopes.
    private final @Nullable Arena owner;

    /// The memory in the scope of the chunk itself: the segment that the offset API uses.
    final MemorySegment memory;

    /// The chunk that was current before this one, null for the first.
    @Nullable Chunk previous;

    /// The bytes handed out, paddings included. Up to date only while the chunk is not the current
    /// one.
    long usedBytes;

    /// All bytes from this offset on are zero, as the source of memory gave them.
    long dirtyBytes;

    /// Whether this chunk serves one request that was too large for a regular one.
    final boolean oversized;

    /// Whether the memory is not confined to the thread that took it.
    private final boolean shared;

    /// Whether the memory may be freed when nobody refers to it: it is the caller's memory and is
    /// not confined, so that it may belong to an automatic arena.
    private final boolean collectable;

    private Chunk(
            @Nullable Arena lifetime,
            @Nullable Arena owner,
            MemorySegment memory,
            long dirtyBytes,
            boolean oversized,
            boolean shared,
            boolean collectable) {
        this.lifetime = lifetime;
        this.owner = owner;
        this.memory = memory;
        this.dirtyBytes = dirtyBytes;
        this.oversized = oversized;
        this.shared = shared;
        this.collectable = collectable;
    }

    /// Makes a chunk of new native memory that outlives scopes.
    ///
    /// @param shared whether the chunk may be handed over to another thread, which costs tens of
    ///     microseconds when the chunk is released
    /// @throws OutOfMemoryError if the machine has no such memory
    static Chunk allocate(long byteSize, boolean oversized, boolean shared) {
        Arena lifetime = shared ? Arena.ofShared() : Arena.ofConfined();
        try {
            MemorySegment memory = lifetime.allocate(byteSize, BumpArithmetic.MALLOC_ALIGNMENT);
            return new Chunk(lifetime, null, memory, 0, oversized, shared, false);
        } catch (Throwable failure) {
            lifetime.close();
            throw failure;
        }
    }

    /// Makes a chunk of new native memory that ends with a scope.
    ///
    /// @throws OutOfMemoryError if the machine has no such memory
    static Chunk allocateIn(Arena owner, long byteSize, boolean oversized) {
        MemorySegment memory = owner.allocate(byteSize, BumpArithmetic.MALLOC_ALIGNMENT);
        return new Chunk(null, owner, memory, 0, oversized, false, false);
    }

    /// Makes a chunk of memory that belongs to the caller and whose contents are not known.
    static Chunk over(MemorySegment memory) {
        boolean collectable = !isConfined(memory);
        return new Chunk(null, null, memory, memory.byteSize(), false, false, collectable);
    }

    /// Whether memory is confined to a thread. The platform only tells whether a given thread may
    /// access memory. The thread given here never runs, so no memory is confined to it.
    private static boolean isConfined(MemorySegment memory) {
        return !memory.isAccessibleBy(Thread.ofVirtual().unstarted(() -> {}));
    }

    /// Whether this chunk can hand out segments that end with a given scope.
    ///
    /// @throws IllegalStateException if the memory belongs to the caller, who has ended it
    boolean isViewableIn(Arena scope) {
        if (borrowed() && !isAlive()) {
            throw new IllegalStateException("the memory under the arena has ended");
        }
        return owner == scope || rescopable();
    }

    /// Returns the view of this chunk through which segments are handed out in a scope. The chunk
    /// must be viewable in that scope.
    MemorySegment view(Arena scope) {
        if (owner == scope) {
            return memory;
        }
        return collectable ? Rescoping.viewKeeping(memory, scope) : Rescoping.view(memory, scope);
    }

    /// Whether the memory can be seen through one scope after the other.
    boolean rescopable() {
        return Rescoping.GRANTED
                && (lifetime != null || (memory.isNative() && owner == null && isAlive()));
    }

    /// Whether the memory may be touched: memory of the caller may have ended.
    boolean isAlive() {
        return memory.scope().isAlive();
    }

    /// Whether the memory outlives the scope in which it was handed out.
    boolean reusable() {
        return owner == null;
    }

    /// Whether the memory belongs to the caller.
    boolean borrowed() {
        return lifetime == null && owner == null;
    }

    /// Whether another thread may use the memory after a hand-over.
    boolean transferable() {
        return borrowed() || shared;
    }

    /// Returns the bytes at the ends of the chunks before this one that no request fitted.
    long wastedBehindBytes() {
        long wastedBytes = 0;
        for (Chunk full = previous; full != null; full = full.previous) {
            wastedBytes += full.byteSize() - full.usedBytes;
        }
        return wastedBytes;
    }

    long byteSize() {
        return memory.byteSize();
    }

    /// Returns the offset of the first byte whose address is aligned.
    long firstAligned(long byteAlignment) {
        return BumpArithmetic.alignUp(memory.address(), byteAlignment) - memory.address();
    }

    /// Gives the memory back.
    ///
    /// @return the exception of a cleanup action that a user attached to the chunk's scope, null if
    ///     none threw
    /// @throws IllegalStateException if a native call is using it at this moment, and nothing has
    ///     changed
    @Nullable Throwable release() {
        return lifetime == null ? null : BumpScope.end(lifetime);
    }
}

package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// The memory of an arena: the current chunk, the full chunks behind it, and the chunks of
/// oversized requests. This class knows nothing of threads or generations: it only moves the
/// position forward and back.
final class BumpSpace {

    /*
     * Everything about the current chunk is copied here, as absolute addresses: an allocation has
     * to look nowhere else, and its chain of dependent instructions is short. Chunks in use are
     * linked newest first; going back means dropping chunks until the right one is reached.
     *
     * The speed depends on one condition: the compiler has to see one slice of one segment on every
     * path through an allocation, so that the slice need not exist as an object. Therefore the rare
     * paths return the segment to slice, never the slice, and leave the offset in a field.
     */

    /// The bytes that are zeroed ahead of an allocation at once: at first, and at most.
    private static final long MIN_AHEAD_BYTES = 64;
    private static final long MAX_AHEAD_BYTES = 4096;

    final ChunkStore store;

    /// The address of the current chunk, 0 without one.
    private long base;

    /// The first free byte of the current chunk.
    private long top;

    /// The address at which the current chunk ends.
    private long end;

    /// Free bytes of the current chunk below this address are zero; the bytes from here to
    /// `dirtyEnd` may not be zero. The largest long if all free bytes are zero.
    private long zeroEnd = Long.MAX_VALUE;

    /// The address at which the bytes of the current chunk end that may not be zero.
    private long dirtyEnd;

    /// The end of the newest zeroed allocation of the current chunk, 0 if there is none.
    private long zeroedTop;

    /// The bytes to zero ahead next time.
    private long aheadBytes = MIN_AHEAD_BYTES;

    /// The start of the block in the segment that [#makeRoom] returned.
    private long roomOffset;

    /// The newest regular chunk in use; null before the first allocation.
    private @Nullable Chunk chunk;

    private final OversizedChunks oversized;

    /// The bytes handed out from the full chunks behind the current one.
    private long usedBehindBytes;

    /// The most bytes in use at once, up to the last time that memory was given back.
    private long peakBytes;

    /// The same peak, for this generation and regular chunks only.
    private long demandBytes;

    /// Whether a clear has no chunk to decide about: the only chunk held is one that stays anyway.
    private boolean trimmed;

    final MemoryGuard guard;

    BumpSpace(ChunkStore store) {
        this.store = store;
        this.guard = new MemoryGuard(store.ledger.arenaName);
        this.oversized = new OversizedChunks(store, guard);
    }

    void adopt(Chunk first) {
        store.adopt(first);
        if (Diagnostics.DEBUG) {
            MemoryGuard.poison(first.memory, 0, first.byteSize());
        }
        load(first);
    }

    /// Returns a segment.
    ///
    /// @param zeroed whether it must be zero; its contents are unspecified otherwise
    /// @throws ArenaLimitException if the limit would be exceeded; nothing has changed
    MemorySegment allocate(BumpScope scope, long byteSize, long byteAlignment, boolean zeroed) {
        long footprintBytes = BumpArithmetic.footprint(byteSize);
        long start = BumpArithmetic.alignUp(top, byteAlignment);
        long offset = start - base;
        MemorySegment room = scope.view;
        if (room != null && BumpArithmetic.fits(start, end, footprintBytes) && !Diagnostics.DEBUG) {
            top = start + footprintBytes;
            scope.newestStart = start;
        } else {
            room = makeRoom(scope, byteSize, byteAlignment);
            offset = roomOffset;
        }
        if (zeroed) {
            zeroedTop = top;
            if (zeroedTop > zeroEnd) {
                zeroAhead(room.address() + offset);
            }
        }
        return room.asSlice(offset, byteSize);
    }

    /// Takes bytes without a segment; returns their offset in the chunk that is current after the
    /// call.
    long allocateOffset(BumpScope scope, long byteSize, long byteAlignment) {
        long footprintBytes = BumpArithmetic.footprint(byteSize);
        long start = BumpArithmetic.alignUp(free(), byteAlignment);
        if (!BumpArithmetic.fits(start, end, footprintBytes)) {
            giveUpUntouchedChunk(scope, byteSize, byteAlignment);
            openChunk(scope, null, byteSize, byteAlignment);
            start = BumpArithmetic.alignUp(top, byteAlignment);
        }
        if (Diagnostics.DEBUG) {
            long to = Math.min(start + footprintBytes, dirtyEnd);
            guard.checkPoison(memory(), free() - base, to - base);
        }
        top = start + footprintBytes;
        return start - base;
    }

    /// Takes bytes as [#allocateOffset] does, unless it is known that they would be refused.
    long tryAllocateOffset(BumpScope scope, long byteSize, long byteAlignment) {
        long start = BumpArithmetic.alignUp(free(), byteAlignment);
        return BumpArithmetic.fits(start, end, BumpArithmetic.footprint(byteSize))
                        || store.allows(untouched(scope), byteSize, byteAlignment)
                ? allocateOffset(scope, byteSize, byteAlignment)
                : BumpArena.NO_ROOM;
    }

    /// The first free byte, behind the canary of the newest allocation.
    private long free() {
        return Diagnostics.DEBUG && chunk != null
                ? top + guard.canaryBytesAt(chunk, position())
                : top;
    }

    /// The rare paths: the first allocation of a scope, the first of a chunk, an oversized one.
    ///
    /// @return the segment that has the block at `roomOffset`
    private MemorySegment makeRoom(BumpScope scope, long byteSize, long byteAlignment) {
        long start = BumpArithmetic.alignUp(free(), byteAlignment);
        Arena lifetime = scope.lifetime();
        if (!BumpArithmetic.fits(start, end, BumpArithmetic.footprint(byteSize))
                || chunk == null
                || !chunk.isViewableIn(lifetime)) {
            giveUpUntouchedChunk(scope, byteSize, byteAlignment);
            if (store.isOversized(byteSize, byteAlignment)) {
                return makeOversizedRoom(lifetime, byteSize, byteAlignment);
            }
            openChunk(scope, ownerOfNew(lifetime), byteSize, byteAlignment);
        }
        Chunk current = Objects.requireNonNull(chunk);
        MemorySegment view = scope.view != null ? scope.view : scope.open(current);
        roomOffset = allocateOffset(scope, byteSize, byteAlignment);
        scope.newestStart = base + roomOffset;
        guardTop(current);
        return view;
    }

    /// Memory that cannot be given one scope after the other has to end with its first scope.
    private static @Nullable Arena ownerOfNew(Arena scope) {
        return Rescoping.GRANTED ? null : scope;
    }

    private MemorySegment makeOversizedRoom(Arena scope, long byteSize, long byteAlignment) {
        Chunk taken = oversized.take(ownerOfNew(scope), byteSize, byteAlignment, usedBytes());
        trimmed = false;
        roomOffset = taken.firstAligned(byteAlignment);
        return taken.view(scope);
    }

    /// Makes the current chunk wait, like any other chunk not in use, if no byte was taken of it in
    /// this generation and the limit has room for a request only without it. So an empty arena
    /// serves every request that a new arena serves.
    private void giveUpUntouchedChunk(BumpScope scope, long byteSize, long byteAlignment) {
        // SAFETY: memory that is released must not be seen by a live segment. No segment of this
        // generation was handed out: each takes at least one byte, and bytes given back are noted
        // in demandBytes. The view that was opened early is dropped with the chunk. In a frame,
        // which would come back to the chunk, the chunk stays.
        if (store.fitsOnlyWithout(untouched(scope), byteSize, byteAlignment)) {
            scope.view = null;
            dropChunk();
        }
    }

    private @Nullable Chunk untouched(BumpScope scope) {
        return demandBytes + usedBytes() == 0 && !(scope instanceof ArenaFrame) ? chunk : null;
    }

    private void openChunk(
            BumpScope scope, @Nullable Arena owner, long byteSize, long byteAlignment) {
        if (chunk != null) {
            unload(chunk);
        }
        Chunk taken = store.takeRegular(owner, byteSize, byteAlignment, usedBytes());
        taken.previous = chunk;
        load(taken);
        usedBehindBytes += taken.previous == null ? 0 : taken.previous.usedBytes;
        scope.view = null;
    }

    /// Returns the view of the current chunk before it is needed; null if there is no such chunk,
    /// or if it cannot be given one scope after the other.
    @Nullable MemorySegment earlyView(Arena scope) {
        return chunk != null && chunk.rescopable() ? chunk.view(scope) : null;
    }

    /// Makes the newest block of a scope larger or smaller at its address; returns null if that is
    /// not possible.
    @Nullable MemorySegment tryResize(BumpScope scope, MemorySegment last, long newByteSize) {
        MemorySegment view = scope.view;
        long start = last.address();
        long oldTop = start + BumpArithmetic.footprint(last.byteSize());
        long footprintBytes = BumpArithmetic.footprint(newByteSize);
        // The scope tells which scope's block it is: a block of an outer scope may end at the top,
        // too.
        if (view == null
                || start != scope.newestStart
                || oldTop != top
                || !view.scope().equals(last.scope())
                || !BumpArithmetic.fits(start, end, footprintBytes)) {
            return null;
        }
        Chunk current = Objects.requireNonNull(chunk);
        if (start + footprintBytes < oldTop) {
            rewindWithinChunk(start + footprintBytes - base);
        } else if (Diagnostics.DEBUG) {
            guard.removeCanaryAt(current, position());
        }
        top = start + footprintBytes;
        zeroedTop = top;
        long unusedBytes = oldTop - start - last.byteSize();
        memory().asSlice(oldTop - unusedBytes - base, unusedBytes).fill((byte) 0);
        if (top > zeroEnd) {
            zeroAhead(oldTop);
        }
        guardTop(current);
        MemorySegment resized = view.asSlice(start - base, newByteSize);
        return last.isReadOnly() ? resized.asReadOnly() : resized;
    }

    private void guardTop(Chunk current) {
        if (Diagnostics.DEBUG) {
            dirtyEnd = Math.max(dirtyEnd, base + guard.placeCanary(current, position()));
            zeroEnd = Math.min(zeroEnd, top);
        }
    }

    /// Zeroes the dirty bytes of the newest allocation, and some bytes behind it, because many
    /// small allocations often follow one another.
    private void zeroAhead(long start) {
        if (start < base || start >= top) {
            return; // In a chunk of its own, which is zero from its source.
        }
        long from = Math.max(start, zeroEnd);
        long ahead = Diagnostics.DEBUG ? 0 : aheadBytes;
        long to = dirtyEnd - top > ahead ? top + ahead : dirtyEnd;
        if (from < to) {
            memory().asSlice(from - base, to - from).fill((byte) 0);
        }
        zeroEnd = to < dirtyEnd ? to : Long.MAX_VALUE;
        aheadBytes = Math.min(2 * aheadBytes, MAX_AHEAD_BYTES);
    }

    /// Returns the current chunk's memory in the chunk's own scope.
    MemorySegment memory() {
        return chunk == null ? MemorySegment.NULL : chunk.memory;
    }

    long usedBytes() {
        return oversized.byteSize() + usedBehindBytes + position();
    }

    long peakBytes() {
        return Math.max(peakBytes, usedBytes());
    }

    long position() {
        return top - base;
    }

    @Nullable Chunk chunk() {
        return chunk;
    }

    @Nullable Chunk oversized() {
        return oversized.newest();
    }

    long wastedBytes() {
        return chunk == null ? 0 : chunk.wastedBehindBytes();
    }

    /// Begins a frame.
    void enter() {
        if (!Rescoping.GRANTED) {
            // The frame takes chunks of its own, of which the first is small again.
            store.growFrom(store.firstChunkBytes());
        }
    }

    /// Goes back to the position at which a frame was opened. The frame has ended: none of its
    /// segments is alive.
    void leave(ArenaFrame frame) {
        notePeak();
        oversized.dropTo(frame.startOversized);
        // The oldest chunk stays in place even if there was no chunk before the frame.
        while (chunk != null
                && chunk != frame.startChunk
                && (chunk.previous != null || !chunk.reusable())) {
            dropChunk();
        }
        rewind(frame.startPosition);
        if (!Rescoping.GRANTED) {
            store.growFrom(frame.startChunkBytes);
        }
    }

    /// Goes back to the beginning. All scopes have been closed, so no segment is alive.
    void clear() {
        notePeak();
        if (!trimmed) {
            trimRetained();
        }
        demandBytes = 0;
        rewind(0);
    }

    /// Gives back the chunks that the generation took and the retention policy does not keep.
    private void trimRetained() {
        oversized.dropTo(null);
        // The oldest chunk stays in place where it may, so that a steady load never leaves it.
        while (chunk != null && chunk.previous != null) {
            dropChunk();
        }
        if (!store.endGeneration(demandBytes, chunk) && chunk != null) {
            dropChunk();
        }
        store.applyRetention();
        trimmed = chunk != null && store.waiting() == 0 && store.keepsAlways(chunk);
    }

    /// Gives back the chunks that cannot be handed over to another thread. No memory is in use.
    void detach() {
        while (chunk != null && (chunk.previous != null || !chunk.transferable())) {
            dropChunk();
        }
        rewind(0);
        store.releaseConfined();
    }

    private void notePeak() {
        long regularBytes = usedBehindBytes + position();
        demandBytes = Math.max(demandBytes, regularBytes);
        peakBytes = Math.max(peakBytes, regularBytes + oversized.byteSize());
    }

    /// Goes back to the beginning and gives all memory back.
    void close() {
        zeroedTop = 0; // Nothing will be allocated here again.
        clear();
        if (chunk != null) {
            dropChunk();
        }
        store.close();
    }

    /// Gives back the newest bytes of the current chunk, from a position within the used bytes on.
    void rewindWithinChunk(long position) {
        notePeak();
        rewind(position);
    }

    private void rewind(long position) {
        long from = base + position;
        long to = top;
        long freeFrom = free();
        long zeroEndBefore = zeroEnd;
        // All fields are set before the memory is touched, which may throw: a mapped file may have
        // been truncated.
        dirtyEnd = Math.max(dirtyEnd, to);
        zeroEnd = from < to ? from : zeroEnd;
        top = from;
        aheadBytes = MIN_AHEAD_BYTES;
        if (Diagnostics.DEBUG && chunk != null) {
            guard.giveBack(chunk, position, freeFrom - base);
        } else if (zeroedTop > from && to - from <= MAX_AHEAD_BYTES && memory().scope().isAlive()) {
            // Zeroed memory was requested, and probably will be requested again. Bytes that were
            // zero still are.
            memory().asSlice(from - base, to - from).fill((byte) 0);
            zeroEnd = Math.max(zeroEndBefore, to);
            zeroedTop = from;
        }
    }

    private void dropChunk() {
        Chunk dropped = Objects.requireNonNull(chunk);
        Chunk previous = dropped.previous;
        if (Diagnostics.DEBUG) {
            guard.giveBack(dropped, 0, free() - base);
        }
        unload(dropped);
        store.keep(dropped);
        usedBehindBytes -= previous == null ? 0 : previous.usedBytes;
        load(previous);
        store.releaseUnlessReusable(dropped);
    }

    private void unload(Chunk left) {
        left.usedBytes = position();
        left.dirtyBytes = Math.max(dirtyEnd, top) - base;
    }

    private void load(@Nullable Chunk next) {
        // SAFETY: where the stack ends in one of these calls, nothing has changed. One chunk with
        // the addresses of another could hand out memory twice.
        long start = next == null ? 0 : next.memory.address();
        long byteSize = next == null ? 0 : next.byteSize();
        chunk = next;
        trimmed = false;
        base = start;
        top = next == null ? 0 : start + next.usedBytes;
        end = start + byteSize;
        dirtyEnd = next == null ? 0 : start + next.dirtyBytes;
        zeroEnd = top < dirtyEnd ? top : Long.MAX_VALUE;
        zeroedTop = 0;
        aheadBytes = MIN_AHEAD_BYTES;
    }
}

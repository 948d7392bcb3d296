package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.function.Predicate;

/// Where an arena's chunks come from and go to: sizes, limit, retention.
final class ChunkStore {

    /// The size of a page: merged chunks consist of whole pages.
    private static final long PAGE_BYTES = 4096;

    /// The size of the largest chunk that several chunks are merged into.
    private static final long MERGED_CHUNK_BYTES = 1L << 32;

    private final ArenaOptions options;

    final ArenaAccounting ledger;
    private final ReentrancyGuard guard;

    /// Regular chunks that wait for their next use, in the order in which they came back.
    private final ArrayList<Chunk> free = new ArrayList<>();

    private final PeakEstimate estimate = new PeakEstimate();

    /// The size of the next regular chunk.
    private long nextChunkBytes;

    private long oversized;

    /// The exception of cleanup actions that users attached to the scopes of chunks, until it is
    /// thrown to a caller; null if there is none.
    private @Nullable Throwable failure;

    ChunkStore(ArenaOptions options, ReentrancyGuard guard) {
        this.options = options;
        this.guard = guard;
        this.ledger = new ArenaAccounting(options);
        this.nextChunkBytes = options.firstChunkBytes();
    }

    /// Whether a request is too large to share a chunk with others: at least as large as the
    /// threshold, or larger than the next regular chunk. Such a request neither wastes the current
    /// chunk nor inflates later ones.
    boolean isOversized(long byteSize, long byteAlignment) {
        long neededBytes = BumpArithmetic.sufficientChunkBytes(byteSize, byteAlignment);
        return neededBytes >= options.oversizeBytes() || neededBytes > nextChunkBytes;
    }

    /// Returns a chunk for one oversized request.
    ///
    /// @param owner     the scope that the chunk is to end with, null if the chunk is to outlive
    ///     scopes
    /// @param usedBytes the bytes in use, for the message of a refusal
    /// @throws ArenaLimitException if the limit would be exceeded; nothing has changed
    /// @throws OutOfMemoryError    if the machine has no such memory; nothing has changed
    Chunk takeOversized(@Nullable Arena owner, long byteSize, long byteAlignment, long usedBytes) {
        long neededBytes = BumpArithmetic.sufficientChunkBytes(byteSize, byteAlignment);
        makeRoomFor(neededBytes);
        Chunk chunk = allocate(owner, neededBytes, neededBytes, usedBytes, true);
        oversized++;
        return chunk;
    }

    /// Returns a chunk with room for a request and more: a waiting chunk, or a new one.
    ///
    /// @param owner     the scope that the chunk is to end with, null if the chunk is to outlive
    ///     scopes
    /// @param usedBytes the bytes in use, for the message of a refusal
    /// @throws ArenaLimitException if the limit would be exceeded; nothing has changed
    /// @throws OutOfMemoryError    if the machine has no such memory; nothing has changed
    Chunk takeRegular(@Nullable Arena owner, long byteSize, long byteAlignment, long usedBytes) {
        long neededBytes = BumpArithmetic.sufficientChunkBytes(byteSize, byteAlignment);
        for (int i = 0; owner == null && i < free.size(); i++) {
            if (free.get(i).reusable() && free.get(i).byteSize() >= neededBytes) {
                return free.remove(i);
            }
        }
        makeRoomFor(neededBytes);
        // Near the limit a smaller chunk than usual is better than none.
        long preferredBytes = Math.min(nextChunkBytes, ledger.availableBytes());
        long chunkBytes = Math.max(neededBytes, preferredBytes);
        Chunk chunk = allocate(owner, chunkBytes, neededBytes, usedBytes, false);
        nextChunkBytes = BumpArithmetic.doubled(nextChunkBytes, options.largestChunkBytes());
        return chunk;
    }

    /// Whether the limit has room for a request only if a chunk is released, besides the waiting
    /// chunks.
    ///
    /// @param chunk the chunk, null if there is none to release
    boolean fitsOnlyWithout(@Nullable Chunk chunk, long byteSize, long byteAlignment) {
        if (chunk == null || chunk.borrowed()) {
            return false;
        }
        long missingBytes = missingBytes(byteSize, byteAlignment);
        return missingBytes > 0 && missingBytes <= chunk.byteSize();
    }

    /// Whether the limit has room for a request, if necessary after the waiting chunks and one more
    /// chunk are released.
    ///
    /// @param chunk the additional chunk, null if there is none to release
    boolean allows(@Nullable Chunk chunk, long byteSize, long byteAlignment) {
        return missingBytes(byteSize, byteAlignment) <= 0
                || fitsOnlyWithout(chunk, byteSize, byteAlignment);
    }

    /// Returns the bytes by which a request exceeds the bytes that the limit leaves and those of
    /// the waiting chunks together.
    private long missingBytes(long byteSize, long byteAlignment) {
        long neededBytes = BumpArithmetic.sufficientChunkBytes(byteSize, byteAlignment);
        return neededBytes - ledger.availableBytes() - waitingBytes();
    }

    /// Releases waiting chunks, which are too small for a request, where the limit would forbid a
    /// larger chunk besides them.
    private void makeRoomFor(long neededBytes) {
        long waitingBytes = waitingBytes();
        if (neededBytes - ledger.availableBytes() > waitingBytes) {
            return; // Not even that would help.
        }
        for (int i = free.size() - 1; i >= 0 && neededBytes > ledger.availableBytes(); i--) {
            releaseWaiting(i);
        }
    }

    private Chunk allocate(
            @Nullable Arena owner,
            long chunkBytes,
            long neededBytes,
            long usedBytes,
            boolean isOversized) {
        StackRoom.require();
        keepCapacity();
        ledger.reserve(chunkBytes, neededBytes, usedBytes);
        Chunk chunk;
        try {
            chunk =
                    owner == null
                            ? Chunk.allocate(chunkBytes, isOversized, options.transferable())
                            : Chunk.allocateIn(owner, chunkBytes, isOversized);
        } catch (Throwable refusal) {
            ledger.notTaken(chunkBytes);
            throw refusal;
        }
        ledger.taken(chunkBytes);
        tell(chunk);
        return chunk;
    }

    /// Reports to Flight Recorder a chunk that was taken. The chunk must not be lost if the Java
    /// heap has no room for an event.
    private void tell(Chunk chunk) {
        try {
            ArenaEvents.chunkAllocated(ledger.arenaName, chunk);
            if (!chunk.reusable()) {
                ArenaEvents.notRetained(ledger.arenaName);
            }
        } catch (Throwable lost) {
            keep(chunk);
            releaseUnlessReusable(chunk);
            throw lost;
        }
    }

    /// Makes sure that all present chunks and one more can be given back without memory from the
    /// Java heap.
    private void keepCapacity() {
        free.ensureCapacity(ledger.chunks() + 1);
    }

    /// Takes back a chunk that belongs to no generation and no frame any more. If the thread's
    /// stack is too full for this call, nothing has changed, so that no chunk is lost.
    void keep(Chunk chunk) {
        free.add(chunk);
        chunk.previous = null;
        chunk.dirtyBytes = Math.max(chunk.dirtyBytes, chunk.usedBytes);
        chunk.usedBytes = 0;
    }

    /// Releases the chunk that was taken back last, unless it may be used again.
    void releaseUnlessReusable(Chunk chunk) {
        if (chunk.oversized || !chunk.reusable()) {
            releaseWaiting(free.size() - 1);
        }
    }

    /// Takes note of a generation that ends.
    ///
    /// @param usedBytes the most bytes that it had in regular chunks at once
    /// @param first     its oldest regular chunk, the only one that is not given back yet
    /// @return whether that chunk may stay where it is
    boolean endGeneration(long usedBytes, @Nullable Chunk first) {
        if (first != null && keepsAlways(first)) {
            return true;
        }
        long firstBytes = first == null ? 0 : first.byteSize();
        estimate.record(usedBytes, firstBytes);
        return first != null
                && first.reusable()
                && options.retention() instanceof Retention.Adaptive
                && !estimate.isCrowded()
                && (firstBytes <= options.firstChunkBytes() || !estimate.isTooLarge(firstBytes));
    }

    /// Whether a chunk may stay in place at every clear, independent of the memory that generations
    /// need.
    boolean keepsAlways(Chunk first) {
        return first.borrowed()
                || (first.reusable()
                        && options.retention() instanceof Retention.UpTo(long retainedBytes)
                        && first.byteSize() <= retainedBytes);
    }

    /// Gives waiting chunks back to their source until the retention policy is satisfied.
    void applyRetention() {
        long retainedBytes =
                switch (options.retention()) {
                    case Retention.UpTo(long mostBytes) -> mostBytes;
                    case Retention.Adaptive() -> estimate.isCrowded() ? 0 : estimate.targetBytes();
                };
        for (int i = free.size() - 1; i >= 0 && ledger.reservedBytes() > retainedBytes; i--) {
            releaseWaiting(i);
        }
        if (ledger.chunks() == 0) {
            startAgain();
        }
    }

    /// Sizes the first chunk of the next generation for the memory that recent generations have
    /// needed.
    private void startAgain() {
        long mostBytes = options.largestChunkBytes();
        long targetBytes = estimate.targetBytes();
        if (options.retention() instanceof Retention.Adaptive) {
            mostBytes = Math.max(mostBytes, Math.min(targetBytes, MERGED_CHUNK_BYTES));
        }
        nextChunkBytes = options.firstChunkBytes();
        if (targetBytes > nextChunkBytes) {
            long pagesBytes = BumpArithmetic.alignUp(Math.min(targetBytes, mostBytes), PAGE_BYTES);
            nextChunkBytes = Math.min(pagesBytes, mostBytes);
        }
    }

    /// Whether memory of segments may be handed out again.
    boolean retainsMemory() {
        return Rescoping.GRANTED && !options.retention().equals(Retention.none());
    }

    long nextChunkBytes() {
        return nextChunkBytes;
    }

    /// Sets the size of the next regular chunk: the first size again, or the size from before a
    /// frame.
    void growFrom(long chunkBytes) {
        nextChunkBytes = chunkBytes;
    }

    long firstChunkBytes() {
        return options.firstChunkBytes();
    }

    /// Counts a chunk of memory that belongs to the caller.
    void adopt(Chunk chunk) {
        keepCapacity();
        ledger.adopt(chunk.byteSize());
    }

    /// Releases a waiting chunk; it goes on waiting if a native call is using it.
    private void releaseWaiting(int index) {
        Chunk chunk = free.get(index);
        Throwable thrown;
        ArenaFrame innermost = guard.lock();
        try {
            thrown = chunk.release();
        } catch (IllegalStateException inUse) {
            return;
        } finally {
            guard.unlock(innermost);
        }
        // SAFETY: the memory is released. The chunk is removed from the accounts before anything
        // else can fail.
        free.remove(index);
        if (chunk.borrowed()) {
            ledger.abandon(chunk.byteSize());
            return;
        }
        ledger.release(chunk.byteSize());
        failure = ScopeStack.merged(failure, thrown);
        ArenaEvents.chunkReleased(ledger.arenaName, chunk);
    }

    /// Releases the waiting chunks that cannot be handed over to another thread.
    ///
    /// @throws IllegalStateException if a native call is using one
    void releaseConfined() {
        release(chunk -> !chunk.transferable());
    }

    /// Gives all memory back.
    ///
    /// @throws IllegalStateException if a native call is using some of it
    void close() {
        release(_ -> true);
        ledger.close();
    }

    private void release(Predicate<Chunk> released) {
        for (int i = free.size() - 1; i >= 0; i--) {
            if (released.test(free.get(i))) {
                releaseWaiting(i);
            }
        }
        if (free.stream().anyMatch(released)) {
            throw new IllegalStateException(
                    "memory is in use by a native call: arena=" + ledger.arenaName);
        }
    }

    /// Returns and forgets the exception of cleanup actions of released chunks; null if none threw.
    @Nullable Throwable takeFailure() {
        Throwable taken = failure;
        failure = null;
        return taken;
    }

    private long waitingBytes() {
        long byteSize = 0;
        // By index: an iterator is an object where the compiler does not remove it.
        for (int i = 0; i < free.size(); i++) {
            byteSize += free.get(i).byteSize();
        }
        return byteSize;
    }

    int waiting() {
        return free.size();
    }

    long oversized() {
        return oversized;
    }
}

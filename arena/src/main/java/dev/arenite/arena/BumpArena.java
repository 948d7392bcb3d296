package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.ref.Reference;
import java.util.Objects;

/// An arena that allocates by advancing a position, and is emptied at once by [#clear()].
///
/// Memory comes in chunks. An allocation takes the next bytes of the current chunk; when it is full
/// the arena takes a larger one. [#clear()] ends a *generation*: every segment handed out since the
/// last `clear()` throws [IllegalStateException] on access from then on, and the memory is used
/// again. A [frame][#frame()] does the same for a part of a generation.
///
/// ```java
/// try (BumpArena arena = BumpArena.ofConfined()) {
///     MemorySegment point = arena.allocate(16, 8);
///     arena.clear(); // point throws from here on, its memory is used again
/// }
/// ```
///
/// An arena belongs to the thread that made it, or [took it over][#takeOver()]; any other gets a
/// [WrongThreadException]. It is a [SegmentAllocator] but not a [java.lang.foreign.Arena], because
/// it hands out the same addresses again.
///
/// A cleanup action that somebody attached to a scope of this arena (see
/// [MemorySegment#reinterpret(java.lang.foreign.Arena, java.util.function.Consumer)]) runs while
/// that scope ends, and cannot change the arena meanwhile: it gets an [IllegalStateException].
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public final class BumpArena implements WriteOnceAllocator, AutoCloseable {

    /// Returned by [#tryAllocateOffset] for bytes that are refused.
    public static final long NO_ROOM = -1;

    private final ScopeStack scopes;
    private final BumpSpace space;
    private final Uninitialized uninitialized;

    private BumpArena(ArenaOptions options) {
        Diagnostics.check();
        this.scopes = new ScopeStack(options);
        this.space = scopes.space;
        this.uninitialized = new Uninitialized(scopes);
        LeakDetector.watch(this, space.store.ledger);
    }

    /// Returns a new arena with [default options][ArenaOptions#DEFAULT], owned by the current
    /// thread.
    ///
    /// @throws IllegalArgumentException if the system property `arenite.debug` is neither `true`
    ///     nor `false`, or `arenite.leak` none of `off`, `simple` and `paranoid`
    public static BumpArena ofConfined() {
        return ofConfined(ArenaOptions.DEFAULT);
    }

    /// Returns a new arena, owned by the current thread. No memory is taken before the first
    /// allocation.
    ///
    /// @throws IllegalArgumentException as [#ofConfined()] does
    public static BumpArena ofConfined(ArenaOptions options) {
        return new BumpArena(Objects.requireNonNull(options, "options"));
    }

    /// Returns a new arena of fixed size over memory of the caller, owned by the current thread.
    ///
    /// The memory must not end before the arena does, and must not be used in any other way
    /// meanwhile: once its owner has closed the memory under the arena, the arena's segments refer
    /// to memory that no longer exists. Where the memory cannot be given new scopes (it is on the
    /// heap, or native access is not granted to this module) it is not used at all: the arena takes
    /// as much memory of its own, so that stale segments throw in every case.
    ///
    /// @param memory the memory, at least 1 byte, writable by the current thread
    /// @param name   the name of the arena, for messages and statistics
    /// @throws IllegalArgumentException if the memory is empty or read-only, or as
    ///     [#ofConfined()] does
    /// @throws IllegalStateException    if the memory has ended
    /// @throws WrongThreadException     if the memory is confined to another thread
    public static BumpArena over(MemorySegment memory, String name) {
        checkUsable(memory, Objects.requireNonNull(name, "name"));
        long byteSize = memory.byteSize();
        BumpArena arena =
                new BumpArena(
                        ArenaOptions.named(name)
                                .withChunkBytes(byteSize, byteSize)
                                .withOversizeBytes(Long.MAX_VALUE)
                                .withLimitBytes(byteSize));
        Chunk chunk = Chunk.over(memory);
        if (chunk.rescopable()) {
            arena.space.adopt(chunk);
        }
        return arena;
    }

    private static void checkUsable(MemorySegment memory, String name) {
        if (memory.byteSize() == 0 || memory.isReadOnly()) {
            String demand = memory.isReadOnly() ? "be writable" : "not be empty";
            throw new IllegalArgumentException("memory must " + demand + ": arena=" + name);
        }
        if (!memory.scope().isAlive()) {
            throw new IllegalStateException("memory has ended: arena=" + name);
        }
        Thread caller = Thread.currentThread();
        if (!memory.isAccessibleBy(caller)) {
            throw new WrongThreadException(
                    "memory is confined to another thread: arena="
                            + name
                            + " caller="
                            + caller.getName());
        }
    }

    /// Allocates zeroed memory. Only bytes that were in use before are zeroed.
    ///
    /// @param byteSize      the size in bytes, not negative; a block of 0 bytes has an address of
    ///     its own, too
    /// @param byteAlignment the alignment of the block's address in bytes, a power of two
    /// @return a segment of exactly `byteSize` bytes, alive until the next [#clear()] or [#close()]
    /// @throws IllegalArgumentException if `byteSize` is negative or `byteAlignment` not a power of
    ///     two
    /// @throws ArenaLimitException      if the limit would be exceeded; the arena is unchanged
    /// @throws OutOfMemoryError         if the machine has no memory; the arena is unchanged
    /// @throws IllegalStateException    if the arena is closed or a frame is open
    /// @throws WrongThreadException     if called by a thread other than the owner
    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
        return scopes.allocateZeroed(null, byteSize, byteAlignment);
    }

    /// Allocates zeroed memory, or returns null if there is none.
    ///
    /// @param byteSize      the size in bytes, not negative
    /// @param byteAlignment the alignment of the block's address in bytes, a power of two
    /// @return a segment as [#allocate(long, long)] returns it; null where that method would throw
    ///     [ArenaLimitException] or [OutOfMemoryError], and the arena is unchanged
    /// @throws IllegalArgumentException if `byteSize` is negative or `byteAlignment` not a power of
    ///     two
    /// @throws IllegalStateException    if the arena is closed or a frame is open
    /// @throws WrongThreadException     if called by a thread other than the owner
    public @Nullable MemorySegment tryAllocate(long byteSize, long byteAlignment) {
        return scopes.tryAllocate(null, byteSize, byteAlignment);
    }

    /// Makes the newest block larger where it is. The bytes added are zero.
    ///
    /// @param last        the newest segment of this arena
    /// @param newByteSize the size in bytes, not less than before
    /// @return the larger segment, at the same address, read-only if `last` is; null if `last` is
    ///     not the whole newest block, or the chunk has no room, and the arena is unchanged
    /// @throws IllegalArgumentException if `newByteSize` is less than before
    /// @throws IllegalStateException    if `last` is of an ended generation, the arena is closed or
    ///     a frame is open
    /// @throws WrongThreadException     if called by a thread other than the owner
    public @Nullable MemorySegment tryExtend(MemorySegment last, long newByteSize) {
        return scopes.tryExtend(null, last, newByteSize);
    }

    /// Makes the newest block smaller and gives back its end.
    ///
    /// The segment `last` still reaches the bytes given back, which also belong to the next
    /// allocation: use the returned segment from then on.
    ///
    /// @param last        the newest segment of this arena
    /// @param newByteSize the size in bytes, not negative and not more than before
    /// @return the smaller segment, at the same address, read-only if `last` is; null if `last` is
    ///     not the whole newest block, and the arena is unchanged
    /// @throws IllegalArgumentException if `newByteSize` is negative or more than before
    /// @throws IllegalStateException    if `last` is of an ended generation, the arena is closed or
    ///     a frame is open
    /// @throws WrongThreadException     if called by a thread other than the owner
    public @Nullable MemorySegment tryShrink(MemorySegment last, long newByteSize) {
        return scopes.tryShrink(null, last, newByteSize);
    }

    /// Returns the lane of this arena whose memory is not zeroed: its contents are unspecified
    /// until written. Every `allocateFrom` of this arena goes through it, too.
    ///
    /// @return an allocator with the lifetime, limit and exceptions of this arena
    @Override
    public SegmentAllocator uninitialized() {
        scopes.checkOpen();
        return uninitialized;
    }

    /// Opens a frame: the memory allocated from it is given back when the frame is closed.
    ///
    /// While a frame is open only the innermost one allocates; frames are closed innermost first.
    ///
    /// @throws IllegalStateException if the arena is closed
    /// @throws WrongThreadException  if called by a thread other than the owner
    public ArenaFrame frame() {
        return scopes.open();
    }

    /// Takes bytes of the current chunk without making an object: the offset API, for code that
    /// writes at offsets, such as a serializer.
    ///
    /// The contents are unspecified. A generation in which nothing but this lane was used costs
    /// nothing to clear. Offsets mean nothing after [#clear()] and are not checked: the user of
    /// this lane has to know the generation of each offset.
    ///
    /// @param byteSize      the size in bytes, not negative
    /// @param byteAlignment the alignment of the address in bytes, a power of two
    /// @return the offset in [#chunk()], which may be another chunk than before the call
    /// @throws IllegalArgumentException if `byteSize` is negative or `byteAlignment` not a power of
    ///     two
    /// @throws ArenaLimitException      if the limit would be exceeded; the arena is unchanged
    /// @throws OutOfMemoryError         if the machine has no memory; the arena is unchanged
    /// @throws IllegalStateException    if the arena is closed or a frame is open
    /// @throws WrongThreadException     if called by a thread other than the owner
    public long allocateOffset(long byteSize, long byteAlignment) {
        return scopes.allocateOffset(byteSize, byteAlignment);
    }

    /// Takes bytes as [#allocateOffset(long, long)] does, or returns [#NO_ROOM] if there are none.
    /// A refusal by a limit or budget is noticed before anything is done for the request: no
    /// exception is made for the refusal, unless another thread takes the budget's last bytes at
    /// the same moment.
    ///
    /// @param byteSize      the size in bytes, not negative
    /// @param byteAlignment the alignment of the address in bytes, a power of two
    /// @return an offset as [#allocateOffset(long, long)] returns it; [#NO_ROOM] where that method
    ///     would throw [ArenaLimitException] or [OutOfMemoryError], and the arena is unchanged
    /// @throws IllegalArgumentException if `byteSize` is negative or `byteAlignment` not a power of
    ///     two
    /// @throws IllegalStateException    if the arena is closed or a frame is open
    /// @throws WrongThreadException     if called by a thread other than the owner
    public long tryAllocateOffset(long byteSize, long byteAlignment) {
        return scopes.tryAllocateOffset(byteSize, byteAlignment);
    }

    /// Gives back the newest bytes of the current chunk: the offset API in the other direction.
    ///
    /// Segments handed out from these bytes share them with later allocations until [#clear()]; use
    /// a [frame][#frame()] where that matters.
    ///
    /// @param offset the offset up to which the current chunk is filled from now on, at most
    ///     [#position()]
    /// @throws IllegalArgumentException if the offset is negative or beyond the used bytes of the
    ///     chunk; the arena is unchanged
    /// @throws IllegalStateException    if the arena is closed or a frame is open
    /// @throws WrongThreadException     if called by a thread other than the owner
    public void rewind(long offset) {
        scopes.rewind(offset);
    }

    /// Returns the offset up to which the current chunk is filled, to be given to [#rewind(long)]
    /// later.
    ///
    /// @throws IllegalStateException if the arena is closed or a frame is open
    /// @throws WrongThreadException  if called by a thread other than the owner
    public long position() {
        scopes.checkTurn(null);
        return space.position();
    }

    /// Returns the current chunk, in which the offsets of [#allocateOffset(long, long)] count;
    /// empty before the first allocation. Its scope is the chunk's, which may outlast the
    /// generation: ask again after every `allocateOffset` and every `clear`. If a cleanup action
    /// that is attached to the chunk's scope throws, its exception is thrown by the next
    /// [#clear()], [#handOver()] or [#close()].
    ///
    /// Only bytes that were allocated may be written: the bytes beyond [#position()] count as
    /// untouched.
    ///
    /// @throws IllegalStateException if the arena is closed or a frame is open
    /// @throws WrongThreadException  if called by a thread other than the owner
    public MemorySegment chunk() {
        scopes.checkTurn(null);
        return space.memory();
    }

    /// Ends the generation: every segment handed out since the last `clear()`, by this arena and by
    /// its frames, throws [IllegalStateException] from now on. Open frames end. The memory is
    /// retained as the [retention policy][ArenaOptions#retention()] says.
    ///
    /// Cleanup actions attached to a scope that ends run now. They may use anything but this arena,
    /// which refuses their calls; the first exception that an action throws is thrown when all
    /// other work is done.
    ///
    /// @throws IllegalStateException if the arena is closed or a cleanup action calls, and nothing
    ///     has changed; or a native call is using a segment at this moment: the frames inside the
    ///     scope of that segment have ended then, the rest is unchanged
    /// @throws WrongThreadException  if called by a thread other than the owner
    public void clear() {
        scopes.clear();
    }

    /// Ends the last generation, as [#clear()] does, and gives all memory back.
    ///
    /// @throws IllegalStateException if the arena is closed already, or if called from a cleanup
    ///     action, and nothing has changed; or a native call is using a segment at this moment: the
    ///     frames inside the scope of that segment have ended then, the rest is unchanged
    /// @throws WrongThreadException  if called by a thread other than the owner
    @Override
    public void close() {
        try {
            scopes.close();
        } finally {
            // Else it could pass for forgotten while it is being closed.
            Reference.reachabilityFence(this);
        }
    }

    /// Gives this arena up, for another thread to [take over][#takeOver()]. Until then every method
    /// of it throws [WrongThreadException] in every thread.
    ///
    /// Retained memory is given back, unless the arena is
    /// [transferable][ArenaOptions#transferable()].
    ///
    /// @throws IllegalStateException if the arena is closed, not empty, a frame is open, or a
    ///     native call is using memory that another thread could not release; the arena stays this
    ///     thread's
    /// @throws WrongThreadException  if called by a thread other than the owner
    public void handOver() {
        scopes.handOver();
    }

    /// Makes the current thread the owner of an arena that its owner has [handed
    /// over][#handOver()]. All that the former owner did before the hand-over is visible to the
    /// current thread.
    ///
    /// @throws IllegalStateException if the arena is the current thread's already
    /// @throws WrongThreadException  if the arena is another thread's, or over memory that only
    ///     another thread may access; nothing has changed
    public void takeOver() {
        scopes.takeOver();
    }

    /// Returns the statistics of this arena. May be called on a closed arena.
    ///
    /// @throws WrongThreadException if called by a thread other than the owner
    public ArenaStats stats() {
        scopes.checkThread();
        ArenaAccounting ledger = space.store.ledger;
        return new ArenaStats(
                ledger.arenaName,
                space.usedBytes(),
                space.peakBytes(),
                space.wastedBytes(),
                ledger.reservedBytes(),
                ledger.limitBytes(),
                ledger.chunks(),
                space.store.oversized(),
                scopes.clears(),
                ledger.sourceAllocations(),
                space.store.retainsMemory());
    }

    @Override
    public String toString() {
        return "BumpArena[" + space.store.ledger.arenaName + "]";
    }

    /// The lane that does not zero its memory.
    private record Uninitialized(ScopeStack scopes) implements SegmentAllocator {

        @Override
        public MemorySegment allocate(long byteSize, long byteAlignment) {
            return scopes.allocate(null, byteSize, byteAlignment);
        }
    }
}

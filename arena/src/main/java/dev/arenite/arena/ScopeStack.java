package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The scopes of an arena: the generation and the frames in it. This class also checks that the
/// calling thread is the owner, and that the scope that allocates is the innermost one. A scope is
/// named by its frame, the generation by null.
final class ScopeStack implements ReentrancyGuard {

    /*
     * A generation is treated as the outermost frame: its scope is opened when the first segment is
     * handed out. A generation in which only the offset API was used has no scope and nothing to
     * invalidate. The clear that ends a generation with segments opens the next one at once, so
     * that the allocations after it all take the same, short path.
     *
     * With G1, storing a reference to a new object into an old one takes a memory fence, about as
     * long as ten allocations. The state that changes with every scope is therefore kept in one
     * object, the generation. It is replaced by a new object before it can grow old; that is
     * possible because nothing else refers to it.
     */

    /// The number of scopes that are opened before the generation moves to a new object. It is so
    /// small that a garbage collector does not treat the object as old by then, and so large that
    /// the cost of the new objects does not matter.
    private static final int SCOPES_PER_OBJECT = 1024;

    private static final VarHandle OWNER = ownerHandle();

    /// A frame that nobody holds: it is the innermost one once the arena is closed.
    private final ArenaFrame closed;

    /// Another frame that nobody holds: it is the innermost one while a cleanup action may run.
    private final ArenaFrame locked;

    private final String name;
    final BumpSpace space;

    /// The generation; it holds the innermost frame, which is `closed` if the arena is.
    private Generation generation;

    /// The number of scopes that were opened since the generation moved to a new object.
    private int opened;

    /// The thread that may call; null between a hand-over and a take-over.
    private @Nullable Thread owner = Thread.currentThread();

    private long clears;

    ScopeStack(ArenaOptions options) {
        this.name = options.name();
        this.space = new BumpSpace(new ChunkStore(options, this));
        this.generation = Generation.empty();
        this.closed = new ArenaFrame(this, null, Arena.global(), null, space);
        this.locked = new ArenaFrame(this, null, Arena.global(), null, space);
    }

    MemorySegment allocate(@Nullable ArenaFrame frame, long byteSize, long byteAlignment) {
        checkTurn(frame);
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        return space.allocate(scope(frame), byteSize, byteAlignment, false);
    }

    MemorySegment allocateZeroed(@Nullable ArenaFrame frame, long byteSize, long byteAlignment) {
        checkTurn(frame);
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        return space.allocate(scope(frame), byteSize, byteAlignment, true);
    }

    @Nullable MemorySegment tryAllocate(
            @Nullable ArenaFrame frame, long byteSize, long byteAlignment) {
        try {
            return allocateZeroed(frame, byteSize, byteAlignment);
        } catch (ArenaLimitException | OutOfMemoryError refused) {
            return null;
        }
    }

    @Nullable MemorySegment tryExtend(
            @Nullable ArenaFrame frame, MemorySegment last, long newByteSize) {
        checkTurn(frame);
        if (newByteSize < last.byteSize()) {
            throw notResizable("smaller", last, newByteSize);
        }
        checkAlive(last);
        return space.tryResize(scope(frame), last, newByteSize);
    }

    @Nullable MemorySegment tryShrink(
            @Nullable ArenaFrame frame, MemorySegment last, long newByteSize) {
        checkTurn(frame);
        if (newByteSize < 0 || newByteSize > last.byteSize()) {
            throw notResizable(newByteSize < 0 ? "negative" : "larger", last, newByteSize);
        }
        checkAlive(last);
        return space.tryResize(scope(frame), last, newByteSize);
    }

    private void checkAlive(MemorySegment last) {
        if (!last.scope().isAlive()) {
            throw new IllegalStateException("segment is of an ended scope: arena=" + name);
        }
    }

    private static IllegalArgumentException notResizable(
            String how, MemorySegment last, long newByteSize) {
        return new IllegalArgumentException(
                "new size is "
                        + how
                        + ": newByteSize="
                        + newByteSize
                        + " byteSize="
                        + last.byteSize());
    }

    long allocateOffset(long byteSize, long byteAlignment) {
        checkTurn(null);
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        return space.allocateOffset(generation, byteSize, byteAlignment);
    }

    long tryAllocateOffset(long byteSize, long byteAlignment) {
        checkTurn(null);
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        try {
            return space.tryAllocateOffset(generation, byteSize, byteAlignment);
        } catch (ArenaLimitException | OutOfMemoryError refused) {
            return BumpArena.NO_ROOM;
        }
    }

    void rewind(long offset) {
        checkTurn(null);
        if (offset < 0 || offset > space.position()) {
            throw new IllegalArgumentException(
                    "offset is not within the used part of the chunk: offset="
                            + offset
                            + " usedBytes="
                            + space.position());
        }
        space.rewindWithinChunk(offset);
        if (Diagnostics.DEBUG) {
            rethrow(null);
        }
    }

    /// Opens a frame within the innermost.
    ArenaFrame open() {
        checkOpen();
        stayYoung();
        Arena lifetime = Arena.ofConfined();
        MemorySegment view = space.earlyView(lifetime);
        ArenaFrame frame = new ArenaFrame(this, generation.innermost, lifetime, view, space);
        space.enter();
        generation.innermost = frame;
        return frame;
    }

    private void stayYoung() {
        if (++opened == SCOPES_PER_OBJECT) {
            opened = 0;
            generation = generation.renewed();
        }
    }

    /// Ends a frame; nothing has changed if it cannot be ended now.
    void close(ArenaFrame frame) {
        checkTurn(frame);
        Throwable failure = endInnermost(frame);
        rethrow(failure);
    }

    private @Nullable Throwable endInnermost(ArenaFrame frame) {
        Throwable failure = end(frame, frame.outer);
        space.leave(frame);
        return failure;
    }

    void clear() {
        checkOpen();
        // Made first: if the Java heap has no room for it, nothing has ended yet.
        Arena next = generation.lifetime == null ? null : Arena.ofConfined();
        Throwable failure = endGeneration(endFrames());
        ArenaEvents.cleared(name, space);
        space.clear();
        failure = merged(failure, space.store.takeFailure());
        clears++;
        if (next != null) {
            stayYoung();
            generation.lifetime = next;
            generation.view = space.earlyView(next);
        }
        rethrow(failure);
    }

    void close() {
        checkOpen();
        Throwable failure = endGeneration(endFrames());
        space.close();
        generation.innermost = closed;
        rethrow(merged(failure, space.store.takeFailure()));
    }

    /// Gives the arena up, for another thread to take over.
    void handOver() {
        checkTurn(null);
        if (space.usedBytes() != 0) {
            throw new IllegalStateException(
                    "arena is not empty: arena=" + name + " usedBytes=" + space.usedBytes());
        }
        Throwable failure = endGeneration(null);
        space.detach();
        failure = merged(failure, space.store.takeFailure());
        OWNER.setRelease(this, null);
        rethrow(failure);
    }

    /// Makes the current thread the owner of an arena that was handed over.
    void takeOver() {
        if (!OWNER.compareAndSet(this, null, Thread.currentThread())) {
            checkOpen();
            throw new IllegalStateException("arena was not handed over: arena=" + name);
        }
        if (!space.memory().isAccessibleBy(Thread.currentThread())) {
            OWNER.setRelease(this, null);
            throw new WrongThreadException("memory is confined to another thread: arena=" + name);
        }
    }

    private @Nullable Throwable endFrames() {
        Throwable failure = null;
        for (ArenaFrame frame = generation.innermost; frame != null; frame = frame.outer) {
            failure = merged(failure, endInnermost(frame));
        }
        return failure;
    }

    private @Nullable Throwable endGeneration(@Nullable Throwable before) {
        Throwable failure = merged(before, end(generation, null));
        generation.lifetime = null;
        generation.view = null;
        return failure;
    }

    /// Ends a scope, cleanup actions included.
    ///
    /// @param outer the frame that is innermost after that; the innermost frame is as before if the
    ///     scope cannot be ended now
    private @Nullable Throwable end(BumpScope scope, @Nullable ArenaFrame outer) {
        if (Diagnostics.DEBUG) {
            space.guard.checkCanaries();
        }
        if (scope.lifetime == null) {
            return null; // No segment, so no cleanup action, and only a generation has none.
        }
        ArenaFrame innermost = lock();
        try {
            Throwable failure = scope.end();
            innermost = outer;
            return failure;
        } finally {
            generation.innermost = innermost;
        }
    }

    @Override
    public @Nullable ArenaFrame lock() {
        ArenaFrame innermost = generation.innermost;
        generation.innermost = locked;
        return innermost;
    }

    @Override
    public void unlock(@Nullable ArenaFrame innermost) {
        generation.innermost = innermost;
    }

    /// Returns two failures as one; cleanup actions may well have thrown the same object.
    static @Nullable Throwable merged(@Nullable Throwable first, @Nullable Throwable second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        if (first != second) {
            first.addSuppressed(second);
        }
        return first;
    }

    private void rethrow(@Nullable Throwable failure) {
        if (Diagnostics.DEBUG) {
            failure = merged(failure, space.guard.takeFinding());
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    long clears() {
        return clears;
    }

    private BumpScope scope(@Nullable ArenaFrame frame) {
        return frame == null ? generation : frame;
    }

    void checkTurn(@Nullable ArenaFrame frame) {
        if (frame != generation.innermost || Thread.currentThread() != owner) {
            throw notItsTurn(frame);
        }
    }

    void checkOpen() {
        checkThread();
        if (generation.innermost == closed) {
            throw new IllegalStateException("arena is closed: arena=" + name);
        }
        if (generation.innermost == locked) {
            throw new IllegalStateException("called from a cleanup action: arena=" + name);
        }
    }

    void checkThread() {
        if (Thread.currentThread() != owner) {
            throw wrongThread();
        }
    }

    private RuntimeException notItsTurn(@Nullable ArenaFrame frame) {
        checkOpen();
        if (frame != null && !frame.encloses(generation.innermost)) {
            return new IllegalStateException("frame is closed: arena=" + name);
        }
        return new IllegalStateException(
                "a frame inside is open: arena="
                        + name
                        + " frameDepth="
                        + BumpScope.depth(frame)
                        + " innermostDepth="
                        + BumpScope.depth(generation.innermost));
    }

    private WrongThreadException wrongThread() {
        Thread seen = owner;
        return new WrongThreadException(
                "called from a thread other than the owner: arena="
                        + name
                        + " owner="
                        + (seen == null ? "none" : seen.getName())
                        + " caller="
                        + Thread.currentThread().getName());
    }

    private static VarHandle ownerHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(ScopeStack.class, "owner", Thread.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}

package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/// A part of a generation of a [BumpArena]: the memory allocated from a frame is given back when
/// the frame is closed, and the frame's segments throw from then on.
///
/// ```java
/// try (ArenaFrame frame = arena.frame()) {
///     MemorySegment temporary = frame.allocate(1024);
/// } // temporary throws from here on, the arena is as before
/// ```
///
/// Frames nest, and are closed innermost first. While a frame is open only the innermost allocates.
/// A frame has one scope and ends once, therefore it is an [Arena].
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public final class ArenaFrame extends BumpScope implements WriteOnceAllocator, Arena {

    private final ScopeStack scopes;
    private @Nullable SegmentAllocator uninitialized;

    /// The state of the arena's memory when this frame was opened.
    final @Nullable Chunk startChunk;

    final @Nullable Chunk startOversized;
    final long startPosition;
    final long startChunkBytes;

    /// Makes a frame that begins at the current position of a space. The constructor only stores
    /// fields: stores into a new object cost no work of the garbage collector as long as no other
    /// object is made in between.
    ArenaFrame(
            ScopeStack scopes,
            @Nullable ArenaFrame outer,
            Arena lifetime,
            @Nullable MemorySegment view,
            BumpSpace space) {
        super(outer, lifetime, view);
        this.scopes = scopes;
        this.startChunk = space.chunk();
        this.startOversized = space.oversized();
        this.startPosition = space.position();
        this.startChunkBytes = space.store.nextChunkBytes();
    }

    /// Allocates zeroed memory that lives until this frame is closed.
    ///
    /// @param byteSize      the size in bytes, not negative
    /// @param byteAlignment the alignment of the block's address in bytes, a power of two
    /// @return a segment of exactly `byteSize` bytes
    /// @throws IllegalArgumentException if `byteSize` is negative or `byteAlignment` not a power of
    ///     two
    /// @throws ArenaLimitException      if the arena's limit would be exceeded; nothing has changed
    /// @throws OutOfMemoryError         if the machine has no memory; nothing has changed
    /// @throws IllegalStateException    if this frame is closed, or another is open inside it
    /// @throws WrongThreadException     if called by a thread other than the arena's owner
    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
        return scopes.allocateZeroed(this, byteSize, byteAlignment);
    }

    /// Allocates zeroed memory that lives until this frame is closed, or returns null if there is
    /// none.
    ///
    /// @param byteSize      the size in bytes, not negative
    /// @param byteAlignment the alignment of the block's address in bytes, a power of two
    /// @return a segment as [#allocate(long, long)] returns it; null where that method would throw
    ///     [ArenaLimitException] or [OutOfMemoryError], and nothing has changed
    /// @throws IllegalArgumentException if `byteSize` is negative or `byteAlignment` not a power of
    ///     two
    /// @throws IllegalStateException    if this frame is closed, or another is open inside it
    /// @throws WrongThreadException     if called by a thread other than the arena's owner
    public @Nullable MemorySegment tryAllocate(long byteSize, long byteAlignment) {
        return scopes.tryAllocate(this, byteSize, byteAlignment);
    }

    /// Makes the newest block of this frame larger where it is, as
    /// [BumpArena#tryExtend(MemorySegment, long)] does.
    ///
    /// @param last        the newest segment of this frame
    /// @param newByteSize the size in bytes, not less than before
    /// @return the larger segment; null if `last` is not the newest block of this frame, or the
    ///     chunk has no room, and nothing has changed
    /// @throws IllegalArgumentException if `newByteSize` is less than before
    /// @throws IllegalStateException    if `last` is of an ended scope, this frame is closed, or
    ///     another is open inside it
    /// @throws WrongThreadException     if called by a thread other than the arena's owner
    public @Nullable MemorySegment tryExtend(MemorySegment last, long newByteSize) {
        return scopes.tryExtend(this, last, newByteSize);
    }

    /// Makes the newest block of this frame smaller, as [BumpArena#tryShrink(MemorySegment, long)]
    /// does.
    ///
    /// @param last        the newest segment of this frame
    /// @param newByteSize the size in bytes, not negative and not more than before
    /// @return the smaller segment; null if `last` is not the newest block of this frame, and
    ///     nothing has changed
    /// @throws IllegalArgumentException if `newByteSize` is negative or more than before
    /// @throws IllegalStateException    if `last` is of an ended scope, this frame is closed, or
    ///     another is open inside it
    /// @throws WrongThreadException     if called by a thread other than the arena's owner
    public @Nullable MemorySegment tryShrink(MemorySegment last, long newByteSize) {
        return scopes.tryShrink(this, last, newByteSize);
    }

    /// Returns the lane of this frame whose memory is not zeroed: its contents are unspecified
    /// until written.
    @Override
    public SegmentAllocator uninitialized() {
        scopes.checkThread();
        if (uninitialized == null) {
            uninitialized = new Uninitialized(scopes, this);
        }
        return uninitialized;
    }

    /// Returns the scope of this frame's segments, alive until the frame is closed.
    @Override
    public MemorySegment.Scope scope() {
        return lifetime().scope();
    }

    /// Ends this frame: its segments throw from now on, its memory is used again.
    ///
    /// Cleanup actions attached to its scope run now. They may use anything but the arena, which
    /// refuses their calls; an exception that they throw is thrown when the frame has ended.
    ///
    /// @throws IllegalStateException if this frame is closed, another is open inside it, a native
    ///     call is using a segment of it at this moment, or a cleanup action of the arena calls;
    ///     nothing has changed
    /// @throws WrongThreadException  if called by a thread other than the arena's owner
    @Override
    public void close() {
        scopes.close(this);
    }

    /// The lane that does not zero its memory.
    private record Uninitialized(ScopeStack scopes, ArenaFrame frame) implements SegmentAllocator {

        @Override
        public MemorySegment allocate(long byteSize, long byteAlignment) {
            return scopes.allocate(frame, byteSize, byteAlignment);
        }
    }
}

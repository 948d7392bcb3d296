package dev.arenite.scratch;

import java.lang.foreign.MemorySegment;

/// Temporary memory, pushed and popped last-in first-out.
///
/// The contract holds over everything that a scratch consists of: only the newest block can be
/// popped, popping restores [#usedBytes()] exactly, and whatever is thrown leaves the scratch as it
/// was. [#clear()] gives everything back in any state that a failure may have left.
///
/// ```java
/// try (Scratch scratch = Scratch.ofConfined("orders")) {
///     MemorySegment block = scratch.push(1024, 8);
///     scratch.pop(block);
/// }
/// ```
///
/// There are three ways to give blocks back: one by one ([#pop]), all that were pushed within a
/// frame ([#frame()]), and all above a mark ([#release], the offset API of a serializer). Bytes
/// that were given back are used again: a segment kept beyond that sees what is pushed next, until
/// `clear()`, from which on every segment handed out before throws [IllegalStateException].
///
/// A scratch belongs to the thread that made it; any other gets a [WrongThreadException] from every
/// method.
public interface Scratch extends AutoCloseable {

    /// Returns a scratch for general use with [default options][ScratchOptions#DEFAULT], owned by
    /// the current thread: a small main memory that grows with its use, and a fallback.
    ///
    /// @param name who the scratch belongs to, for messages and statistics
    static FallbackScratch ofConfined(String name) {
        return FallbackScratch.ofConfined(ScratchOptions.named(name));
    }

    /// Takes a block. Its contents are unspecified.
    ///
    /// @param byteSize      the size in bytes, not negative; a block of 0 bytes has an address of
    ///     its own, too
    /// @param byteAlignment the alignment of the block's address in bytes, a power of two
    /// @return a segment of exactly `byteSize` bytes, to be used until it is given back
    /// @throws IllegalArgumentException  if `byteSize` is negative or `byteAlignment` not a power
    ///     of two
    /// @throws ScratchExhaustedException if there is no room for the block; nothing has changed
    /// @throws OutOfMemoryError          if the machine has no memory; nothing has changed
    /// @throws IllegalStateException     if the scratch is closed
    /// @throws WrongThreadException      if called by a thread other than the owner
    MemorySegment push(long byteSize, long byteAlignment);

    /// Gives back the newest block.
    ///
    /// @param block the segment that [#push] returned
    /// @throws ScratchOrderException if `block` is not the newest block, or was pushed before the
    ///     innermost open frame was opened; nothing has changed
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if called by a thread other than the owner
    void pop(MemorySegment block);

    /// Takes a block without making an object: the offset API, for code that writes at offsets.
    ///
    /// The block counts like any other, and is given back by [#release(int)].
    ///
    /// @param byteSize      the size in bytes, not negative
    /// @param byteAlignment the alignment of the block's address in bytes, a power of two
    /// @return the offset of the block in [#memory()]
    /// @throws IllegalArgumentException  if `byteSize` is negative or `byteAlignment` not a power
    ///     of two
    /// @throws ScratchExhaustedException if there is no room for the block; nothing has changed
    /// @throws OutOfMemoryError          if the machine has no memory; nothing has changed
    /// @throws IllegalStateException     if the scratch is closed
    /// @throws WrongThreadException      if called by a thread other than the owner
    long pushOffset(long byteSize, long byteAlignment);

    /// Returns the memory in which the offset of the last [#pushOffset] counts, to be asked for
    /// right after it: it may differ from block to block. It must not be used after the block was
    /// given back, which is not checked; its scope may outlast the block, and ends at the latest
    /// with the memory.
    ///
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if called by a thread other than the owner
    MemorySegment memory();

    /// Returns how many blocks and open frames there are: what [#release(int)] takes to come back
    /// here.
    ///
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if called by a thread other than the owner
    int mark();

    /// Gives back all blocks that are newer than a mark, newest first. Frames opened since end.
    ///
    /// @param mark what [#mark()] returned
    /// @throws ScratchOrderException if there is less than at the mark; nothing has changed
    /// @throws IllegalStateException if the scratch is closed, or a native call is using a block
    ///     that ends with its release; the blocks newer than that have been given back then
    /// @throws WrongThreadException  if called by a thread other than the owner
    void release(int mark);

    /// Opens a frame without making an object; [#frame()] is the convenient form.
    ///
    /// @return the number of the frame, for [#leave(long)]
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if called by a thread other than the owner
    long enter();

    /// Closes a frame: everything pushed since it was opened is given back.
    ///
    /// @param frame what [#enter()] returned
    /// @throws ScratchOrderException if a frame inside is open; nothing has changed
    /// @throws IllegalStateException if the frame is closed already, be it by [#clear()] or
    ///     [#release(int)], or the scratch is closed; nothing has changed. Also if a native call
    ///     is using a block, as with [#release(int)]
    /// @throws WrongThreadException  if called by a thread other than the owner
    void leave(long frame);

    /// Opens a frame: what is pushed from now on is given back when it is closed.
    ///
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if called by a thread other than the owner
    default ScratchFrame frame() {
        return new ScratchFrame(this, enter());
    }

    /// Gives back all blocks, newest first, in whatever state an exception left them. Open frames
    /// end. Segments handed out before throw [IllegalStateException] from now on.
    ///
    /// @throws IllegalStateException if the scratch is closed, or a native call is using a segment
    ///     at this moment; blocks that have memory of their own may have been given back then, and
    ///     those newer than them, the rest is unchanged. It can be called again after the native
    ///     call
    /// @throws WrongThreadException  if called by a thread other than the owner
    void clear();

    /// Returns the bytes of all blocks, paddings included. May be asked of a closed scratch.
    ///
    /// @throws WrongThreadException if called by a thread other than the owner
    long usedBytes();

    /// Returns the most bytes that were in use at once since this scratch was made. May be asked of
    /// a closed scratch.
    ///
    /// @throws WrongThreadException if called by a thread other than the owner
    long peakBytes();

    /// Returns what this scratch holds and has done. May be asked of a closed scratch.
    ///
    /// @throws WrongThreadException if called by a thread other than the owner
    ScratchStats stats();

    /// Gives back all memory. Segments handed out before throw from now on.
    ///
    /// @throws IllegalStateException if the scratch is closed already, or a native call is using a
    ///     segment at this moment: the scratch is open then, and as [#clear()] says
    /// @throws WrongThreadException  if called by a thread other than the owner
    @Override
    void close();
}

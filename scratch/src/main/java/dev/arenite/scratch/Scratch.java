package dev.arenite.scratch;

import java.lang.foreign.MemorySegment;

/// Temporary memory, pushed and popped last-in first-out.
///
/// The contract holds over all memory that a scratch consists of: only the newest block can be
/// popped, popping restores [#usedBytes()] exactly, and an exception leaves the scratch as it was.
/// [#clear()] gives all blocks back in any state that a failure may have left.
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
/// that were given back are used again: a segment that is kept longer sees the contents of later
/// blocks until `clear()`. From then on every segment handed out before throws
/// [IllegalStateException].
///
/// A scratch belongs to the thread that made it; any other gets a [WrongThreadException] from every
/// method.
public interface Scratch extends AutoCloseable {

    /// Returns a scratch for general use with [default options][ScratchOptions#DEFAULT], owned by
    /// the current thread: a small main memory that grows with its use, and a fallback.
    ///
    /// @param name the name of the scratch, for messages and statistics
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

    /// Returns the memory in which the offset of the last [#pushOffset] counts. It is to be asked
    /// for right after that call, because it may differ from block to block. It must not be used
    /// after the block was given back, which is not checked; its scope may outlast the block, and
    /// ends at the latest with the memory.
    ///
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if called by a thread other than the owner
    MemorySegment memory();

    /// Returns the number of blocks and open frames, to be given to [#release(int)] later.
    ///
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if called by a thread other than the owner
    int mark();

    /// Gives back all blocks that are newer than a mark, newest first. Frames opened after the mark
    /// end.
    ///
    /// @param mark the mark, as [#mark()] returned it
    /// @throws ScratchOrderException if there are fewer blocks and frames than at the mark; nothing
    ///     has changed
    /// @throws IllegalStateException if the scratch is closed, or a native call is using a block
    ///     that ends with its release; the blocks newer than that one have been given back then
    /// @throws WrongThreadException  if called by a thread other than the owner
    void release(int mark);

    /// Opens a frame without making an object; [#frame()] is the convenient form.
    ///
    /// @return the number of the frame, for [#leave(long)]
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if called by a thread other than the owner
    long enter();

    /// Closes a frame: all blocks pushed since it was opened are given back.
    ///
    /// @param frame the frame's number, as [#enter()] returned it
    /// @throws ScratchOrderException if a frame inside is open; nothing has changed
    /// @throws IllegalStateException if the frame is closed already, be it by [#clear()] or
    ///     [#release(int)], or the scratch is closed; nothing has changed. Also if a native call
    ///     is using a block, as with [#release(int)]
    /// @throws WrongThreadException  if called by a thread other than the owner
    void leave(long frame);

    /// Opens a frame: the blocks pushed from now on are given back when it is closed.
    ///
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if called by a thread other than the owner
    default ScratchFrame frame() {
        return new ScratchFrame(this, enter());
    }

    /// Gives back all blocks, newest first, in any state in which an exception left them. Open
    /// frames end. Segments handed out before throw [IllegalStateException] from now on.
    ///
    /// @throws IllegalStateException if the scratch is closed, or a native call is using a segment
    ///     at this moment; blocks that have memory of their own may have been given back then, and
    ///     also the blocks newer than them; the rest is unchanged. This method can be called again
    ///     after the native call
    /// @throws WrongThreadException  if called by a thread other than the owner
    void clear();

    /// Returns the bytes of all blocks, paddings included. May be called on a closed scratch.
    ///
    /// @throws WrongThreadException if called by a thread other than the owner
    long usedBytes();

    /// Returns the most bytes that were in use at once since this scratch was made. May be called
    /// on a closed scratch.
    ///
    /// @throws WrongThreadException if called by a thread other than the owner
    long peakBytes();

    /// Returns the statistics of this scratch. May be called on a closed scratch.
    ///
    /// @throws WrongThreadException if called by a thread other than the owner
    ScratchStats stats();

    /// Gives back all memory. Segments handed out before throw from now on.
    ///
    /// @throws IllegalStateException if the scratch is closed already, or a native call is using a
    ///     segment at this moment: the scratch is open then, in a state as [#clear()] describes it
    /// @throws WrongThreadException  if called by a thread other than the owner
    @Override
    void close();
}

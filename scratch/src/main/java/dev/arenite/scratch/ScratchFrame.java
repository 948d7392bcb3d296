package dev.arenite.scratch;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// A part of the use of a [Scratch]: closing it gives back all blocks pushed since it was opened,
/// on every way out.
///
/// ```java
/// try (ScratchFrame frame = scratch.frame()) {
///     MemorySegment block = frame.push(1024, 8);
/// }
/// ```
///
/// Frames nest, and are closed innermost first. The bytes of a closed frame are used again: a
/// segment that is kept longer sees the contents of later blocks until [Scratch#clear()]. From then
/// on the segment throws.
public final class ScratchFrame implements AutoCloseable {

    private final Scratch scratch;
    private final long number;

    /// Makes the object for a frame that was opened.
    ///
    /// @param scratch the scratch
    /// @param number  the frame's number, as [Scratch#enter()] returned it
    public ScratchFrame(Scratch scratch, long number) {
        this.scratch = Objects.requireNonNull(scratch, "scratch");
        this.number = number;
    }

    /// Takes a block, as [Scratch#push(long, long)] does. It belongs to the innermost open frame.
    public MemorySegment push(long byteSize, long byteAlignment) {
        return scratch.push(byteSize, byteAlignment);
    }

    /// Gives back all blocks pushed since the frame was opened.
    ///
    /// @throws ScratchOrderException if a frame inside is open; nothing has changed
    /// @throws IllegalStateException if this frame is closed, be it by [Scratch#clear()]
    /// @throws WrongThreadException  if called by a thread other than the owner
    @Override
    public void close() {
        scratch.leave(number);
    }
}

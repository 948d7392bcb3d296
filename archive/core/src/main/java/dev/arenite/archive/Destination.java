package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// Provides the memory that a writer writes to. It is asked for more only when the memory at hand
/// is full.
///
/// The memory is one piece at any time, and holds all written bytes from its first byte on: a type
/// may fill a place long after it has reserved it, and a value that fails is taken back, so no byte
/// is final before the outermost value is whole. Then all bytes are final. A destination that
/// passes its bytes on does so between two values, and has its writer
/// [reset][ArchiveWriter#reset(Destination)]:
///
/// ```java
/// ArchiveWriter writer = ArchiveWriter.to(segment, scratch);
/// writer.write(ORDER, order);
/// MemorySegment whole = writer.written(); // final: no value is being written
/// byte[] message = whole.toArray(ValueLayout.JAVA_BYTE);
/// writer.reset(segment); // positions begin again at 0
/// ```
///
/// The library has [GrowingBuffer], [ArchiveFile] and [ChannelDestination]. Other destinations
/// extend this class. They cannot damage the writer. Their exceptions pass through. Memory that
/// cannot be used is refused with an [IllegalStateException] that names their class, or with a
/// [WrongThreadException] if it is another thread's. In each case the writer is as before, with the
/// memory that it had. But they can lose bytes that they should have kept; a check of the archive
/// finds that.
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public abstract class Destination {

    /// Makes a destination.
    protected Destination() {}

    /// Returns the memory at hand, which may be empty. Called when a writer begins or begins again
    /// here, not in the middle of a value.
    ///
    /// @return native or heap memory, writable, alive, and accessible to the writer's thread
    protected abstract MemorySegment memory();

    /// Returns larger memory. Called when the memory at hand is full. The writer that asks must not
    /// be used meanwhile: requests for more memory, and a
    /// [reset][ArchiveWriter#reset(Destination)], throw [IllegalStateException].
    ///
    /// @param usedBytes   the bytes from the start that must be kept, with their contents
    /// @param neededBytes the least size of the larger memory, more than that of the memory at hand
    /// @return the memory at hand from now on, as [#memory()] returns it, or null if there is none
    ///     so large. In that case, and after any exception, the memory at hand must be as before
    protected abstract @Nullable MemorySegment grow(long usedBytes, long neededBytes);

    /// Returns the memory to begin with.
    ///
    /// @throws IllegalStateException if the destination returns memory that cannot be written to
    /// @throws WrongThreadException  if the memory is another thread's
    final MemorySegment begin() {
        return requireUsable(memory(), 0);
    }

    /// Returns larger memory, or null if there is none.
    ///
    /// @throws IllegalStateException if the destination returns memory that cannot be written to,
    ///     or less than is needed
    /// @throws WrongThreadException  if the memory is another thread's
    final @Nullable MemorySegment enlarge(long usedBytes, long neededBytes) {
        MemorySegment grown = grow(usedBytes, neededBytes);
        return grown == null ? null : requireUsable(grown, neededBytes);
    }

    private MemorySegment requireUsable(@Nullable MemorySegment memory, long neededBytes) {
        if (memory == null) {
            throw refused("returned no memory", "");
        }
        if (!memory.scope().isAlive()) {
            throw refused("returned memory that has ended", "");
        }
        if (!memory.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException(message("returned memory of another thread", ""));
        }
        if (memory.isReadOnly()) {
            throw refused("returned read-only memory", "");
        }
        if (memory.byteSize() < neededBytes) {
            throw refused(
                    "returned too little memory",
                    " neededBytes=" + neededBytes + " returnedBytes=" + memory.byteSize());
        }
        return memory;
    }

    private IllegalStateException refused(String how, String sizes) {
        return new IllegalStateException(message(how, sizes));
    }

    private String message(String how, String sizes) {
        return "destination " + how + ": destination=" + getClass().getName() + sizes;
    }

    /// Returns the size that memory grows to: the next power of two, so that a byte is copied once
    /// or twice for any size of an archive.
    static long grownBytes(long neededBytes, long leastBytes) {
        long bytes = Math.max(neededBytes, leastBytes);
        long power = Long.highestOneBit(bytes);
        return power == bytes || power > Long.MAX_VALUE / 2 ? bytes : 2 * power;
    }
}

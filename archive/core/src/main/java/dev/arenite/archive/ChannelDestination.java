package dev.arenite.archive;

import dev.arenite.arena.BumpArena;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;

/// A channel that archives are written to one by one, with no more memory than the largest archive
/// takes.
///
/// ```java
/// var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
/// try (var channel = Files.newByteChannel(path, options)) {
///     ChannelDestination stream = ChannelDestination.to(channel, arena);
///     ArchiveWriter writer = ArchiveWriter.to(stream, scratch);
///     for (Order order : orders) {
///         writer.write(ORDER, order);
///         stream.flush(writer);
///     }
/// }
/// ```
///
/// Bytes are collected in a [GrowingBuffer] and written only forward, when the caller flushes.
/// Until then a value may be refused, or fail, without a trace in the channel. Each flush writes
/// one archive or several, whose positions count from the first byte of the flush, anywhere in the
/// stream. A reader must be told the end of this piece, for example by a length before it. If
/// readers map all of the stream instead and count positions from its start, call
/// [`writer.sink().align(16)`][ArchiveSink#align] before each flush, so that every piece begins at
/// a multiple of 16.
///
/// A channel in non-blocking mode may take only a part of the bytes: [#flush] then returns false,
/// and the next call continues with the rest.
///
/// An exception of the channel is final, because the number of bytes that it has taken is not
/// known. From then on [#flush], and every writer that begins here or needs more memory, gets an
/// [IllegalStateException] with that exception as its cause. The channel still belongs to the
/// caller, who closes it.
///
/// Belongs to the thread that owns the arena.
public final class ChannelDestination extends Destination {

    /// The most bytes that a channel gets at once: some copy all that they get.
    private static final long STEP_BYTES = 1 << 20;

    private final WritableByteChannel channel;
    private final GrowingBuffer buffer;

    /// The bytes of the buffer that the channel has taken, and those of earlier flushes.
    private long takenBytes;

    private long pastBytes;

    /// Whether the channel is being called; stays true if the channel throws.
    private boolean writing;

    private @Nullable Throwable failure;

    private ChannelDestination(WritableByteChannel channel, GrowingBuffer buffer) {
        this.channel = channel;
        this.buffer = buffer;
    }

    /// Returns a destination in front of a channel.
    ///
    /// @param channel takes the flushed bytes; others may write to it between two flushes
    /// @param arena   the arena of the buffer. Its limit bounds the bytes that may be written
    ///     between two flushes; it must not be cleared while there are bytes to flush
    public static ChannelDestination to(WritableByteChannel channel, BumpArena arena) {
        return new ChannelDestination(
                Objects.requireNonNull(channel, "channel"), GrowingBuffer.in(arena));
    }

    /// Writes to the channel the bytes that a writer has written since the last flush. When the
    /// channel has taken all of them, the writer begins again at position 0.
    ///
    /// @param writer a writer to this destination, between two values
    /// @return whether the channel has taken all bytes. If not, the channel takes nothing more at
    ///     this moment (it is in non-blocking mode): call again when it does, preferably before the
    ///     next value, which would continue the positions of this one
    /// @throws IllegalArgumentException if the writer does not write to this destination
    /// @throws IllegalStateException    if a value is being written, the channel is being written
    ///     to, or has failed; nothing has changed. Also if the arena was cleared: the bytes to be
    ///     flushed are lost, and the writer must be [reset][ArchiveWriter#reset(Destination)]
    /// @throws WrongThreadException     if the arena is another thread's; nothing has changed
    /// @throws IOException              if the channel fails, is closed, or is closed meanwhile
    public boolean flush(ArchiveWriter writer) throws IOException {
        requireReady();
        if (!writer.sink().writesTo(this)) {
            throw new IllegalArgumentException("writer has another destination");
        }
        writer.requireIdle();
        while (takenBytes < writer.position()) {
            long step = Math.min(STEP_BYTES, writer.position() - takenBytes);
            MemorySegment memory = writer.sink().memory();
            requireAccessible(memory);
            long taken = write(memory.asSlice(takenBytes, step));
            if (taken == 0) {
                return false;
            }
            takenBytes += taken;
        }
        pastBytes += takenBytes;
        takenBytes = 0;
        writer.reset(this);
        return true;
    }

    private static void requireAccessible(MemorySegment memory) {
        if (!memory.scope().isAlive()) {
            throw new IllegalStateException("arena was cleared before a flush");
        }
        if (!memory.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("destination belongs to another thread");
        }
    }

    /// Hands bytes to the channel, and returns the number of bytes that it takes.
    private long write(MemorySegment bytes) throws IOException {
        ByteBuffer source = bytes.asByteBuffer().asReadOnlyBuffer();
        // Set first: the stack may end at any call, even at one that would note the failure.
        writing = true;
        try {
            channel.write(source);
            long taken = source.position();
            writing = false;
            return taken;
        } catch (Throwable thrown) {
            failure = thrown;
            throw thrown;
        }
    }

    /// Returns the number of bytes that the channel has taken. When all bytes have been flushed,
    /// the next value's positions count from this offset in the stream.
    public long writtenBytes() {
        return pastBytes + takenBytes;
    }

    /// @throws IllegalStateException if the channel is being written to, has failed, or has taken a
    ///     part of the bytes to be flushed: the rest must not be skipped
    @Override
    protected MemorySegment memory() {
        requireReady();
        if (takenBytes > 0) {
            throw new IllegalStateException(
                    "channel has taken a part of what was written: takenBytes=" + takenBytes);
        }
        return buffer.memory();
    }

    /// @throws IllegalStateException if the channel is being written to, or has failed
    /// @throws dev.arenite.arena.ArenaLimitException if the arena's limit does not allow for the
    ///     bytes needed
    @Override
    protected MemorySegment grow(long usedBytes, long neededBytes) {
        requireReady();
        return buffer.grow(usedBytes, neededBytes);
    }

    private void requireReady() {
        if (writing) {
            throw new IllegalStateException(
                    failure == null ? "channel is being written to" : "channel has failed",
                    failure);
        }
    }
}

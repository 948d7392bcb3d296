package dev.arenite.archive;

import dev.arenite.arena.BumpArena;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;

/// A channel that archives are written to one by one, with no more memory than the largest takes.
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
/// Bytes are collected in a [GrowingBuffer] and written forward only, when the caller says so: up
/// to then a value may be refused, or fail, without a trace in the channel. What one flush writes
/// is an archive of its own, or several: positions count from its first byte, wherever in the
/// stream that is. A reader has to be told where it ends, by a length before it, say. If readers
/// map all of the stream instead and count positions from its start, call
/// [`writer.sink().align(16)`][ArchiveSink#align] before each flush, so that every piece begins
/// at a multiple of 16.
///
/// A channel in non-blocking mode may take a part: [#flush] says so, and goes on with the rest next
/// time.
///
/// What the channel throws is final: how much it has taken is not known. From then on [#flush], and
/// every writer that begins here or needs more memory, gets an [IllegalStateException] with that as
/// its cause. The channel stays the caller's, who closes it.
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

    /// Whether the channel is being called; if it throws, that stays so.
    private boolean writing;

    private @Nullable Throwable failure;

    private ChannelDestination(WritableByteChannel channel, GrowingBuffer buffer) {
        this.channel = channel;
        this.buffer = buffer;
    }

    /// Returns a destination in front of a channel.
    ///
    /// @param channel where flushed bytes go; others may write to it between two flushes
    /// @param arena   where bytes are collected. Its limit bounds what may be written between two
    ///     flushes; not to be cleared while there is something to flush
    public static ChannelDestination to(WritableByteChannel channel, BumpArena arena) {
        return new ChannelDestination(
                Objects.requireNonNull(channel, "channel"), GrowingBuffer.in(arena));
    }

    /// Writes what a writer has written since the last flush to the channel. When all of it has
    /// been taken the writer begins again at position 0.
    ///
    /// @param writer a writer to this destination, between two values
    /// @return whether all has been taken. If not, the channel takes nothing more at this moment
    ///     (it is in non-blocking mode): call again when it does, preferably before the next value,
    ///     which would continue the positions of this one
    /// @throws IllegalArgumentException if the writer does not write to this destination
    /// @throws IllegalStateException    if a value is being written, the channel is being written
    ///     to, or has failed; nothing has changed. Also if the arena was cleared: what was to be
    ///     flushed is lost, and the writer must be [reset][ArchiveWriter#reset(Destination)]
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

    /// Hands bytes to the channel, and returns how many of them it takes.
    private long write(MemorySegment bytes) throws IOException {
        ByteBuffer source = bytes.asByteBuffer().asReadOnlyBuffer();
        // The stack may end at any call, even that which would say that the channel has failed.
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

    /// Returns the number of bytes that the channel has taken. When all has been flushed, that is
    /// where in the stream the next value's positions begin to count.
    public long writtenBytes() {
        return pastBytes + takenBytes;
    }

    /// @throws IllegalStateException if the channel is being written to, has failed, or has taken a
    ///     part of what was to be flushed: the rest must not be skipped
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

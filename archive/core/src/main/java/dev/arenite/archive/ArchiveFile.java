package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that archives are written to through a mapping, which grows with them.
///
/// ```java
/// try (ArchiveFile file = ArchiveFile.create(path)) {
///     ArchiveWriter writer = ArchiveWriter.to(file, scratch);
///     writer.write(ORDER, order);
///     file.finish(writer.position());
/// }
/// ```
///
/// Until it is finished the file has another name, ending in `.unfinished`; then it gets its length
/// and its name, in one step that replaces a file of that name. So what has the name is whole,
/// whatever fails.
///
/// Belongs to the thread that made it; any other gets a [WrongThreadException].
public final class ArchiveFile extends Destination implements AutoCloseable {

    private static final long LEAST_BYTES = 1 << 16;

    private final Path path;
    private final Path unfinished;
    private final FileChannel channel;
    private Arena mapping = Arena.ofConfined();
    private MemorySegment memory;
    private boolean open = true;

    private ArchiveFile(Path path, Path unfinished, FileChannel channel) throws IOException {
        this.path = path;
        this.unfinished = unfinished;
        this.channel = channel;
        this.memory = channel.map(MapMode.READ_WRITE, 0, LEAST_BYTES, mapping);
    }

    /// Begins a file.
    ///
    /// @param path its name once it is finished
    /// @throws IOException if the file cannot be made or mapped; none has been made then
    public static ArchiveFile create(Path path) throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            return new ArchiveFile(path, unfinished, channel);
        } catch (Throwable failure) {
            channel.close();
            Files.deleteIfExists(unfinished);
            throw failure;
        }
    }

    @Override
    MemorySegment memory() {
        requireOpen();
        return memory;
    }

    /// @throws UncheckedIOException if the file cannot be mapped
    @Override
    @Nullable MemorySegment grow(long usedBytes, long neededBytes) {
        requireOpen();
        Arena larger = Arena.ofConfined();
        try {
            // Both mappings show the same bytes of the file: nothing is copied.
            memory =
                    channel.map(
                            MapMode.READ_WRITE, 0, grownBytes(neededBytes, LEAST_BYTES), larger);
        } catch (IOException | RuntimeException | Error failure) {
            larger.close();
            throw failure instanceof IOException io
                    ? new UncheckedIOException(io)
                    : rethrown(failure);
        }
        mapping.close();
        mapping = larger;
        return memory;
    }

    /// Completes the file: it has its length, its bytes are on the device, and it has its name.
    /// Nothing can be written any more; its memory throws from now on.
    ///
    /// @param byteSize the length, usually the writer's position
    /// @throws IllegalArgumentException if the length is negative or beyond the memory at hand;
    ///     nothing has changed
    /// @throws IllegalStateException    if the file is closed or finished
    /// @throws IOException              if it cannot be completed; it does not get its name then
    public void finish(long byteSize) throws IOException {
        requireOpen();
        if (byteSize < 0 || byteSize > memory.byteSize()) {
            throw new IllegalArgumentException(
                    "length is out of range: byteSize="
                            + byteSize
                            + " mappedBytes="
                            + memory.byteSize());
        }
        memory.asSlice(0, byteSize).force();
        mapping.close();
        open = false;
        boolean finished = false;
        try {
            channel.truncate(byteSize);
            channel.force(true);
            channel.close();
            Files.move(
                    unfinished,
                    path,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            finished = true;
        } finally {
            if (!finished) {
                abandon();
            }
        }
    }

    /// Closes the file; one that has not been finished is deleted. Closing again does nothing.
    ///
    /// @throws IOException if it cannot be closed or deleted
    @Override
    public void close() throws IOException {
        if (open) {
            mapping.close();
            open = false;
            abandon();
        }
    }

    private void abandon() throws IOException {
        channel.close();
        Files.deleteIfExists(unfinished);
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("file is closed: file=" + path.getFileName());
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}

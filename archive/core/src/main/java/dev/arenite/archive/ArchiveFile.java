package dev.arenite.archive;

import dev.arenite.archive.file.UnfinishedFile;
import dev.arenite.scratch.Scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;

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
/// and its name, in one step that replaces a file of that name. So a file with the final name is
/// whole, even after a failure. The other name belongs to one writer alone: writers of one path do
/// not know of each other, and the last one to finish wins.
///
/// Memory at hand has room on the device. A full device shows when the file grows, as an
/// [UncheckedIOException] that names the file. This failure is final, as is every other exception
/// of the file system: the temporary file is deleted, and every method but [#close()] throws
/// [IllegalStateException] from then on. A file system that takes new room even for bytes that are
/// overwritten can still fail at a store, with the virtual machine's [InternalError].
///
/// Belongs to the thread that made it; any other gets a [WrongThreadException]. A finished file is
/// read in place, by all threads, through the object that [#open(Path, ArchiveType)] returns.
public final class ArchiveFile extends Destination implements AutoCloseable {

    private static final long STEP_BYTES = 1 << 16;

    private final UnfinishedFile file;
    private Arena mapping;
    private MemorySegment memory;

    private ArchiveFile(UnfinishedFile file, Arena mapping) throws IOException {
        this.file = file;
        this.mapping = mapping;
        this.memory = file.map(STEP_BYTES, STEP_BYTES, mapping);
    }

    /// Begins a file.
    ///
    /// @param path its name once it is finished. A link of this name is replaced, not followed
    /// @throws IOException if the file cannot be made or mapped; none has been made then
    public static ArchiveFile create(Path path) throws IOException {
        UnfinishedFile file = UnfinishedFile.create(path);
        Arena mapping = Arena.ofConfined();
        try {
            return new ArchiveFile(file, mapping);
        } catch (Throwable failure) {
            mapping.close();
            file.fail(failure);
            throw failure;
        }
    }

    /// Writes a value to a file of its own, which gets its name when it is whole.
    ///
    /// @param path the name, of which a file is replaced
    /// @throws IOException          if the file cannot be written; there is no file then, or the
    ///     one that was there before
    /// @throws ArchivePathException if the value cannot be archived; as above
    public static <T> void write(Path path, ArchiveType<T, ?> type, T value) throws IOException {
        try (ArchiveFile file = create(path);
                Scratch scratch = Scratch.ofConfined("file")) {
            ArchiveWriter writer = ArchiveWriter.to(file, scratch);
            writer.write(type, value);
            file.finish(writer.position());
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /// Maps a finished file and checks it within the [default limits][CheckLimits#DEFAULT], for all
    /// threads. The file must not be changed while it is open.
    ///
    /// @param path the file, which holds one archive and nothing behind its root
    /// @param type the type of the root
    /// @throws ArchiveFormatException if the file is not an archive of the type; it names the file
    /// @throws IOException            if the file is missing, a directory or the like, or cannot be
    ///     mapped; it names the file. After any exception the file is not mapped
    public static <V> OpenArchive<V> open(Path path, ArchiveType<?, V> type) throws IOException {
        return open(path, type, CheckLimits.DEFAULT);
    }

    /// Maps a finished file and checks it within limits, for all threads.
    ///
    /// As [#open(Path, ArchiveType)] in every other respect.
    ///
    /// @param limits the limits that the archive must keep
    public static <V> OpenArchive<V> open(Path path, ArchiveType<?, V> type, CheckLimits limits)
            throws IOException {
        return OpenArchive.in(path, type, limits, null);
    }

    /// Maps a finished file for as long as an arena lives, and checks it within limits, for the
    /// threads that may use the arena's memory.
    ///
    /// As [#open(Path, ArchiveType)] in every other respect.
    ///
    /// @param limits   the limits that the archive must keep
    /// @param lifetime the arena whose end unmaps the file, also a refused file; closing the result
    ///     does nothing
    public static <V> OpenArchive<V> open(
            Path path, ArchiveType<?, V> type, CheckLimits limits, Arena lifetime)
            throws IOException {
        return OpenArchive.in(path, type, limits, Objects.requireNonNull(lifetime, "lifetime"));
    }

    @Override
    protected MemorySegment memory() {
        requireOpen();
        return memory;
    }

    /// @throws UncheckedIOException if the file cannot be mapped; it has failed then
    @Override
    protected MemorySegment grow(long usedBytes, long neededBytes) {
        requireOpen();
        Arena larger = Arena.ofConfined();
        try {
            // Both mappings show the same bytes of the file: nothing is copied.
            memory = file.map(neededBytes, steppedBytes(neededBytes), larger);
        } catch (IOException failure) {
            larger.close();
            throw new UncheckedIOException(failure);
        } catch (Throwable failure) {
            larger.close();
            throw failure;
        }
        mapping.close();
        mapping = larger;
        return memory;
    }

    /// Returns the size that the file grows to: a quarter more than is needed. All of it is taken
    /// on the device, so it is not twice as much, as in memory.
    private static long steppedBytes(long neededBytes) {
        long bytes = neededBytes + Math.min(neededBytes / 4, Long.MAX_VALUE - neededBytes);
        return bytes + Math.min(-bytes & (STEP_BYTES - 1), Long.MAX_VALUE - bytes);
    }

    /// Completes the file: it has its length, its bytes are on the device, and it has its name.
    /// Nothing can be written any more; its memory throws from now on.
    ///
    /// @param byteSize the length, usually the writer's position
    /// @throws IllegalArgumentException if the length is negative or beyond the memory at hand;
    ///     nothing has changed
    /// @throws IllegalStateException    if the file has failed, is closed or finished
    /// @throws IOException              if it cannot be completed; it has failed then. If only the
    ///     folder cannot be forced to the device, the file has its name, but may lose it when the
    ///     machine fails
    public void finish(long byteSize) throws IOException {
        requireOpen();
        if (byteSize < 0 || byteSize > memory.byteSize()) {
            throw new IllegalArgumentException(
                    "length is out of range: byteSize="
                            + byteSize
                            + " mappedBytes="
                            + memory.byteSize());
        }
        try {
            file.force(memory.asSlice(0, byteSize));
        } finally {
            mapping.close();
        }
        file.publish(byteSize);
    }

    /// Closes the file; one that has not been finished is deleted. Closing again does nothing.
    ///
    /// @throws IOException if it cannot be closed or deleted; closing again tries again
    @Override
    public void close() throws IOException {
        if (mapping.scope().isAlive()) {
            mapping.close();
        }
        file.close();
    }

    private void requireOpen() {
        if (!memory.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("file belongs to another thread: file=" + file.path());
        }
        file.requireOpen();
    }
}

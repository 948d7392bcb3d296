package dev.arenite.archive.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is mapped to be read in place, and unmapped when it is closed.
///
/// Safe to use from every thread that may use its memory.
public final class MappedFile implements AutoCloseable {

    private final Path path;
    private final MemorySegment memory;

    /// The arena that closing ends; null if another owner ends the mapping.
    private final @Nullable Arena mapping;

    private MappedFile(Path path, MemorySegment memory, @Nullable Arena mapping) {
        this.path = path;
        this.memory = memory;
        this.mapping = mapping;
    }

    /// Maps a file and passes it to a use, for all threads.
    ///
    /// @param use makes the result of the file; if it throws, the file is unmapped
    /// @return the result of the use, which closes the file
    /// @throws IOException if the file is missing, not a regular one, or cannot be mapped
    public static <R> R open(Path path, Use<R> use) throws IOException {
        Arena mapping = Arena.ofShared();
        try {
            return use.of(new MappedFile(path, map(path, mapping), mapping));
        } catch (Throwable failure) {
            mapping.close();
            throw failure;
        }
    }

    /// Maps a file for as long as an arena lives, and passes it to a use.
    ///
    /// @param lifetime the arena whose end unmaps the file, whether the use throws or not
    /// @param use      makes the result of the file
    /// @return the result of the use
    /// @throws IOException if the file is missing, not a regular one, or cannot be mapped
    public static <R> R open(Path path, Arena lifetime, Use<R> use) throws IOException {
        return use.of(new MappedFile(path, map(path, lifetime), null));
    }

    /// Returns memory of the caller as if it were a file of that name. Closing does nothing.
    public static MappedFile over(Path path, MemorySegment memory) {
        return new MappedFile(path, memory, null);
    }

    private static MemorySegment map(Path path, Arena lifetime) throws IOException {
        NamedFailure.requireNoDirectory(path);
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // Opening could wait for ever for somebody at the other end.
            throw NamedFailure.of(path, new IOException("Is not a regular file"));
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), lifetime);
        } catch (IOException failure) {
            throw NamedFailure.of(path, failure);
        }
    }

    /// Returns the name of the file.
    public Path path() {
        return path;
    }

    /// Returns all bytes of the file, read-only.
    public MemorySegment memory() {
        return memory;
    }

    /// Unmaps the file; its memory throws [IllegalStateException] from now on. Closing again does
    /// nothing. Closing also does nothing if the file was opened with an arena.
    ///
    /// @throws IllegalStateException if a native call is using the memory at this moment; the file
    ///     stays open
    @Override
    public synchronized void close() {
        if (mapping != null && mapping.scope().isAlive()) {
            mapping.close();
        }
    }

    /// The use of a file.
    @FunctionalInterface
    public interface Use<R> {

        /// Returns the result of the use.
        R of(MappedFile file) throws IOException;
    }
}

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

    /// What closing ends; null if that is another's to end.
    private final @Nullable Arena mapping;

    private MappedFile(Path path, MemorySegment memory, @Nullable Arena mapping) {
        this.path = path;
        this.memory = memory;
        this.mapping = mapping;
    }

    /// Maps a file and makes something of it, for all threads.
    ///
    /// @param use what to make of the file; whatever it throws, the file is unmapped then
    /// @return what the use returns, which closes the file
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

    /// Maps a file for as long as an arena lives, and makes something of it.
    ///
    /// @param lifetime unmaps the file when it ends, whether the use throws or not
    /// @param use      what to make of the file
    /// @return what the use returns
    /// @throws IOException if the file is missing, not a regular one, or cannot be mapped
    public static <R> R open(Path path, Arena lifetime, Use<R> use) throws IOException {
        return use.of(new MappedFile(path, map(path, lifetime), null));
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
    /// nothing, and nor does it if the file was opened with an arena.
    ///
    /// @throws IllegalStateException if a native call is using the memory at this moment; the file
    ///     stays open
    @Override
    public synchronized void close() {
        if (mapping != null && mapping.scope().isAlive()) {
            mapping.close();
        }
    }

    /// What is made of a file.
    @FunctionalInterface
    public interface Use<R> {

        /// Returns what is made of a file.
        R of(MappedFile file) throws IOException;
    }
}

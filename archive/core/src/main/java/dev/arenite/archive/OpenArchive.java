package dev.arenite.archive;

import dev.arenite.archive.file.MappedFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;

/// An archive that has been checked, together with its view and the file that it lies in.
///
/// ```java
/// Files.write(path, Archive.toBytes(ORDER, order)); // or through an ArchiveFile
/// try (OpenArchive<ArchivedStruct> opened = ArchiveFile.open(path, ORDER)) {
///     long id = (long) opened.view().get("id"); // in any thread
/// }
/// ```
///
/// All threads that may use the memory may use this object and its view at the same time; those of
/// a file that was opened without an arena are all threads. One of them may close it: the others
/// get an [IllegalStateException] at their next access, and never see other memory.
///
/// @param <V> the view of the root
public final class OpenArchive<V> implements AutoCloseable {

    private final MemorySegment archive;
    private final V view;

    /// The file that closing unmaps; null for memory of the caller.
    private final @Nullable MappedFile file;

    private OpenArchive(MemorySegment archive, V view, @Nullable MappedFile file) {
        this.archive = archive;
        this.view = view;
        this.file = file;
    }

    /// Checks an archive in memory of the caller.
    static <V> OpenArchive<V> in(
            MemorySegment archive, ArchiveType<?, V> type, CheckLimits limits) {
        return new OpenArchive<>(archive, Archive.access(type, archive, limits), null);
    }

    /// Maps a file and checks it; [ArchiveFile#open] says more.
    ///
    /// @param lifetime the arena whose end unmaps the file; null if closing unmaps it
    static <V> OpenArchive<V> in(
            Path path, ArchiveType<?, V> type, CheckLimits limits, @Nullable Arena lifetime)
            throws IOException {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(limits, "limits");
        MappedFile.Use<OpenArchive<V>> checking = file -> checked(file, type, limits);
        return lifetime == null
                ? MappedFile.open(path, checking)
                : MappedFile.open(path, lifetime, checking);
    }

    private static <V> OpenArchive<V> checked(
            MappedFile file, ArchiveType<?, V> type, CheckLimits limits) {
        MemorySegment archive = file.memory();
        try {
            return new OpenArchive<>(archive, Archive.access(type, archive, limits), file);
        } catch (ArchiveFormatException refusal) {
            throw refusal.inFile(file.path());
        }
    }

    /// Returns the view of the root, always the same.
    ///
    /// @throws IllegalStateException if this is closed, or the memory has ended otherwise
    public V view() {
        requireOpen();
        return view;
    }

    /// Returns the whole archive, whose root is last; of a file, all of its bytes, read-only.
    ///
    /// @throws IllegalStateException if this is closed, or the memory has ended otherwise
    public MemorySegment archive() {
        requireOpen();
        return archive;
    }

    /// Whether the archive can be read. Another thread may close it right afterwards.
    public boolean isOpen() {
        return archive.scope().isAlive();
    }

    /// Unmaps the file: its views throw [IllegalStateException] from now on, in every thread.
    /// Closing again does nothing. Closing also does nothing for the memory of a file that was
    /// opened with an arena, and for memory of the caller.
    ///
    /// Takes tens of microseconds, as all threads have to take notice.
    ///
    /// @throws IllegalStateException if a native call is using the memory at this moment, such as a
    ///     call that writes a part of it to a channel; this stays open
    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new IllegalStateException(
                    "archive is closed" + (file == null ? "" : ": file=" + file.path()));
        }
    }

    @Override
    public String toString() {
        return "OpenArchive["
                + (file == null ? "" : "file=" + file.path() + " ")
                + "byteSize="
                + archive.byteSize()
                + "]";
    }
}

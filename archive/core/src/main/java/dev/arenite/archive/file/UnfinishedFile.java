package dev.arenite.archive.file;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/// A file that is written under a temporary name and gets its own, in one step that replaces a file
/// of that name, when it is whole; or a file that is [appended to][#append] in place, under its own
/// name from the beginning.
///
/// The temporary name ends in `.unfinished` and belongs to this writer alone: writers of one path
/// do not know of each other, and the last one to publish wins. A process that dies leaves its
/// temporary file behind.
///
/// Every failure is final: the temporary file is deleted at once, which gives its bytes back to a
/// full device, and every later call but [#close()] throws [IllegalStateException]. Nothing is
/// published then. A file that is appended to stays, with the bytes that it has.
public final class UnfinishedFile implements Closeable {

    /// A name that the file system accepts stays acceptable with the rest of the temporary one.
    private static final int NAME_CHARS_KEPT = 40;

    private enum State {
        OPEN,
        FAILED,
        PUBLISHED,
        CLOSED
    }

    private final Path path;

    /// The present name: the path itself if the file is appended to.
    private final Path temporary;

    private final FileChannel channel;

    /// Keeps other writers from a file that is appended to; null for others.
    private final @Nullable AppendLock lock;

    private long writtenBytes;
    private State state = State.OPEN;
    private @Nullable Throwable cause;

    /// What was put aside; ends with this file.
    private @Nullable UnfinishedFile aside;

    private UnfinishedFile(
            Path path, Path temporary, FileChannel channel, @Nullable AppendLock lock) {
        this.path = path;
        this.temporary = temporary;
        this.channel = channel;
        this.lock = lock;
    }

    /// Makes a temporary file beside a path.
    ///
    /// @param path the name of the file once it is published; its folder must be there. A link of
    ///     this name is replaced, not followed
    /// @throws IOException if the path is a folder or the file cannot be made; none is left then
    public static UnfinishedFile create(Path path) throws IOException {
        NamedFailure.requireNoDirectory(Objects.requireNonNull(path, "path"));
        while (true) {
            Path temporary = path.resolveSibling(temporaryName(path.getFileName().toString()));
            try {
                FileChannel channel =
                        FileChannel.open(
                                temporary,
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                return new UnfinishedFile(path, temporary, channel, null);
            } catch (FileAlreadyExistsException taken) {
                // By another writer; the next name will be free.
            } catch (IOException failure) {
                throw NamedFailure.of(path, failure);
            }
        }
    }

    /// Opens a file to append to it in place, or makes it. Until it is closed, others that open it
    /// this way are refused, in every process. Readers are not. The lock is a file beside it, whose
    /// name ends in `.appending`.
    ///
    /// @param path the name of the file; its folder must be there
    /// @throws IOException if the path is a folder, the file cannot be made, or another writer
    ///     appends to it; nothing has changed then
    public static UnfinishedFile append(Path path) throws IOException {
        NamedFailure.requireNoDirectory(Objects.requireNonNull(path, "path"));
        try {
            AppendLock lock = AppendLock.take(path);
            try {
                FileChannel channel =
                        FileChannel.open(
                                path,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                return new UnfinishedFile(path, path, channel, lock);
            } catch (Throwable failure) {
                lock.release();
                throw failure;
            }
        } catch (IOException failure) {
            throw NamedFailure.of(path, failure);
        }
    }

    private static String temporaryName(String name) {
        long distinct = ThreadLocalRandom.current().nextLong();
        return "%s.%016x.unfinished".formatted(beginning(name, NAME_CHARS_KEPT), distinct);
    }

    /// Returns the beginning of a name, without half a pair.
    static String beginning(String name, int chars) {
        int end = Math.min(name.length(), chars);
        if (end < name.length() && Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }

    /// Returns the name of the file once it is published.
    public Path path() {
        return path;
    }

    /// Returns the bytes that have been written by [#write].
    public long writtenBytes() {
        return writtenBytes;
    }

    /// Writes bytes behind those written before.
    ///
    /// @param bytes accessible to this thread
    /// @throws IOException           if not all of them can be written; the file has failed then
    /// @throws IllegalStateException if the file is not open
    public void write(MemorySegment bytes) throws IOException {
        attempt(
                () -> {
                    WholeWrites.write(channel, bytes, writtenBytes);
                    writtenBytes += bytes.byteSize();
                    return bytes;
                });
    }

    /// Writes bytes to a second temporary file, until they are [written][#writeAside] to this one.
    ///
    /// @param bytes accessible to this thread
    /// @throws IOException           if not all of them can be written; the file has failed then
    /// @throws IllegalStateException if the file is not open
    public void putAside(MemorySegment bytes) throws IOException {
        attempt(
                () -> {
                    UnfinishedFile target = aside;
                    if (target == null) {
                        target = create(path);
                        aside = target;
                    }
                    target.write(bytes);
                    return target;
                });
    }

    /// Writes all bytes that were put aside behind those written before. Nothing can be put aside
    /// from now on.
    ///
    /// @throws IOException           if not all of them can be written; the file has failed then
    /// @throws IllegalStateException if the file is not open
    public void writeAside() throws IOException {
        UnfinishedFile source = aside;
        if (source != null) {
            try (Arena mapping = Arena.ofConfined()) {
                write(attempt(() -> source.mapPresent(mapping)));
            }
            attempt(
                    () -> {
                        source.close();
                        return source;
                    });
        }
    }

    /// Maps the bytes that the file has, to be read.
    ///
    /// @param lifetime the arena whose end ends the mapping
    /// @throws IOException           if it cannot; the file has failed then
    /// @throws IllegalStateException if the file is not open
    public MemorySegment mapPresent(Arena lifetime) throws IOException {
        return attempt(() -> channel.map(MapMode.READ_ONLY, 0, channel.size(), lifetime));
    }

    /// Cuts the file off, and goes on behind the bytes that are left.
    ///
    /// @param byteSize the number of bytes that are kept, not more than there are
    /// @throws IOException           if it cannot; the file has failed then
    /// @throws IllegalStateException if the file is not open
    public void continueAt(long byteSize) throws IOException {
        attempt(() -> channel.truncate(byteSize));
        writtenBytes = byteSize;
    }

    /// Puts the bytes written so far on the device.
    ///
    /// @throws IOException           if it cannot; the file has failed then
    /// @throws IllegalStateException if the file is not open
    public void force() throws IOException {
        attempt(
                () -> {
                    channel.force(false);
                    return channel;
                });
    }

    /// Maps the file up to a larger size. The bytes beyond its present size are zero, and their
    /// room on the device is taken first: a store to a mapped page for which the device has no room
    /// would be a fault of the virtual machine, met anywhere and naming no file.
    ///
    /// @param neededBytes the least size, not less than the present one
    /// @param wantedBytes the size if the device has room for it, not less than needed
    /// @param lifetime    the arena whose end ends the mapping
    /// @throws IOException           if there is no room; the file has failed then
    /// @throws IllegalStateException if the file is not open
    public MemorySegment map(long neededBytes, long wantedBytes, Arena lifetime)
            throws IOException {
        return attempt(
                () -> {
                    long present = channel.size();
                    long byteSize = affordable(present, neededBytes, wantedBytes);
                    WholeWrites.writeZeros(channel, present, byteSize);
                    return channel.map(MapMode.READ_WRITE, 0, byteSize, lifetime);
                });
    }

    /// Puts bytes that were written through a mapping on the device.
    ///
    /// @throws IOException           if it cannot; the file has failed then
    /// @throws IllegalStateException if the file is not open
    public void force(MemorySegment mapped) throws IOException {
        attempt(
                () -> {
                    mapped.force();
                    return mapped;
                });
    }

    /// Gives the file its length and then its name, as [#publish()] does.
    ///
    /// @param byteSize the length, not more than the present one
    /// @throws IOException           as [#publish()] does
    /// @throws IllegalStateException if the file is not open
    public void publish(long byteSize) throws IOException {
        attempt(() -> channel.truncate(byteSize));
        publish();
    }

    /// Puts the name of a file that is appended to on the device, where folders can be forced.
    ///
    /// @throws IOException           if it cannot; the file has failed then
    /// @throws IllegalStateException if the file is not open
    public void forceName() throws IOException {
        attempt(
                () -> {
                    forceFolder();
                    return path;
                });
    }

    /// Gives the file its name: its bytes are on the device, and so is its name where folders can
    /// be forced.
    ///
    /// @throws IOException           if it cannot; the file has failed then, and a file that had
    ///     the name still has it. If only the folder could not be forced, the file is published
    /// @throws IllegalStateException if the file is not open
    public void publish() throws IOException {
        publish(true);
    }

    /// Gives the file its name.
    ///
    /// @param forced whether its bytes and its name are put on the device first
    /// @throws IOException           as [#publish()] does
    /// @throws IllegalStateException if the file is not open
    public void publish(boolean forced) throws IOException {
        attempt(
                () -> {
                    if (forced) {
                        channel.force(true);
                    }
                    channel.close();
                    return isInPlace() ? unlock() : rename();
                });
        state = State.PUBLISHED;
        if (forced) {
            forceFolder();
        }
    }

    private Path unlock() throws IOException {
        if (lock != null) {
            lock.release();
        }
        return path;
    }

    private Path rename() throws IOException {
        return Files.move(
                temporary,
                path,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    /// Whether the file has its name from the beginning.
    public boolean isInPlace() {
        return temporary == path;
    }

    private void forceFolder() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        FileChannel names;
        try {
            names = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException unsupported) {
            // Some systems do not open folders; they keep names in order by themselves.
            return;
        }
        try (names) {
            names.force(true);
        } catch (IOException failure) {
            throw NamedFailure.of(path, failure);
        }
    }

    /// Lets the file fail, for a reason that is not its own.
    ///
    /// @param reason told by all later calls
    public void fail(Throwable reason) {
        if (state == State.OPEN) {
            state = State.FAILED;
            abandonFor(reason);
        }
    }

    /// Checks that the file can be written to.
    ///
    /// @throws IllegalStateException if the file has failed, is published or closed
    public void requireOpen() {
        if (state != State.OPEN) {
            String condition =
                    switch (state) {
                        case FAILED -> "file has failed";
                        case PUBLISHED -> "file is finished";
                        default -> "file is closed";
                    };
            throw new IllegalStateException(condition + ": file=" + path, cause);
        }
    }

    /// Closes the file; one that has not been published is deleted, unless it is appended to.
    /// Closing again does nothing.
    ///
    /// @throws IOException if it cannot be closed or deleted; closing again tries again
    @Override
    public void close() throws IOException {
        if (state == State.PUBLISHED) {
            return;
        }
        if (state == State.OPEN) {
            state = State.CLOSED;
        }
        try {
            abandon();
        } catch (IOException failure) {
            throw NamedFailure.of(path, failure);
        }
    }

    private void abandon() throws IOException {
        try {
            channel.close();
        } finally {
            try {
                if (isInPlace()) {
                    unlock();
                } else {
                    Files.deleteIfExists(temporary);
                }
            } finally {
                if (aside != null) {
                    aside.close();
                }
            }
        }
    }

    private <R> R attempt(Step<R> step) throws IOException {
        requireOpen();
        // Set first: the stack may end at any call, even at one that would note the failure.
        state = State.FAILED;
        try {
            StackRoom.requireForPlatform();
            R result = step.run();
            state = State.OPEN;
            return result;
        } catch (IOException failure) {
            throw abandonFor(NamedFailure.of(path, failure));
        } catch (UncheckedIOException failure) {
            throw abandonFor(NamedFailure.of(path, Objects.requireNonNull(failure.getCause())));
        } catch (RuntimeException | Error failure) {
            abandonFor(failure);
            throw failure;
        }
    }

    private <X extends Throwable> X abandonFor(X reason) {
        cause = reason;
        try {
            abandon();
        } catch (IOException | RuntimeException second) {
            // Closing tries again.
            reason.addSuppressed(second);
        }
        return reason;
    }

    /// Returns the size wanted if the device has room for it, else the size needed. A needed size
    /// that would fill the device is refused at once; some systems do not know their room and say
    /// 0.
    private long affordable(long present, long neededBytes, long wantedBytes) throws IOException {
        long usableBytes = Files.getFileStore(temporary).getUsableSpace();
        if (usableBytes > 0 && neededBytes - present > usableBytes) {
            throw new IOException(
                    "No space left on device: neededBytes="
                            + (neededBytes - present)
                            + " usableBytes="
                            + usableBytes);
        }
        return wantedBytes - present <= usableBytes ? wantedBytes : neededBytes;
    }

    /// A step that may fail.
    @FunctionalInterface
    private interface Step<R> {

        R run() throws IOException;
    }
}

package dev.arenite.archive.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Keeps a file that is appended to for one writer, of this process or another.
///
/// The system's lock is on a file of its own beside it, whose name ends in `.appending`: on POSIX
/// systems a process loses its lock on a file as soon as it closes any channel of that file, which
/// each reader does. Nobody but writers opens the file beside it, and of one process only one
/// writer does. It is deleted in the end; a process that dies leaves it behind, without the lock.
/// Hard links count as files of their own.
final class AppendLock {

    /// A name that the file system accepts stays acceptable with the rest.
    private static final int NAME_CHARS_KEPT = 40;

    private static final int MAX_TOKEN = 1 << 16;

    /// The files that writers of this process append to.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path beside;
    private final FileChannel channel;
    private boolean isReleased;

    private AppendLock(Path path, Path beside, FileChannel channel) {
        this.path = path;
        this.beside = beside;
        this.channel = channel;
    }

    /// Takes the lock of a file, which need not be there.
    ///
    /// @throws IOException if another writer has it, or the file beside cannot be made
    static AppendLock take(Path path) throws IOException {
        Path real = real(path);
        if (!HELD.add(real)) {
            throw taken();
        }
        try {
            Path beside = real.resolveSibling(name(Objects.toString(real.getFileName())));
            return new AppendLock(real, beside, locked(beside));
        } catch (Throwable failure) {
            HELD.remove(real);
            throw failure;
        }
    }

    /// Returns the one name of a file that all its links and relative paths lead to.
    private static Path real(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder.toRealPath().resolve(path.getFileName());
    }

    private static String name(String name) {
        if (name.length() <= NAME_CHARS_KEPT) {
            return name + ".appending";
        }
        String kept = UnfinishedFile.beginning(name, NAME_CHARS_KEPT);
        return "%s.%08x.appending".formatted(kept, name.hashCode());
    }

    private static IOException taken() {
        return new IOException("another writer appends to the file");
    }

    private static FileChannel locked(Path beside) throws IOException {
        while (true) {
            FileChannel channel =
                    FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (!tryLock(channel)) {
                    throw taken();
                }
                if (isStillThere(beside, channel)) {
                    return channel;
                }
            } catch (Throwable failure) {
                channel.close();
                throw failure;
            }
            // It was deleted by the writer before, after this one had opened it.
            channel.close();
        }
    }

    /// Locks a channel until it is closed, unless another one of its file is locked.
    static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /// Whether a name leads to the file of a channel. Opening it once more would end the lock. So
    /// the file gets a size that no other of this name is likely to have at this moment.
    private static boolean isStillThere(Path beside, FileChannel channel) throws IOException {
        int token = 1 + ThreadLocalRandom.current().nextInt(MAX_TOKEN);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), token - 1);
        try {
            return Files.size(beside) == token;
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    /// Lets other writers take the lock. Releasing again does nothing.
    ///
    /// @throws IOException if closing the channel reports a failure
    void release() throws IOException {
        if (isReleased) {
            return;
        }
        isReleased = true;
        try {
            Files.deleteIfExists(beside);
        } catch (IOException left) {
            // The next writer takes the file over.
        } finally {
            HELD.remove(path);
            channel.close();
        }
    }
}

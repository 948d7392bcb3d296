package dev.arenite.flink;

import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/// A file on a local disk, where it can be mapped: the file itself, or a copy that is deleted when
/// it is closed.
final class LocalFile implements Closeable {

    private final java.nio.file.Path path;
    private final boolean isCopy;

    private LocalFile(java.nio.file.Path path, boolean isCopy) {
        this.path = path;
        this.isCopy = isCopy;
    }

    static LocalFile of(Path file) throws IOException {
        if (!file.getFileSystem().isDistributedFS()) {
            return new LocalFile(java.nio.file.Path.of(file.getPath()), false);
        }
        java.nio.file.Path copy = Files.createTempFile("arenite", ".blocks");
        LocalFile local = new LocalFile(copy, true);
        try (FSDataInputStream source = file.getFileSystem().open(file)) {
            Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
            return local;
        } catch (Throwable failure) {
            local.close();
            throw failure;
        }
    }

    java.nio.file.Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (isCopy) {
            Files.deleteIfExists(path);
        }
    }
}

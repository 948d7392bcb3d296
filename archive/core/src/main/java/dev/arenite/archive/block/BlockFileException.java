package dev.arenite.archive.block;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A file is not a whole and undamaged block file.
public final class BlockFileException extends IOException {

    private static final long serialVersionUID = 1;

    BlockFileException(Path path, String problem, long byteOffset) {
        super(path + ": " + problem + ": byteOffset=" + byteOffset);
    }

    /// Returns a failure of the operating system together with the name of the file, which it does
    /// not tell by itself.
    static FileSystemException naming(Path path, IOException failure) {
        FileSystemException named =
                new FileSystemException(path.toString(), null, failure.getMessage());
        named.initCause(failure);
        return named;
    }
}

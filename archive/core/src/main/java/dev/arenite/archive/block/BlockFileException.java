package dev.arenite.archive.block;

import java.io.IOException;
import java.nio.file.Path;

/// A file is not a whole and undamaged block file.
public final class BlockFileException extends IOException {

    private static final long serialVersionUID = 1;

    BlockFileException(Path path, String problem, long byteOffset) {
        super(path + ": " + problem + ": byteOffset=" + byteOffset);
    }
}

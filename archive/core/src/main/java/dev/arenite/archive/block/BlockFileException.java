package dev.arenite.archive.block;

import java.io.IOException;
import java.nio.file.Path;

/// A file is not a whole and undamaged block file, as far as that is known before its blocks are
/// touched.
public sealed class BlockFileException extends IOException permits BlockSchemaException {

    private static final long serialVersionUID = 1;

    BlockFileException(Path path, String problem, long byteOffset) {
        super(path + ": " + problem + ": byteOffset=" + byteOffset);
    }

    BlockFileException(String message) {
        super(message);
    }
}

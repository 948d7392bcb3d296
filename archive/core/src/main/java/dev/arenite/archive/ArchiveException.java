package dev.arenite.archive;

/// Something about an archive is not as it must be.
public abstract sealed class ArchiveException extends RuntimeException
        permits ArchiveCapacityException,
                ArchiveFormatException,
                ArchivePathException,
                ArchiveReadException {

    private static final long serialVersionUID = 1;

    ArchiveException(String message) {
        super(message);
    }
}

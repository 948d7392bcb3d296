package dev.arenite.archive;

/// An archive cannot be written, is refused by the check, or cannot be read.
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

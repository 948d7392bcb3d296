package dev.arenite.archive;

import java.nio.file.Path;

/// Bytes are not an archive of the expected type. No view or value was handed out. If a value is
/// refused because the program's own code threw an exception at it, that exception is the cause.
public final class ArchiveFormatException extends ArchiveException {

    private static final long serialVersionUID = 1;

    private final ArchiveViolation violation;

    ArchiveFormatException(ArchiveViolation violation) {
        this("", violation);
    }

    private ArchiveFormatException(String where, ArchiveViolation violation) {
        super(where + violation);
        this.violation = violation;
        initCause(violation.cause());
    }

    /// Returns the same refusal with a message that names a file first.
    public ArchiveFormatException inFile(Path file) {
        return new ArchiveFormatException(file + ": ", violation);
    }

    /// Returns the broken rule with its position and path.
    public ArchiveViolation violation() {
        return violation;
    }
}

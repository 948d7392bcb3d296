package dev.arenite.archive;

import java.nio.file.Path;

/// Bytes are not an archive of the expected type. Nothing was handed out. The cause is what the
/// program's own code threw at a value, if that is why it is refused.
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

    /// Returns what is broken, and where.
    public ArchiveViolation violation() {
        return violation;
    }
}

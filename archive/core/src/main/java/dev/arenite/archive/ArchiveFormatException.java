package dev.arenite.archive;

/// Bytes are not an archive of the expected type. Nothing was handed out.
public final class ArchiveFormatException extends ArchiveException {

    private static final long serialVersionUID = 1;

    private final ArchiveViolation violation;

    ArchiveFormatException(ArchiveViolation violation) {
        super(violation.toString());
        this.violation = violation;
    }

    /// Returns what is broken, and where.
    public ArchiveViolation violation() {
        return violation;
    }
}

package dev.arenite.archive;

/// A value is not one of its type: text that UTF-8 cannot express, an array of another length, a
/// key that comes twice, or a value that changed while it was written. The writer is as before the
/// value.
public final class ArchiveValueException extends ArchivePathException {

    private static final long serialVersionUID = 1;

    /// Reports the component that is being written; types around it add the path.
    ///
    /// @param message the rule, and the numbers that break it
    public ArchiveValueException(String message) {
        super(message);
    }
}

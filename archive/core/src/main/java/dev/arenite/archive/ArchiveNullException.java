package dev.arenite.archive;

/// A value is null, or has null for a component that the archive must hold. The writer is as before
/// the value.
public final class ArchiveNullException extends ArchivePathException {

    private static final long serialVersionUID = 1;

    /// Reports the component that is being written; types around it add the path.
    public ArchiveNullException() {
        super("value must not be null");
    }
}

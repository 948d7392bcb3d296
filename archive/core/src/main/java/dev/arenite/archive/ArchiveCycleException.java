package dev.arenite.archive;

/// A shared object leads back to itself, which an archive cannot express. The writer is as before
/// the value.
public final class ArchiveCycleException extends ArchivePathException {

    private static final long serialVersionUID = 1;

    ArchiveCycleException() {
        super("shared object must not lead back to itself");
    }
}

package dev.arenite.archive;

/// A value asks for more than [CheckLimits] of its readers, as the writer was told them: it leads
/// on over too many pointers, or to too many objects. The writer is as before the value.
public final class ArchiveLimitException extends ArchivePathException {

    private static final long serialVersionUID = 1;

    private final ExceededLimit exceeded;

    ArchiveLimitException(ExceededLimit exceeded) {
        super("value must stay within the limits of readers: " + exceeded);
        this.exceeded = exceeded;
    }

    /// Returns the limit, and what the value asks for as far as it was written.
    public ExceededLimit exceeded() {
        return exceeded;
    }
}

package dev.arenite.archive;

/// A value exceeds the [CheckLimits] of its readers, which the writer was given: too many pointers
/// follow one another in it, or it has too many objects. The writer is as before the value.
public final class ArchiveLimitException extends ArchivePathException {

    private static final long serialVersionUID = 1;

    private final ExceededLimit exceeded;

    ArchiveLimitException(ExceededLimit exceeded) {
        super("value must stay within the limits of readers: " + exceeded);
        this.exceeded = exceeded;
    }

    /// Returns the limit, and the number that the value demands as far as it was written.
    public ExceededLimit exceeded() {
        return exceeded;
    }
}

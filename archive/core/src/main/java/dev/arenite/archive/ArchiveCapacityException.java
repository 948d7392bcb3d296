package dev.arenite.archive;

/// A destination has no room for a value. The writer is as before the value: its position, the
/// scratch and the table of shared references are unchanged; the bytes beyond the position are
/// unspecified.
public final class ArchiveCapacityException extends ArchiveException {

    private static final long serialVersionUID = 1;

    private final long neededBytes;
    private final long limitBytes;

    /// Makes an exception for a value that does not fit.
    ///
    /// @param neededBytes the length in bytes that the destination would at least have needed
    /// @param limitBytes  the length in bytes that the destination may have
    public ArchiveCapacityException(long neededBytes, long limitBytes) {
        super("destination is full: neededBytes=" + neededBytes + " limitBytes=" + limitBytes);
        this.neededBytes = neededBytes;
        this.limitBytes = limitBytes;
    }

    /// Returns the length in bytes that the destination would at least have needed.
    public long neededBytes() {
        return neededBytes;
    }

    /// Returns the length in bytes that the destination may have.
    public long limitBytes() {
        return limitBytes;
    }
}

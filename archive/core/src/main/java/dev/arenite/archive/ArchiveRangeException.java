package dev.arenite.archive;

/// A number is out of the range of its place in an archive, such as a distance of more than 2 GiB
/// in the format with 32-bit pointers. The writer is as before the value.
public final class ArchiveRangeException extends ArchivePathException {

    private static final long serialVersionUID = 1;

    /// Reports a number that a place cannot hold.
    ///
    /// @param what       the noun for the number, such as `distance`
    /// @param value      the number
    /// @param limit      the limit that it is beyond
    /// @param byteOffset the position at which it should have been written
    public ArchiveRangeException(String what, Object value, Object limit, long byteOffset) {
        super(
                what
                        + " is beyond the archive format: "
                        + what
                        + "="
                        + value
                        + " limit="
                        + limit
                        + " byteOffset="
                        + byteOffset);
    }
}

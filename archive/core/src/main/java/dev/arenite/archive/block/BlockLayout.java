package dev.arenite.archive.block;

/// The parts of a block in a file: header, archives, padding, table of roots (FORMAT 13.1, 13.2).
///
/// @param byteOffset the position of the block in the file
/// @param byteSize   the size of the block in bytes
/// @param firstItem  the index of its first value in the file
/// @param items      the number of its values
/// @param lastRoot   the position of the last value's root in bytes from the start of the block;
///     the archives end behind its place
/// @param tableBytes the size of the table of roots, with which the block ends, in bytes
public record BlockLayout(
        long byteOffset,
        long byteSize,
        long firstItem,
        long items,
        long lastRoot,
        long tableBytes) {

    /// Returns the size of a block's header in bytes.
    public static int headerBytes() {
        return BlockFormat.HEADER_BYTES;
    }

    /// Returns the bytes between the archives and the table of roots.
    ///
    /// @param placeBytes the size of a root's place in bytes; a place without bytes is followed by
    ///     a byte of its own
    public long paddingBytes(long placeBytes) {
        return byteSize - tableBytes - lastRoot - Math.max(1, placeBytes);
    }
}

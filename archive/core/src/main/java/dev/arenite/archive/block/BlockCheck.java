package dev.arenite.archive.block;

/// What is checked of the blocks of a file, and when. In all cases the header, the index and the
/// footer are checked when the file is opened.
public enum BlockCheck {

    /// The checksum of each block, when it is touched for the first time. For files whose writer is
    /// trusted: damage is reported, but a hostile file with right checksums can make accessors
    /// throw [IndexOutOfBoundsException], or recurse without end.
    CHECKSUM,

    /// The checksum of each block and all of its archives, when it is touched for the first time.
    ARCHIVES,

    /// As [#ARCHIVES], for all blocks when the file is opened.
    EVERYTHING
}

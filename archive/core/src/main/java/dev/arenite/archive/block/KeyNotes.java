package dev.arenite.archive.block;

import java.io.IOException;

/// What an index says of the keys of blocks that have been written, asked for in their order.
interface KeyNotes {

    /// Returns the position of the root of a block's first key among the keys of the index; 0
    /// without keys.
    long firstKey(long block);

    /// Returns the checksum of a block's part of the filter; 0 without a filter.
    ///
    /// @throws IOException if the part has to be made, and cannot
    int filterChecksum(long block) throws IOException;
}

package dev.arenite.archive.block;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.Memory;

import java.lang.foreign.MemorySegment;

/// A block of a mapped file.
///
/// @param payload    the archives and the table of their roots
/// @param firstIndex the index in the file of its first value
/// @param items      the number of its values, whose table fits the payload
record Block(MemorySegment payload, long firstIndex, long items) {

    long endIndex() {
        return firstIndex + items;
    }

    <V> V view(ArchiveType<?, V> type, long index) {
        return type.view(payload, root(index));
    }

    /// Checks every archive. Their roots must lie in the payload for any view to be made.
    void check(ArchiveType<?, ?> type) {
        for (long i = firstIndex; i < endIndex(); i++) {
            Archive.access(type, payload, root(i));
        }
    }

    private long root(long index) {
        long table = payload.byteSize() - items * Integer.BYTES;
        return Integer.toUnsignedLong(
                Memory.getInt(payload, table + (index - firstIndex) * Integer.BYTES));
    }
}

package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveSink;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.PrimitiveIterator;

/// A way to lay out entries so that they are found by their keys.
///
/// Archived entries are known by numbers that only the container understands.
///
/// @param <E> the entries
/// @param <K> their keys
sealed interface Container<E, K> permits HashContainer, IndexContainer, BTree {

    /// The result of [#find] for a key that is not there.
    long NOT_FOUND = -1;

    /// Returns the kind, which names the forms of maps and sets in schemas.
    String kind();

    ArchiveFormat format();

    long placeBytes();

    long placeAlignment();

    long resolverBytes();

    /// Writes entries, whose keys are different.
    void serialize(List<E> entries, ArchiveSink out, MemorySegment resolver, long at);

    /// Fills the place for a number of entries.
    void resolve(int count, ArchiveSink out, long place, MemorySegment resolver, long at);

    void check(ArchiveChecker checker, long place);

    String path(MemorySegment archive, long place, long byteOffset);

    /// Returns the number of entries.
    long size(MemorySegment archive, long place);

    /// Returns the entry with a key, or [#NOT_FOUND].
    long find(MemorySegment archive, long place, K key);

    /// Returns the entries in their order.
    PrimitiveIterator.OfLong entries(MemorySegment archive, long place);

    /// Returns the position of an entry's key.
    long keyPlace(long entry);

    /// Returns the position of an entry's value.
    long valuePlace(long entry);
}

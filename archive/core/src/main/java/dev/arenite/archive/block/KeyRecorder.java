package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Holds the keys of a file in order while it is written, and keeps the first key of each block.
final class KeyRecorder<T, K> {

    private static final long NOT_WRITTEN = -1;

    private final BlockKey<T, ?, K> key;
    private final ArchiveWriter firstKeys;

    /// Makes the filter; null for a file without one.
    final @Nullable FilterRecorder filter;

    private @Nullable K last;
    private @Nullable K next;

    /// The hash of the next key, 0 without a filter.
    private long nextHash;

    /// Whether the value of the next key has been added, and whether it began a block. Assigned
    /// directly where the stack may have no room for a call.
    boolean isAdded;

    boolean beginsBlock;

    /// The first key of the present block, and the position of its root once it is written.
    private @Nullable K first;

    private long firstRoot = NOT_WRITTEN;

    /// @param firstKeys writes the first keys of blocks
    /// @param filter    makes the filter; null for a file without one
    KeyRecorder(BlockKey<T, ?, K> key, ArchiveWriter firstKeys, @Nullable FilterRecorder filter) {
        this.key = key;
        this.firstKeys = firstKeys;
        this.filter = filter;
    }

    /// Continues behind a value.
    void continueBehind(T value) {
        last = ArchiveSink.requireValue(key.of(value));
    }

    /// Adds the first key of a block that has been written.
    ///
    /// @param value the first value of the block
    /// @return the position of the key's root
    long addFirst(T value) {
        return firstKeys.write(key.type(), ArchiveSink.requireValue(key.of(value)));
    }

    /// Adds the key of a value in the present block, which has been written, to the filter.
    void addToFilter(FilterRecorder filter, T value) {
        filter.add(BloomBits.hash(key.order(), ArchiveSink.requireValue(key.of(value))));
    }

    /// Takes over the first keys of blocks that have been written, and their filter.
    ///
    /// @throws IOException if the filter cannot be put aside
    void takeOver(BlockIndex index) throws IOException {
        MemorySegment keys = index.keys();
        long start = firstKeys.sink().reserve(keys.byteSize());
        MemorySegment.copy(keys, 0, firstKeys.sink().memory(), start, keys.byteSize());
        if (filter != null) {
            filter.takeOver(index.filter());
        }
    }

    /// Looks at the key of the next value.
    ///
    /// @param item the index that the value will have
    /// @throws KeyOrderException if its key is out of order; nothing has changed
    void require(T value, long item) {
        settle();
        K candidate = ArchiveSink.requireValue(key.of(value));
        if (last != null) {
            int difference = key.order().compare(last, candidate);
            if (difference > 0 || (difference == 0 && !key.isRepeating())) {
                throw new KeyOrderException(last, candidate, item);
            }
        }
        nextHash = filter == null ? 0 : BloomBits.hash(key.order(), candidate);
        next = candidate;
    }

    /// Takes over the key of a value that has been added.
    private void settle() {
        if (isAdded) {
            if (filter != null) {
                filter.add(nextHash);
            }
            last = next;
            if (beginsBlock) {
                first = next;
                firstRoot = NOT_WRITTEN;
            }
            isAdded = false;
        }
    }

    /// Returns the position of the root of the present block's first key, which is written now if
    /// it has not been.
    long firstRoot() {
        settle();
        if (firstRoot == NOT_WRITTEN) {
            firstRoot = firstKeys.write(key.type(), ArchiveSink.requireValue(first));
        }
        return firstRoot;
    }

    /// Returns all first keys.
    MemorySegment firstKeys() {
        firstKeys.sink().align(BlockIndex.PART_ALIGNMENT);
        return firstKeys.written();
    }
}

package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveKey;

import java.lang.foreign.MemorySegment;

/// A key whose archived form lies elsewhere than in its own place.
///
/// @param key   the key as it is there
/// @param where how its position is found
/// @param <T>   the values
record MovedKey<T>(ArchiveKey<T> key, MovedKey.Where where) implements ArchiveKey<T> {

    /// Finds the position of a key.
    @FunctionalInterface
    interface Where {
        long of(MemorySegment archive, long place);
    }

    @Override
    public long hash(long state, T value) {
        return key.hash(state, value);
    }

    @Override
    public int compare(T left, T right) {
        return key.compare(left, right);
    }

    @Override
    public int compare(MemorySegment archive, long place, T value) {
        return key.compare(archive, where.of(archive, place), value);
    }

    @Override
    public int compareArchived(MemorySegment archive, long left, long right) {
        long leftKey = where.of(archive, left);
        long rightKey = where.of(archive, right);
        // Many references may lead to one long key: an archive must not make us read it for each.
        return leftKey == rightKey ? 0 : key.compareArchived(archive, leftKey, rightKey);
    }
}

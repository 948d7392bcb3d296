package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.NormalizedKey;

import java.lang.foreign.MemorySegment;

/// A key whose archived form lies out of line; its place points there.
///
/// @param key   the key of the archived form
/// @param where finds the position of the archived form
/// @param <T>   the values
record PointeeKey<T>(ArchiveKey<T> key, PointeeKey.Where where) implements ArchiveKey<T> {

    /// Finds the position of a key.
    @FunctionalInterface
    interface Where {
        long locate(MemorySegment archive, long place);
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
        return key.compare(archive, where.locate(archive, place), value);
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        checker.spend(1);
        return key.hashArchived(checker, state, where.locate(checker.archive(), place));
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        long leftKey = where.locate(checker.archive(), left);
        long rightKey = where.locate(checker.archive(), right);
        checker.spend(1);
        return leftKey == rightKey ? 0 : key.compareArchived(checker, leftKey, rightKey);
    }

    @Override
    public int normalizedBytes() {
        return key.normalizedBytes();
    }

    @Override
    public void normalize(T value, NormalizedKey target) {
        key.normalize(value, target);
    }

    @Override
    public void normalize(MemorySegment archive, long place, NormalizedKey target) {
        key.normalize(archive, where.locate(archive, place), target);
    }
}

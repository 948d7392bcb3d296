package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.TypeDescriber;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/// A key that is hashed by itself even in a sequence, in which Rust hashes integers as memory. A
/// further value may be hashed behind it.
///
/// @param key   the key, used for everything else
/// @param after returns the state of the hash after the further value, from the state before it
/// @param <T>   the values
record ElementwiseKey<T>(ArchiveKey<T> key, LongUnaryOperator after) implements ArchiveKey<T> {

    ElementwiseKey(ArchiveKey<T> key) {
        this(key, LongUnaryOperator.identity());
    }

    /// Returns sequences as keys whose elements are hashed by themselves.
    static <T, V> ArchiveType<List<T>, ArchivedList<V>> inSequences(
            ListType<T, V> list, Optional<ArchiveKey<T>> element) {
        return element.map(key -> new ListKey<>(new ElementwiseKey<>(key), list::view))
                .<ArchiveType<List<T>, ArchivedList<V>>>map(
                        key ->
                                Adaptation.keyed(list, key)
                                        .described(describer -> describe(describer, list)))
                .orElse(list);
    }

    private static void describe(TypeDescriber describer, ListType<?, ?> list) {
        describer.format(list.format());
        describer.form("vecdeque", list.element());
    }

    @Override
    public long hash(long state, T value) {
        return after.applyAsLong(key.hash(state, value));
    }

    @Override
    public int compare(T left, T right) {
        return key.compare(left, right);
    }

    @Override
    public int compare(MemorySegment archive, long place, T value) {
        return key.compare(archive, place, value);
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        return after.applyAsLong(key.hashArchived(checker, state, place));
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        return key.compareArchived(checker, left, right);
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
        key.normalize(archive, place, target);
    }
}

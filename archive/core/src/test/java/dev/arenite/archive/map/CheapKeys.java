package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A type whose values are no work as keys: all have the same hash, and any order will do. Writes
/// maps that nobody could write honestly.
///
/// @param type how the values are archived
record CheapKeys<T, V>(ArchiveType<T, V> type) implements ArchiveType<T, V>, ArchiveKey<T> {

    @Override
    public long placeBytes() {
        return type.placeBytes();
    }

    @Override
    public long placeAlignment() {
        return type.placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return type.resolverBytes();
    }

    @Override
    public void serialize(T value, ArchiveWriter out, MemorySegment resolver, long at) {
        type.serialize(value, out, resolver, at);
    }

    @Override
    public void resolve(T value, ArchiveWriter out, long place, MemorySegment resolver, long at) {
        type.resolve(value, out, place, resolver, at);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        type.check(checker, place);
    }

    @Override
    public V view(MemorySegment archive, long place) {
        return type.view(archive, place);
    }

    @Override
    public T read(MemorySegment archive, long place) {
        return type.read(archive, place);
    }

    @Override
    public Optional<ArchiveKey<T>> key() {
        return Optional.of(this);
    }

    @Override
    public long hash(long state, T key) {
        return state;
    }

    @Override
    public int compare(T left, T right) {
        return left == right ? 0 : 1;
    }

    @Override
    public int compare(MemorySegment archive, long place, T key) {
        return 1;
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        return state;
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        return left == right ? 0 : 1;
    }
}

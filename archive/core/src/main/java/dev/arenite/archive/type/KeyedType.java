package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.ListKey;
import dev.arenite.archive.ListType;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// Values that serve as keys in a way of their own.
///
/// @param type    the type otherwise
/// @param itsKey  how the values serve as keys
/// @param <T>     the values
/// @param <V>     the view of a value
record KeyedType<T, V>(ArchiveType<T, V> type, ArchiveKey<T> itsKey) implements ArchiveType<T, V> {

    /// Returns lists that are hashed element by element.
    static <T, V> ArchiveType<List<T>, ArchivedList<V>> deque(
            ListType<T, V> list, Optional<ArchiveKey<T>> element) {
        return element.<ArchiveType<List<T>, ArchivedList<V>>>map(
                        key ->
                                new KeyedType<>(
                                        list, new ListKey<>(new SeparateKey<>(key), list::view)))
                .orElse(list);
    }

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
    public boolean checksNothing() {
        return type.checksNothing();
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return type.path(archive, place, byteOffset);
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
        return Optional.of(itsKey);
    }
}

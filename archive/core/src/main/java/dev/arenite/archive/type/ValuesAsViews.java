package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.SharedObjects;
import dev.arenite.archive.TypeDescriber;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A type whose views are the values themselves: whoever views one reads it. For values that nobody
/// wants in parts, such as numbers.
///
/// A record, because the compiler trusts the fields of records. Two are equal only if they are the
/// same.
///
/// @param type the type with views of its own, which does everything else
record ValuesAsViews<T>(ArchiveType<T, ?> type) implements ArchiveType<T, T> {

    ValuesAsViews {
        Objects.requireNonNull(type, "type");
    }

    @Override
    public T view(MemorySegment archive, long place) {
        return SharedObjects.reading(() -> type.read(archive, place));
    }

    @Override
    public T read(MemorySegment archive, long place) {
        return type.read(archive, place);
    }

    @Override
    public void readAll(MemorySegment archive, long start, int count, List<? super T> values) {
        type.readAll(archive, start, count, values);
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
    public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
        type.serialize(value, out, resolver, at);
    }

    @Override
    public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        type.resolve(value, out, place, resolver, at);
    }

    @Override
    public long writePlace(T value, ArchiveSink out) {
        return type.writePlace(value, out);
    }

    @Override
    public void serializeAll(
            List<T> values, int count, ArchiveSink out, MemorySegment resolvers, long first) {
        type.serializeAll(values, count, out, resolvers, first);
    }

    @Override
    public void resolveAll(
            List<T> values,
            int count,
            ArchiveSink out,
            long start,
            MemorySegment resolvers,
            long first) {
        type.resolveAll(values, count, out, start, resolvers, first);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        type.check(checker, place);
    }

    @Override
    public boolean acceptsAnyBytes() {
        return type.acceptsAnyBytes();
    }

    @Override
    public boolean accepts(MemorySegment archive, long place) {
        return type.accepts(archive, place);
    }

    @Override
    public boolean acceptsAll(MemorySegment archive, long start, long count) {
        return type.acceptsAll(archive, start, count);
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return type.path(archive, place, byteOffset);
    }

    @Override
    public Optional<ArchiveKey<T>> key() {
        return type.key();
    }

    @Override
    public void describe(TypeDescriber describer) {
        type.describe(describer);
    }

    /// Whether the other object is this type: types are told apart by identity.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.TypeDescriber;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Function;

/// Archived values of an older schema, which are checked and viewed as they lie there, and read as
/// values of today. They are not written.
///
/// @param <T> the values of today
/// @param <V> the view of an archived value
abstract class OlderType<T, V> implements ArchiveType<T, V> {

    /// Stands where a value would be taken apart to be written.
    static final Function<Object, Object> REFUSE =
            _ -> {
                throw refusal();
            };

    private final ArchiveType<?, V> layout;

    /// @param layout a type of the older schema
    OlderType(ArchiveType<?, V> layout) {
        this.layout = layout;
    }

    static ArchiveValueException refusal() {
        return new ArchiveValueException(
                "value must be written by the type of today, not by one of an older schema");
    }

    @Override
    public final long placeBytes() {
        return layout.placeBytes();
    }

    @Override
    public final long placeAlignment() {
        return layout.placeAlignment();
    }

    @Override
    public final long resolverBytes() {
        return layout.resolverBytes();
    }

    @Override
    public final void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
        throw refusal();
    }

    @Override
    public final void resolve(
            T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        throw refusal();
    }

    @Override
    public final void check(ArchiveChecker checker, long place) {
        layout.check(checker, place);
    }

    @Override
    public final boolean accepts(MemorySegment archive, long place) {
        return layout.accepts(archive, place);
    }

    @Override
    public final boolean acceptsAll(MemorySegment archive, long start, long count) {
        return layout.acceptsAll(archive, start, count);
    }

    @Override
    public final boolean acceptsAnyBytes() {
        return layout.acceptsAnyBytes();
    }

    @Override
    public final String path(MemorySegment archive, long place, long byteOffset) {
        return layout.path(archive, place, byteOffset);
    }

    @Override
    public final V view(MemorySegment archive, long place) {
        return layout.view(archive, place);
    }

    @Override
    public final ArchivedList<V> viewAll(MemorySegment archive, long start, long count) {
        return layout.viewAll(archive, start, count);
    }

    @Override
    public final ArchiveType<?, V> viewType() {
        return layout.viewType();
    }

    @Override
    public final void describe(TypeDescriber describer) {
        layout.describe(describer);
    }

    /// Returns the key of the older values, for archived ones alone ([OlderKeys]).
    @Override
    @SuppressWarnings("unchecked")
    public Optional<ArchiveKey<T>> key() {
        return layout.key().map(key -> (ArchiveKey<T>) key);
    }
}

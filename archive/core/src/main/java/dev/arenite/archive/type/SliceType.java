package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// Sequences behind a pointer that may be shared or absent, Rust's `[T]`. Their bytes are the same
/// as those of lists.
///
/// @param <T> the elements
/// @param <V> the view of an element
public final class SliceType<T, V> implements PointerType<List<T>, ArchivedList<V>> {

    private final ArchiveFormat format;
    private final ListType<T, V> list;

    SliceType(ArchiveFormat format, ArchiveType<T, V> element) {
        this.format = format;
        this.list = ListType.of(format, element);
    }

    ArchiveFormat format() {
        return format;
    }

    ArchiveType<T, V> element() {
        return list.element();
    }

    @Override
    public long placeBytes() {
        return list.placeBytes();
    }

    @Override
    public long placeAlignment() {
        return list.placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return list.resolverBytes();
    }

    @Override
    public void serialize(List<T> value, ArchiveSink out, MemorySegment resolver, long at) {
        list.serialize(value, out, resolver, at);
    }

    @Override
    public void serializeAgain(List<T> value, long start, MemorySegment resolver, long at) {
        LittleEndian.putLong(resolver, at, start);
        LittleEndian.putLong(resolver, at + Long.BYTES, value.size());
    }

    @Override
    public void resolve(
            List<T> value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        list.resolve(value, out, place, resolver, at);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        list.check(checker, place);
    }

    @Override
    public void checkShared(ArchiveType<?, ?> references, ArchiveChecker checker, long place) {
        ArchivedList<V> slice = view(checker.archive(), place);
        checker.claimSharedPlaces(references, slice.element(), slice.start(), slice.size(), place);
    }

    @Override
    public ArchivedList<V> view(MemorySegment archive, long place) {
        return list.view(archive, place);
    }

    @Override
    public List<T> read(MemorySegment archive, long place) {
        return list.read(archive, place);
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.format(format);
        describer.form("boxed_slice", list.element());
    }

    @Override
    public Optional<ArchiveKey<List<T>>> key() {
        return list.key();
    }

    @Override
    public long target(MemorySegment archive, long place) {
        return view(archive, place).start();
    }
}

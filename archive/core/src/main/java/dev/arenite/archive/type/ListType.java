package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.memory.PlaceLayout;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A sequence of values of one type, Rust's `Vec`: the elements lie one after the other out of
/// line, the place holds their distance and number.
///
/// Everything that the elements point to is written first, then all their places.
///
/// A record, because the compiler trusts the fields of records: through a constant of this type it
/// knows the element type, whatever other lists a process has. Two are equal only if they are the
/// same.
///
/// @param format  the format
/// @param element the type of the elements
/// @param <T>     the elements
/// @param <V>     the view of an element
public record ListType<T, V>(ArchiveFormat format, ArchiveType<T, V> element)
        implements ArchiveType<List<T>, ArchivedList<V>> {

    /// Makes the type of lists.
    public ListType {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(element, "element");
    }

    /// Returns the type of lists in a format.
    public static <T, V> ListType<T, V> of(ArchiveFormat format, ArchiveType<T, V> element) {
        return new ListType<>(format, element);
    }

    /// Returns the type of lists in the default format.
    public static <T, V> ListType<T, V> of(ArchiveType<T, V> element) {
        return new ListType<>(ArchiveFormat.POINTER_32, element);
    }

    @Override
    public long placeBytes() {
        return 2L * format.pointerBytes();
    }

    @Override
    public long placeAlignment() {
        return format.pointerBytes();
    }

    /// The position of the elements, and their number: the list may change before it is resolved.
    @Override
    public long resolverBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    public void serialize(List<T> values, ArchiveSink out, MemorySegment resolver, long at) {
        int count = ArchiveSink.requireValue(values).size();
        LittleEndian.putLong(resolver, at, out.writePlaces(element, values, count));
        LittleEndian.putLong(resolver, at + Long.BYTES, count);
    }

    @Override
    public void resolve(
            List<T> values, ArchiveSink out, long place, MemorySegment resolver, long at) {
        format.putSlice(
                out.memory(),
                place,
                LittleEndian.getLong(resolver, at),
                LittleEndian.getLong(resolver, at + Long.BYTES));
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        MemorySegment archive = checker.archive();
        long slice = LittleEndian.getLong(archive, place);
        long start = start(place, slice);
        long count = count(archive, place, slice);
        long byteSize = PlaceLayout.rowBytes(count, element.placeBytes());
        if (checker.mayClaim(start, byteSize, element.placeAlignment())
                && (element.acceptsAnyBytes() || element.acceptsAll(archive, start, count))) {
            checker.claimAccepted(start, byteSize, place);
        } else {
            checker.claimPlaces(element, start, count, place);
        }
    }

    @Override
    public ArchivedList<V> view(MemorySegment archive, long place) {
        long slice = LittleEndian.getLong(archive, place);
        long start = start(place, slice);
        long count = count(archive, place, slice);
        return element.viewAll(archive, start, count);
    }

    /// Returns the position of the first element.
    ///
    /// @param slice the first eight bytes of the place: distance and length by one access, of which
    ///     the compiler makes so many part of a method and no more, or a distance of 64 bits
    private long start(long place, long slice) {
        return place + (format == ArchiveFormat.POINTER_32 ? (int) slice : slice);
    }

    private long count(MemorySegment archive, long place, long slice) {
        return format == ArchiveFormat.POINTER_32
                ? slice >>> Integer.SIZE
                : LittleEndian.getLong(archive, place + Long.BYTES);
    }

    /// @throws ArchiveReadException if there are more elements than a Java array can have, or one
    ///     of them cannot be read
    @Override
    public List<T> read(MemorySegment archive, long place) {
        ArchivedList<V> view = view(archive, place);
        int count = ArchiveReadException.arrayLength("list", "elements", view.size());
        List<T> values = new ArrayList<>(count);
        element.readAll(archive, view.start(), count, values);
        return values;
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.format(format);
        describer.form("vec", element);
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

    @Override
    public Optional<ArchiveKey<List<T>>> key() {
        return element.key().map(key -> new ListKey<>(key, this::view));
    }
}

package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;

/// Values that lie out of line, Rust's `Box`: the place is a pointer. Views are the views of the
/// value.
///
/// A record for the same reason as [ListType]; two are equal only if they are the same.
///
/// @param format the format
/// @param target the type of the values
/// @param <T>    the values
/// @param <V>    the view of a value
public record BoxType<T, V>(ArchiveFormat format, ArchiveType<T, V> target)
        implements PointerType<T, V> {

    /// Makes the type of values out of line.
    public BoxType {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(target, "target");
    }

    @Override
    public long placeBytes() {
        return format.pointerBytes();
    }

    @Override
    public long placeAlignment() {
        return format.pointerBytes();
    }

    @Override
    public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
        LittleEndian.putLong(resolver, at, out.writePlace(target, value));
    }

    @Override
    public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        format.putPointer(out.memory(), place, place, LittleEndian.getLong(resolver, at));
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        checker.claimPlace(target, target(checker.archive(), place), place);
    }

    @Override
    public void checkShared(ArchiveType<?, ?> references, ArchiveChecker checker, long place) {
        checker.claimShared(references, target, target(checker.archive(), place), place);
    }

    @Override
    public V view(MemorySegment archive, long place) {
        return target.view(archive, target(archive, place));
    }

    @Override
    public T read(MemorySegment archive, long place) {
        return target.read(archive, target(archive, place));
    }

    @Override
    public long target(MemorySegment archive, long place) {
        return place + format.getDistance(archive, place);
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.format(format);
        describer.form("box", target);
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
    public Optional<ArchiveKey<T>> key() {
        return target.key().map(key -> new PointeeKey<>(key, this::target));
    }
}

package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;

/// Values that may be absent, Rust's `Option`: a tag, 0 or 1, and the value.
///
/// A record for the same reason as [FixedType]; two are equal only if they are the same.
///
/// @param inner the type of the values
/// @param <T>   the values
/// @param <V>   the view of a value
public record OptionType<T, V>(ArchiveType<T, V> inner)
        implements ArchiveType<Optional<T>, Optional<V>> {

    private static final byte NONE = 0;
    private static final byte SOME = 1;

    /// Makes the type of optional values.
    public OptionType {
        Objects.requireNonNull(inner, "inner");
    }

    /// Returns the offset of the value, in bytes from the start of the place: the tag takes one
    /// byte, and padding the others.
    private long offset() {
        return inner.placeAlignment();
    }

    private static boolean isPresent(MemorySegment archive, long place) {
        return LittleEndian.getByte(archive, place) == SOME;
    }

    @Override
    public long placeBytes() {
        return offset() + inner.placeBytes();
    }

    @Override
    public long placeAlignment() {
        return inner.placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return Presence.resolverBytes(inner);
    }

    @Override
    public void serialize(Optional<T> value, ArchiveSink out, MemorySegment resolver, long at) {
        boolean present = ArchiveSink.requireValue(value).isPresent();
        if (present) {
            inner.serialize(value.get(), out, resolver, at);
        }
        Presence.note(present, inner, resolver, at);
    }

    @Override
    public void resolve(
            Optional<T> value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        boolean present = value.isPresent();
        Presence.requireNoted(present, inner, resolver, at);
        LittleEndian.putByte(out.memory(), place, present ? SOME : NONE);
        if (present) {
            inner.resolve(value.get(), out, place + offset(), resolver, at);
        }
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        byte tag = LittleEndian.getByte(checker.archive(), place);
        checker.require(tag == NONE || tag == SOME, "tag of an option must be 0 or 1", place);
        if (tag == SOME) {
            inner.check(checker, place + offset());
        }
    }

    @Override
    public boolean accepts(MemorySegment archive, long place) {
        byte tag = LittleEndian.getByte(archive, place);
        return tag == NONE || (tag == SOME && inner.accepts(archive, place + offset()));
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return byteOffset < place + offset()
                ? ""
                : inner.path(archive, place + offset(), byteOffset);
    }

    @Override
    public Optional<V> view(MemorySegment archive, long place) {
        return isPresent(archive, place)
                ? Optional.of(inner.view(archive, place + offset()))
                : Optional.empty();
    }

    @Override
    public Optional<T> read(MemorySegment archive, long place) {
        return isPresent(archive, place)
                ? Optional.of(inner.read(archive, place + offset()))
                : Optional.empty();
    }

    @Override
    public Optional<ArchiveKey<Optional<T>>> key() {
        return inner.key().map(key -> new OptionKey<>(key, OptionType::isPresent, offset()));
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.form("option", inner);
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

package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Values that may be absent, without a tag: bytes that no value has stand for absence.
///
/// A record for the same reason as [FixedType]; two are equal only if they are the same.
///
/// @param inner the type of the values
/// @param niche the bytes that stand for absence
/// @param <T>   the values
/// @param <V>   the view of a value
record NicheType<T, V>(ArchiveType<T, V> inner, Niche niche)
        implements ArchiveType<Optional<T>, Optional<V>> {

    @Override
    public long placeBytes() {
        return inner.placeBytes();
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
        if (present) {
            inner.resolve(value.get(), out, place, resolver, at);
        } else {
            niche.put(out.memory(), place);
        }
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        if (!niche.isAt(checker.archive(), place)) {
            inner.check(checker, place);
        }
    }

    @Override
    public boolean acceptsAnyBytes() {
        return inner.acceptsAnyBytes();
    }

    @Override
    public boolean accepts(MemorySegment archive, long place) {
        return niche.isAt(archive, place) || inner.accepts(archive, place);
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return inner.path(archive, place, byteOffset);
    }

    @Override
    public Optional<V> view(MemorySegment archive, long place) {
        return niche.isAt(archive, place)
                ? Optional.empty()
                : Optional.of(inner.view(archive, place));
    }

    @Override
    public Optional<T> read(MemorySegment archive, long place) {
        return niche.isAt(archive, place)
                ? Optional.empty()
                : Optional.of(inner.read(archive, place));
    }

    /// Returns no key for references whose value may be gone: Rust's `Weak` has no hash and no
    /// order either.
    @Override
    public Optional<ArchiveKey<Optional<T>>> key() {
        return isWeak()
                ? Optional.empty()
                : inner.key().map(key -> new OptionKey<>(key, this::isPresent, 0));
    }

    private boolean isWeak() {
        return inner instanceof SharedType;
    }

    private boolean isPresent(MemorySegment archive, long place) {
        return !niche.isAt(archive, place);
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.niche(isWeak() ? "weak" : niche.kind(), niche.offset(), niche.bytes(), inner);
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

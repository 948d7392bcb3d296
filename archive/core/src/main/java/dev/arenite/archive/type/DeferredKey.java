package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.NormalizedKey;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The key of a type that is part of itself. It is asked for when it is first used: asking while
/// the type is asked for its key would not end.
///
/// @param <T> the values
public final class DeferredKey<T> implements ArchiveKey<T> {

    private final Supplier<Optional<ArchiveKey<T>>> source;

    /// Set at the first use. Several threads may set it, each to a key that does the same.
    private @Nullable ArchiveKey<T> known;

    /// Makes a key.
    ///
    /// @param source returns the key, or empty if the type has none: then each use of this key
    ///     throws [IllegalArgumentException]
    public DeferredKey(Supplier<Optional<ArchiveKey<T>>> source) {
        this.source = source;
    }

    private ArchiveKey<T> key() {
        ArchiveKey<T> key = known;
        if (key == null) {
            key = source.get().orElseThrow(DeferredKey::noKey);
            known = key;
        }
        return key;
    }

    private static IllegalArgumentException noKey() {
        return new IllegalArgumentException("type cannot be a key: a part of it is none");
    }

    @Override
    public long hash(long state, T key) {
        return key().hash(state, key);
    }

    @Override
    public long hashElements(long state, List<T> elements) {
        return key().hashElements(state, elements);
    }

    @Override
    public int compare(T left, T right) {
        return key().compare(left, right);
    }

    @Override
    public int compare(MemorySegment archive, long place, T key) {
        return key().compare(archive, place, key);
    }

    @Override
    public boolean isSame(MemorySegment archive, long place, T key) {
        return key().isSame(archive, place, key);
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        return key().hashArchived(checker, state, place);
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        return key().compareArchived(checker, left, right);
    }

    @Override
    public int memoryBytes() {
        return key().memoryBytes();
    }

    /// The key is part of itself, so its forms are not all as long.
    @Override
    public int normalizedBytes() {
        return NormalizedKey.VARIES;
    }

    @Override
    public void normalize(T key, NormalizedKey target) {
        key().normalize(key, target);
    }

    @Override
    public void normalize(MemorySegment archive, long place, NormalizedKey target) {
        key().normalize(archive, place, target);
    }
}

package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Values that are archived as values of another type.
///
/// @param <U> the values
/// @param <T> the values that are archived in their stead
/// @param <V> the view of an archived value
final class AdaptedType<U, T, V> implements ArchiveType<U, V> {

    private final ArchiveType<T, V> type;
    private final Function<? super U, ? extends T> to;
    private final Function<? super T, ? extends U> from;

    /// How the values serve as keys, null if as those in their stead do.
    private final @Nullable ArchiveKey<U> itsKey;

    AdaptedType(
            ArchiveType<T, V> type,
            Function<? super U, ? extends T> to,
            Function<? super T, ? extends U> from) {
        this(type, to, from, null);
    }

    private AdaptedType(
            ArchiveType<T, V> type,
            Function<? super U, ? extends T> to,
            Function<? super T, ? extends U> from,
            @Nullable ArchiveKey<U> itsKey) {
        this.type = type;
        this.to = to;
        this.from = from;
        this.itsKey = itsKey;
    }

    /// Returns a type whose values serve as keys in a way of their own.
    static <T, V> ArchiveType<T, V> keyed(ArchiveType<T, V> type, ArchiveKey<T> key) {
        return new AdaptedType<>(
                type, Function.identity(), Function.identity(), Objects.requireNonNull(key, "key"));
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
    public void serialize(U value, ArchiveWriter out, MemorySegment resolver, long at) {
        type.serialize(adapted(value), out, resolver, at);
    }

    @Override
    public void resolve(U value, ArchiveWriter out, long place, MemorySegment resolver, long at) {
        type.resolve(adapted(value), out, place, resolver, at);
    }

    /// Some adapters take null, for instance as an optional value that is absent.
    private T adapted(U value) {
        try {
            return to.apply(value);
        } catch (NullPointerException failure) {
            if (value != null) {
                throw failure;
            }
            throw (ArchiveNullException) new ArchiveNullException().initCause(failure);
        }
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        type.check(checker, place);
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
    public U read(MemorySegment archive, long place) {
        return from.apply(type.read(archive, place));
    }

    @Override
    public boolean checksNothing() {
        return type.checksNothing();
    }

    @Override
    public Optional<ArchiveKey<U>> key() {
        return itsKey != null
                ? Optional.of(itsKey)
                : type.key().map(key -> new AdaptedKey<>(key, to));
    }

    private record AdaptedKey<U, T>(ArchiveKey<T> key, Function<? super U, ? extends T> to)
            implements ArchiveKey<U> {

        @Override
        public long hash(long state, U value) {
            return key.hash(state, to.apply(value));
        }

        @Override
        public int compare(U left, U right) {
            return key.compare(to.apply(left), to.apply(right));
        }

        @Override
        public int compare(MemorySegment archive, long place, U value) {
            return key.compare(archive, place, to.apply(value));
        }

        @Override
        public long hashArchived(ArchiveChecker checker, long state, long place) {
            return key.hashArchived(checker, state, place);
        }

        @Override
        public int compareArchived(ArchiveChecker checker, long left, long right) {
            return key.compareArchived(checker, left, right);
        }

        @Override
        public int memoryBytes() {
            return key.memoryBytes();
        }

        @Override
        public long hashElements(long state, List<U> elements) {
            return key.hashElements(state, elements.stream().<T>map(to).toList());
        }
    }
}

package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.TypeDescriber;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Function;

/// The stand-in for a type within its own definition, in which the type is not known yet. It may
/// only stand behind a pointer.
///
/// @param <T> the values
/// @param <V> the view of a value
final class RecursiveType<T, V> implements ArchiveType<T, V> {

    /// Set once, right after the definition was evaluated.
    private @Nullable ArchiveType<T, V> definition;

    /// The sizes of the place and the resolver; measured when they are first needed.
    private @Nullable Sizes sizes;

    /// The thread that is measuring. If two threads measure at once, one of them may be missing
    /// here, which does no harm.
    private @Nullable Thread measuring;

    private record Sizes(long placeBytes, long placeAlignment, long resolverBytes) {}

    private RecursiveType() {}

    static <T, V> ArchiveType<T, V> of(
            Function<? super ArchiveType<T, V>, ? extends ArchiveType<T, V>> definition) {
        RecursiveType<T, V> self = new RecursiveType<>();
        ArchiveType<T, V> type = definition.apply(self);
        self.definition = type;
        return type;
    }

    private ArchiveType<T, V> definition() {
        if (definition == null) {
            throw notBehindAPointer();
        }
        return definition;
    }

    private static IllegalStateException notBehindAPointer() {
        return new IllegalStateException("recursive type must stand behind a pointer");
    }

    private Sizes sizes() {
        Sizes known = sizes;
        return known == null ? measure() : known;
    }

    /// Refuses a type that contains itself in its place: its size would depend on itself.
    private Sizes measure() {
        ArchiveType<T, V> type = definition();
        if (measuring == Thread.currentThread()) {
            throw notBehindAPointer();
        }
        measuring = Thread.currentThread();
        try {
            Sizes measured =
                    new Sizes(type.placeBytes(), type.placeAlignment(), type.resolverBytes());
            sizes = measured;
            return measured;
        } finally {
            measuring = null;
        }
    }

    @Override
    public long placeBytes() {
        return sizes().placeBytes;
    }

    @Override
    public long placeAlignment() {
        return sizes().placeAlignment;
    }

    @Override
    public long resolverBytes() {
        return sizes().resolverBytes;
    }

    @Override
    public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
        // This recurses as deeply as the values; the budget counts and limits the pointers between
        // them.
        definition().serialize(value, out, resolver, at);
    }

    @Override
    public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        definition().resolve(value, out, place, resolver, at);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        definition().check(checker, place);
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return definition().path(archive, place, byteOffset);
    }

    @Override
    public V view(MemorySegment archive, long place) {
        return definition().view(archive, place);
    }

    @Override
    public ArchivedList<V> viewAll(MemorySegment archive, long start, long count) {
        return definition().viewAll(archive, start, count);
    }

    @Override
    public ArchiveType<?, V> viewType() {
        return definition().viewType();
    }

    @Override
    public T read(MemorySegment archive, long place) {
        return definition().read(archive, place);
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.as(definition());
    }

    /// Returns a key in any case. The definition is asked for its key only at use: asking now would
    /// not end.
    @Override
    public Optional<ArchiveKey<T>> key() {
        return Optional.of(
                new DeferredKey<>(() -> Optional.of(definition().key().orElseThrow(this::noKey))));
    }

    private IllegalArgumentException noKey() {
        return new IllegalArgumentException(
                "type cannot be a key: class=" + definition().getClass().getName());
    }
}

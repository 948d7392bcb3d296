package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;

/// Writes values as another type does, but only if their place has the position that is expected:
/// where a block has room for one more value at the constant distance, and not for a table of
/// roots.
final class RootGuard<T, V> implements ArchiveType<T, V> {

    private final ArchiveType<T, V> type;
    long expected;

    RootGuard(ArchiveType<T, V> type) {
        this.type = type;
    }

    /// Thrown for another place. It ends a block, as usual, so it has no stack trace.
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Refusal() {
            super("root has another place than expected", null, false, false);
        }
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
        if (place != expected) {
            throw new Refusal();
        }
        type.resolve(value, out, place, resolver, at);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        type.check(checker, place);
    }

    @Override
    public V view(MemorySegment archive, long place) {
        return type.view(archive, place);
    }

    @Override
    public T read(MemorySegment archive, long place) {
        return type.read(archive, place);
    }
}

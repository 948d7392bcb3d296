package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.SharedObjects;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// References to values that other references may lead to as well, Rust's `Rc` and `Arc`: the value
/// of the same object is written once, when the first reference is met.
///
/// References share a value if they have the same object *and equal types*. Types are different,
/// even if they were made in the same way, unless [ArchiveTypes#sharedByTarget] made them.
///
/// @param <T> the values
/// @param <V> the view of a value
public final class SharedType<T, V> implements ArchiveType<T, ArchivedReference<V>> {

    private final PointerType<T, V> pointer;
    private final @Nullable Object kind;

    /// @param kind equal for all types whose references share; null for a type like no other
    SharedType(PointerType<T, V> pointer, @Nullable Object kind) {
        this.pointer = pointer;
        this.kind = kind;
    }

    PointerType<T, V> pointer() {
        return pointer;
    }

    @Override
    public long placeBytes() {
        return pointer.placeBytes();
    }

    @Override
    public long placeAlignment() {
        return pointer.placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return pointer.resolverBytes();
    }

    @Override
    public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
        long start = out.startShared(ArchiveSink.requireValue(value), this);
        if (start == ArchiveSink.NOT_WRITTEN) {
            pointer.serialize(value, out, resolver, at);
            out.finishShared(value, this, LittleEndian.getLong(resolver, at));
        } else {
            pointer.serializeAgain(value, start, resolver, at);
        }
    }

    @Override
    public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        pointer.resolve(value, out, place, resolver, at);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        pointer.checkShared(this, checker, place);
    }

    @Override
    public ArchivedReference<V> view(MemorySegment archive, long place) {
        return new ArchivedReference<>(this, archive, place);
    }

    /// Returns the value. While something larger is read, it is the same object for all references
    /// to it.
    @Override
    public T read(MemorySegment archive, long place) {
        return SharedObjects.get(
                this, archive, pointer.target(archive, place), () -> pointer.read(archive, place));
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.shared(this, pointer);
    }

    @Override
    public Optional<ArchiveKey<T>> key() {
        return pointer.key();
    }

    /// Whether references of this type and of another one share.
    @Override
    public boolean equals(Object other) {
        if (this == other || kind == null) {
            return this == other;
        }
        return other instanceof SharedType<?, ?> type && kind.equals(type.kind);
    }

    @Override
    public int hashCode() {
        return kind == null ? System.identityHashCode(this) : kind.hashCode();
    }
}

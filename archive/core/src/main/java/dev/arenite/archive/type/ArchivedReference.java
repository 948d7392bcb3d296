package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.SharedObjects;

import java.lang.foreign.MemorySegment;

/// An archived reference to a value that other references may lead to as well.
///
/// References are equal if they lead to the same place. The values there are not compared or
/// printed, because with shared references that could take far more time than the archive has
/// bytes.
///
/// @param <V> the view of the value
public final class ArchivedReference<V> {

    private final SharedType<?, V> type;
    private final MemorySegment archive;
    private final long place;

    ArchivedReference(SharedType<?, V> type, MemorySegment archive, long place) {
        this.type = type;
        this.archive = archive;
        this.place = place;
    }

    /// Returns the view of the value.
    public V get() {
        return type.pointer().view(archive, place);
    }

    /// Returns the value, which does not depend on the memory.
    ///
    /// @param references the type of the reference, or another with the same
    ///     [type of views][ArchiveType#viewType()]
    /// @throws IllegalArgumentException if the reference is not one of this type
    /// @throws ArchiveReadException if the value cannot be made a Java value
    public <T> T read(ArchiveType<T, ArchivedReference<V>> references) {
        if (references.viewType() != type) {
            throw new IllegalArgumentException(
                    "type must be that of the reference: position=" + position());
        }
        return SharedObjects.reading(() -> references.read(archive, place));
    }

    /// Returns the position of the value in the archive.
    public long position() {
        return type.pointer().target(archive, place);
    }

    /// Whether another reference leads to the same place of the same memory.
    @Override
    public boolean equals(Object other) {
        return other instanceof ArchivedReference<?> reference
                && position() == reference.position()
                && archive.equals(reference.archive);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position());
    }

    /// Returns the position of the value.
    @Override
    public String toString() {
        return "@" + position();
    }
}

package dev.arenite.archive.type;

import java.lang.foreign.MemorySegment;

/// An archived reference to a value that others may lead to as well.
///
/// References are equal if they lead to the same place, whatever is there: comparing or printing
/// what shared references lead to could take longer than the archive is large.
///
/// @param <V> the view of the value
public final class ArchivedReference<V> {

    private final PointerType<?, V> pointer;
    private final MemorySegment archive;
    private final long place;

    ArchivedReference(PointerType<?, V> pointer, MemorySegment archive, long place) {
        this.pointer = pointer;
        this.archive = archive;
        this.place = place;
    }

    /// Returns the view of the value.
    public V get() {
        return pointer.view(archive, place);
    }

    /// Returns the position of the value in the archive.
    public long position() {
        return pointer.target(archive, place);
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

package dev.arenite.archive.derive;

import dev.arenite.archive.ArchiveReadException;

import java.lang.foreign.MemorySegment;

/// A view of a derived class: the accessors of the components, and what all such views have.
///
/// A view belongs to its memory, and may be used by each thread that may use the memory.
///
/// @param <T> the record or sealed interface whose archives are viewed
public interface DerivedView<T> {

    /// Returns the memory that holds the value, and in which its positions count.
    MemorySegment archive();

    /// Returns the position of the value's place in the memory, in bytes.
    long place();

    /// Returns the value, which does not depend on the memory.
    ///
    /// @throws ArchiveReadException if a component cannot be read
    T read();
}

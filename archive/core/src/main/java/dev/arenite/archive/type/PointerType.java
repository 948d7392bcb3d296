package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// Types whose place is a pointer and, if the size of the target does not follow from its type, a
/// length; the pointer's base is the place. The resolver begins with the position of the target.
///
/// @param <T> the values
/// @param <V> the view of a value
public sealed interface PointerType<T, V> extends ArchiveType<T, V>
        permits BoxType, SliceType, TextSliceType {

    @Override
    default long resolverBytes() {
        return Long.BYTES;
    }

    /// Fills the resolver of a value whose target has been written for another place.
    ///
    /// @param start the position of the target
    default void serializeAgain(T value, long start, MemorySegment resolver, long at) {
        LittleEndian.putLong(resolver, at, start);
    }

    /// Checks a place whose target other references may lead to as well.
    ///
    /// @param references the type of the references
    void checkShared(ArchiveType<?, ?> references, ArchiveChecker checker, long place);

    /// Returns the position that a place points to.
    long target(MemorySegment archive, long place);
}

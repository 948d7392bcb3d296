package dev.arenite.archive;

import java.lang.foreign.MemorySegment;

/// What a pointer leads to, if it is not a row of places: a hash table, a node of a tree, bytes
/// with rules of their own. It is checked in steps, so that what one step claims is checked before
/// the next.
///
/// A region knows nothing but the position of its pointer and its own; the rest it reads from
/// there.
public interface CheckedRegion {

    /// Checks a part of the region, and claims what it points to.
    ///
    /// @param checker where findings are reported and pointers are claimed
    /// @param pointer where the pointer is, as it was claimed
    /// @param start   the position of the region
    /// @param step    the number of the step, from 0 on
    void checkStep(ArchiveChecker checker, long pointer, long start, long step);

    /// Returns the way from the pointer to the component that holds a byte, for reports only.
    ///
    /// @param archive    the memory that positions count in
    /// @param pointer    where the pointer is
    /// @param start      the position of the region
    /// @param step       the step that found something
    /// @param byteOffset where it was found
    default String path(
            MemorySegment archive, long pointer, long start, long step, long byteOffset) {
        return "";
    }
}

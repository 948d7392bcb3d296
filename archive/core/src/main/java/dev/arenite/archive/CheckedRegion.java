package dev.arenite.archive;

import java.lang.foreign.MemorySegment;

/// The target of a pointer, if it is not a row of places: a hash table, a node of a tree, bytes
/// with rules of their own. It is checked in steps, so that the claims of one step are checked
/// before the next step.
///
/// A region knows only the position of its pointer and its own position; it reads the rest there.
public interface CheckedRegion {

    /// Checks a part of the region, and claims the targets of its pointers.
    ///
    /// @param checker the checker, to which findings are reported and targets claimed
    /// @param pointer the position of the pointer, as it was passed with the claim
    /// @param start   the position of the region
    /// @param step    the number of the step, from 0 on
    void checkStep(ArchiveChecker checker, long pointer, long start, long step);

    /// Returns the way from the pointer to the component that holds a byte, for reports only.
    ///
    /// @param archive    the memory that positions count in
    /// @param pointer    the position of the pointer
    /// @param start      the position of the region
    /// @param step       the step that made the finding
    /// @param byteOffset the position of the finding
    default String path(
            MemorySegment archive, long pointer, long start, long step, long byteOffset) {
        return "";
    }
}

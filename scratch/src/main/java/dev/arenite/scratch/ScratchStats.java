package dev.arenite.scratch;

/// Statistics of a scratch at one moment: the memory that it holds and the work that it has done.
///
/// @param name              the scratch's name
/// @param usedBytes         bytes of all blocks, paddings included
/// @param peakBytes         the most bytes that were in use at once
/// @param reservedBytes     bytes held from the source of memory, used or not
/// @param limitBytes        bytes that may be in use at once
/// @param blocks            blocks not given back
/// @param spills            blocks so far for which the main memory had no room
/// @param clears            calls of [Scratch#clear()] so far that had something to clear
/// @param sourceAllocations the number of times that memory was taken from the source so far
/// @param retainsMemory     whether memory of segments may be used again after [Scratch#clear()];
///     false if the scratch keeps no memory, or if native access is not granted to the module
///     `dev.arenite.arena`: a clear after a [push][Scratch#push] then gives the memory back, and
///     the next use takes it anew, which is slower
public record ScratchStats(
        String name,
        long usedBytes,
        long peakBytes,
        long reservedBytes,
        long limitBytes,
        int blocks,
        long spills,
        long clears,
        long sourceAllocations,
        boolean retainsMemory) {}

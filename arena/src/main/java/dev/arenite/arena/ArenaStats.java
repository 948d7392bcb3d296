package dev.arenite.arena;

/// Statistics of an arena at one moment: the memory that it holds and the work that it has done.
///
/// @param name              the arena's name
/// @param usedBytes         bytes handed out and not given back, paddings included
/// @param peakBytes         the most bytes that were in use at once
/// @param wastedBytes       bytes at the ends of full chunks that no request fitted, lost until
///     they are given back
/// @param reservedBytes     bytes held from the source of memory, used or not
/// @param limitBytes        bytes that may be held
/// @param chunks            chunks held, used or not
/// @param oversized         oversized requests served so far
/// @param clears            calls of [BumpArena#clear()] so far
/// @param sourceAllocations chunks taken from the source of memory so far
/// @param retainsMemory     whether memory of segments may be used again after
///     [BumpArena#clear()] and after a frame; false if the [Retention] keeps nothing, or if native
///     access is not granted to this module (`--enable-native-access`): each generation and each
///     frame then takes its memory from the machine and gives it back, which is slower
public record ArenaStats(
        String name,
        long usedBytes,
        long peakBytes,
        long wastedBytes,
        long reservedBytes,
        long limitBytes,
        int chunks,
        long oversized,
        long clears,
        long sourceAllocations,
        boolean retainsMemory) {}

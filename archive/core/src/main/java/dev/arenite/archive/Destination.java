package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// Where a writer's bytes go, beyond the memory at hand. It is asked only when that is full.
///
/// The memory is one piece at any time, and holds the archive from its first byte on.
public abstract sealed class Destination
        permits ArchiveFile, GrowingBuffer, HeapBuffer, FixedDestination {

    Destination() {}

    /// Returns the memory at hand, which may be empty.
    abstract MemorySegment memory();

    /// Returns larger memory.
    ///
    /// @param usedBytes   how many bytes from the start must be kept
    /// @param neededBytes how many bytes there must be at least
    /// @return the memory at hand from now on, or null if there is no larger one; whatever is
    ///     thrown, the memory at hand is as before
    abstract @Nullable MemorySegment grow(long usedBytes, long neededBytes);

    /// Returns the size that memory grows to: the next power of two, so that a byte is copied once
    /// or twice however large an archive becomes.
    static long grownBytes(long neededBytes, long leastBytes) {
        long bytes = Math.max(neededBytes, leastBytes);
        long power = Long.highestOneBit(bytes);
        return power == bytes || power > Long.MAX_VALUE / 2 ? bytes : 2 * power;
    }
}

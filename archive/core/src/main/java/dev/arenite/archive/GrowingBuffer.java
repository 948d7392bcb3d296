package dev.arenite.archive;

import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.BumpArena;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/// A buffer in an arena, always in one piece, that grows to the next power of two.
///
/// The memory that it has outgrown stays in the arena until that is cleared: at most as much again.
/// After a clear the writer must be [reset][ArchiveWriter#reset(Destination)]; the buffer then
/// begins with new memory. Without a clear a reset takes none.
public final class GrowingBuffer extends Destination {

    /// The largest alignment that the format knows.
    private static final long BYTE_ALIGNMENT = 16;

    private static final long LEAST_BYTES = 1 << 10;
    private static final MemorySegment EMPTY = MemorySegment.ofArray(new byte[0]);

    private final SegmentAllocator lane;
    private MemorySegment memory = EMPTY;

    private GrowingBuffer(SegmentAllocator lane) {
        this.lane = lane;
    }

    /// Returns a buffer that takes its memory from an arena when it is needed.
    public static GrowingBuffer in(BumpArena arena) {
        return new GrowingBuffer(arena.uninitialized());
    }

    @Override
    MemorySegment memory() {
        if (!memory.scope().isAlive()) {
            memory = EMPTY;
        }
        return memory;
    }

    /// @throws ArenaLimitException if the arena's limit does not allow for the bytes needed
    @Override
    MemorySegment grow(long usedBytes, long neededBytes) {
        MemorySegment grown = allocate(neededBytes);
        MemorySegment.copy(memory, 0, grown, 0, usedBytes);
        memory = grown;
        return grown;
    }

    private MemorySegment allocate(long neededBytes) {
        try {
            return lane.allocate(grownBytes(neededBytes, LEAST_BYTES), BYTE_ALIGNMENT);
        } catch (ArenaLimitException tight) {
            return lane.allocate(neededBytes, BYTE_ALIGNMENT);
        }
    }
}

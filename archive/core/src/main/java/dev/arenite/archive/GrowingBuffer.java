package dev.arenite.archive;

import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.BumpArena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// A buffer in an arena, always in one piece, that grows to the next power of two: in place if
/// nothing has been allocated behind it and the chunk has room, else it moves.
///
/// After a move, the old memory stays in the arena until the arena is cleared: at most as much
/// again. After a clear the writer must be [reset][ArchiveWriter#reset(Destination)]; the buffer
/// then begins with new memory. Without a clear, a reset takes no new memory.
public final class GrowingBuffer extends Destination {

    /// The largest alignment that the format knows.
    private static final long BYTE_ALIGNMENT = 16;

    private static final long MIN_BYTES = 1 << 10;
    private static final MemorySegment EMPTY = MemorySegment.ofArray(new byte[0]);

    private final BumpArena arena;
    private MemorySegment memory = EMPTY;

    private GrowingBuffer(BumpArena arena) {
        this.arena = arena;
    }

    /// Returns a buffer that takes its memory from an arena when it is needed.
    public static GrowingBuffer in(BumpArena arena) {
        return new GrowingBuffer(Objects.requireNonNull(arena, "arena"));
    }

    @Override
    protected MemorySegment memory() {
        if (!memory.scope().isAlive()) {
            memory = EMPTY;
        }
        return memory;
    }

    /// @throws ArenaLimitException if the arena's limit does not allow for the bytes needed
    @Override
    protected MemorySegment grow(long usedBytes, long neededBytes) {
        long byteSize = grownBytes(neededBytes, MIN_BYTES);
        MemorySegment grown = extend(byteSize);
        if (grown == null) {
            grown = allocate(byteSize, neededBytes);
            MemorySegment.copy(memory, 0, grown, 0, usedBytes);
        }
        memory = grown;
        return grown;
    }

    /// Returns larger memory at the same address, or null.
    private @Nullable MemorySegment extend(long byteSize) {
        return memory.byteSize() == 0 ? null : arena.tryExtend(memory, byteSize);
    }

    private MemorySegment allocate(long byteSize, long neededBytes) {
        try {
            return arena.uninitialized().allocate(byteSize, BYTE_ALIGNMENT);
        } catch (ArenaLimitException tight) {
            return arena.uninitialized().allocate(neededBytes, BYTE_ALIGNMENT);
        }
    }
}

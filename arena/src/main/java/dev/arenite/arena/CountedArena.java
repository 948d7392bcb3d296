package dev.arenite.arena;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An arena of the platform whose memory counts in a budget.
final class CountedArena implements Arena {

    private final String name;
    private final Arena arena;
    private final MemoryBudget budget;

    /// The bytes taken. Guarded by this object, so that no bytes are added after a close.
    private long takenBytes;

    CountedArena(String name, Arena arena, MemoryBudget budget) {
        this.name = name;
        this.arena = arena;
        this.budget = budget;
    }

    @Override
    public synchronized MemorySegment allocate(long byteSize, long byteAlignment) {
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        long neededBytes = BumpArithmetic.sufficientChunkBytes(byteSize, byteAlignment);
        budget.reserve(name, neededBytes, neededBytes, takenBytes);
        MemorySegment memory;
        try {
            memory = arena.allocate(byteSize, byteAlignment);
        } catch (Throwable refusal) {
            budget.cancel(neededBytes);
            throw refusal;
        }
        takenBytes += neededBytes;
        budget.taken(neededBytes);
        return memory;
    }

    @Override
    public MemorySegment.Scope scope() {
        return arena.scope();
    }

    @Override
    public synchronized void close() {
        try {
            arena.close();
        } finally {
            // If a cleanup action throws, the memory has been released all the same; if a native
            // call uses the memory, it is kept.
            if (!arena.scope().isAlive()) {
                long givenBackBytes = takenBytes;
                takenBytes = 0;
                budget.release(givenBackBytes);
            }
        }
    }

    @Override
    public String toString() {
        return "Arena[" + name + " budget=" + budget.path() + "]";
    }
}

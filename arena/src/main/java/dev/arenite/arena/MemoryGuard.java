package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Finds writes to memory that is not allocated, in debug mode: free memory is filled with a
/// pattern that must still be there when the memory is handed out, and behind each allocation
/// stands a canary that must still be there when the allocation is given back.
///
/// Segments cannot make such writes; the offset API and native code can.
final class MemoryGuard {

    /// The byte that fills free memory: it makes no likely value and no likely address.
    static final byte POISON = (byte) 0xDB;

    static final long CANARY_BYTES = 8;

    /// The most pieces of free memory that are remembered.
    private static final int MAX_FREED = 1024;

    private static final long CANARY = 0xC0A7_11E5_0FF7_4E5EL;

    private final String arenaName;

    /// The canaries in place, newest last; those of one chunk are in the order of their offsets.
    private final List<Canary> canaries = new ArrayList<>();

    /// The pieces of memory that were given back, with the code that gave them back, newest last.
    private final List<Freed> freed = new ArrayList<>();

    /// The first mistake that was found and not yet thrown.
    private @Nullable IllegalStateException finding;

    MemoryGuard(String arenaName) {
        this.arenaName = arenaName;
    }

    /// Returns the size of a block together with its canary.
    static long guarded(long byteSize) {
        return byteSize > Long.MAX_VALUE - CANARY_BYTES ? byteSize : byteSize + CANARY_BYTES;
    }

    /// Returns the bytes that a canary takes from an offset on: the next allocation starts behind
    /// it.
    long canaryBytesAt(Chunk chunk, long offset) {
        for (int i = canaries.size() - 1; i >= 0; i--) {
            Canary canary = canaries.get(i);
            if (canary.chunk == chunk && canary.offset <= offset) {
                return canary.offset == offset ? CANARY_BYTES : 0;
            }
        }
        return 0;
    }

    /// Puts a canary behind an allocation, if there is room.
    ///
    /// @return the offset at which the canary ends; `offset` if there was no room
    long placeCanary(Chunk chunk, long offset) {
        if (CANARY_BYTES > chunk.byteSize() - offset) {
            return offset;
        }
        chunk.memory.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, CANARY);
        canaries.add(new Canary(chunk, offset, Diagnostics.callSite()));
        return offset + CANARY_BYTES;
    }

    /// Checks the canaries behind a position and fills the memory that is given back there.
    ///
    /// @param position the offset up to which the chunk is filled from now on
    /// @param end      the offset up to which the chunk was filled before, the newest canary
    ///     included
    void giveBack(Chunk chunk, long position, long end) {
        long from = position + canaryBytesAt(chunk, position);
        removeCanaries(chunk, position + 1);
        if (from < end && chunk.isAlive()) {
            free(chunk, from, end);
        }
    }

    /// Checks and removes the canary at an offset, if there is one: its bytes are free again.
    void removeCanaryAt(Chunk chunk, long offset) {
        long end = offset + canaryBytesAt(chunk, offset);
        removeCanaries(chunk, offset);
        free(chunk, offset, end);
    }

    /// Checks and removes the canaries of a chunk from an offset on.
    void removeCanaries(Chunk chunk, long from) {
        for (int i = canaries.size() - 1; i >= 0; i--) {
            Canary canary = canaries.get(i);
            if (canary.chunk == chunk && canary.offset >= from) {
                canaries.remove(i);
                isOverwritten(canary);
            }
        }
    }

    /// Checks all canaries, before a scope ends that may take memory with it.
    void checkCanaries() {
        canaries.removeIf(this::isOverwritten);
    }

    /// Whether a canary was overwritten; the first such case is kept as the finding.
    private boolean isOverwritten(Canary canary) {
        Chunk chunk = canary.chunk;
        if (!chunk.isAlive()
                || chunk.memory.get(ValueLayout.JAVA_LONG_UNALIGNED, canary.offset) == CANARY) {
            return false;
        }
        if (finding == null) {
            finding =
                    new IllegalStateException(
                            "memory behind an allocation was overwritten: arena="
                                    + arenaName
                                    + " offset="
                                    + canary.offset
                                    + " allocatedAt="
                                    + canary.site);
        }
        return true;
    }

    /// Fills memory that is given back, and notes the code that gives it back. Notes on pieces
    /// within this one are removed.
    private void free(Chunk chunk, long from, long to) {
        poison(chunk.memory, from, to);
        freed.removeIf(
                piece ->
                        !piece.memory.scope().isAlive()
                                || (piece.memory.equals(chunk.memory)
                                        && piece.from >= from
                                        && piece.to <= to));
        if (freed.size() == MAX_FREED) {
            freed.removeFirst();
        }
        freed.add(new Freed(chunk.memory, from, to, Diagnostics.callSite()));
    }

    /// Fills memory that is free.
    static void poison(MemorySegment memory, long from, long to) {
        memory.asSlice(from, to - from).fill(POISON);
    }

    /// Throws unless memory about to be handed out is as it was when it was given back.
    ///
    /// @throws IllegalStateException if it was written to since; nothing has changed
    void checkPoison(MemorySegment memory, long from, long to) {
        for (long offset = from; offset < to; offset++) {
            if (memory.get(ValueLayout.JAVA_BYTE, offset) != POISON) {
                throw new IllegalStateException(
                        "memory was written after it was given back: arena="
                                + arenaName
                                + " offset="
                                + offset
                                + " givenBackAt="
                                + siteOfFree(memory, offset));
            }
        }
    }

    /// Returns the place in the code that gave a byte back last.
    private String siteOfFree(MemorySegment memory, long offset) {
        for (Freed piece : freed.reversed()) {
            if (piece.memory.equals(memory) && piece.from <= offset && offset < piece.to) {
                return piece.site;
            }
        }
        return "unknown";
    }

    /// Returns and forgets the first mistake that was found.
    @Nullable IllegalStateException takeFinding() {
        IllegalStateException found = finding;
        finding = null;
        return found;
    }

    private record Freed(MemorySegment memory, long from, long to, String site) {}

    private record Canary(Chunk chunk, long offset, String site) {}
}

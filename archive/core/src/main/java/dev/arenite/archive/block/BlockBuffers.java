package dev.arenite.archive.block;

import dev.arenite.arena.BumpArena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A pool of buffers for blocks, in an arena. A buffer that is given back is used again for any
/// request of its size class; there are four classes for each power of two, so that a buffer is at
/// most a quarter larger than what was asked for.
///
/// The arena's limit bounds the pool. After the arena is cleared the pool begins anew.
///
/// Belongs to the thread that owns the arena.
public final class BlockBuffers {

    /// The alignment of addresses: that of pages, for direct I/O.
    private static final long BYTE_ALIGNMENT = 4096;

    private static final int MIN_POWER = 10;
    private static final int CLASSES_PER_POWER = 4;

    private final BumpArena arena;
    private final Map<Integer, ArrayDeque<MemorySegment>> idle = new HashMap<>();

    /// The size classes of buffers in use, by their addresses.
    private final Map<Long, Integer> lent = new HashMap<>();

    /// A buffer whose scope tells whether the arena was cleared.
    private MemorySegment latest = MemorySegment.NULL;

    private long requests;
    private long reused;
    private long lentBytes;
    private long idleBytes;

    private BlockBuffers(BumpArena arena) {
        this.arena = arena;
    }

    /// Returns a pool that takes its memory from an arena when it is needed.
    public static BlockBuffers in(BumpArena arena) {
        return new BlockBuffers(Objects.requireNonNull(arena, "arena"));
    }

    /// Takes a buffer, whose contents are unspecified.
    ///
    /// @param byteSize the size that it has at least, not negative
    /// @return a buffer of the smallest size class that is large enough
    /// @throws IllegalArgumentException                 if the size is negative
    /// @throws dev.arenite.arena.ArenaLimitException if the arena has no room for it; nothing has
    ///     changed
    /// @throws WrongThreadException                     if the arena is another thread's
    public MemorySegment take(long byteSize) {
        if (byteSize < 0 || byteSize > BlockFormat.MAX_BLOCK_BYTES) {
            throw new IllegalArgumentException(
                    "byteSize must be from 0 to "
                            + BlockFormat.MAX_BLOCK_BYTES
                            + ": byteSize="
                            + byteSize);
        }
        forgetCleared();
        int sizeClass = sizeClass(byteSize);
        MemorySegment buffer = idleBuffer(sizeClass);
        if (buffer == null) {
            buffer = arena.uninitialized().allocate(classBytes(sizeClass), BYTE_ALIGNMENT);
        } else {
            reused++;
            idleBytes -= buffer.byteSize();
        }
        requests++;
        lent.put(buffer.address(), sizeClass);
        lentBytes += buffer.byteSize();
        latest = buffer;
        return buffer;
    }

    /// Forgets all buffers if the arena was cleared.
    private void forgetCleared() {
        if (!latest.scope().isAlive()) {
            latest = MemorySegment.NULL;
            idle.clear();
            lent.clear();
            idleBytes = 0;
            lentBytes = 0;
        }
    }

    private @Nullable MemorySegment idleBuffer(int sizeClass) {
        ArrayDeque<MemorySegment> buffers = idle.get(sizeClass);
        if (buffers == null || buffers.isEmpty()) {
            return null;
        }
        requireOwner(buffers.getLast());
        return buffers.removeLast();
    }

    private static void requireOwner(MemorySegment buffer) {
        if (!buffer.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("buffers belong to another thread");
        }
    }

    /// Gives a buffer back, which must not be used from now on. Does nothing if the arena was
    /// cleared since it was taken.
    ///
    /// @param buffer what [#take] returned, or any part from its first byte on
    /// @throws IllegalArgumentException if it was not taken here, or has been given back already;
    ///     nothing has changed
    /// @throws WrongThreadException     if the arena is another thread's
    public void giveBack(MemorySegment buffer) {
        forgetCleared();
        if (!buffer.scope().isAlive()) {
            return;
        }
        requireOwner(buffer);
        Integer sizeClass = lent.remove(buffer.address());
        if (sizeClass == null) {
            throw new IllegalArgumentException(
                    "buffer must have been taken here and not given back: byteSize="
                            + buffer.byteSize());
        }
        long byteSize = classBytes(sizeClass);
        lentBytes -= byteSize;
        idleBytes += byteSize;
        idle.computeIfAbsent(sizeClass, _ -> new ArrayDeque<>()).addLast(buffer);
    }

    /// Returns what this pool has done so far.
    public BlockBufferStats stats() {
        forgetCleared();
        return new BlockBufferStats(requests, reused, lentBytes, idleBytes);
    }

    /// Returns the smallest class whose buffers have a size.
    private static int sizeClass(long byteSize) {
        int power = Math.max(MIN_POWER, Long.SIZE - 1 - Long.numberOfLeadingZeros(byteSize | 1));
        int sizeClass = (power - MIN_POWER) * CLASSES_PER_POWER;
        while (classBytes(sizeClass) < byteSize) {
            sizeClass++;
        }
        return sizeClass;
    }

    private static long classBytes(int sizeClass) {
        long power = 1L << (MIN_POWER + sizeClass / CLASSES_PER_POWER);
        return power + sizeClass % CLASSES_PER_POWER * (power / CLASSES_PER_POWER);
    }
}

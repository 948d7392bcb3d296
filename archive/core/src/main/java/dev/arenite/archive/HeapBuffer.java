package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// A buffer on the heap that grows to the largest array: for archives that are copied away at once.
final class HeapBuffer extends Destination {

    private static final int MIN_BYTES = 1 << 10;
    private static final int KEPT_BYTES = 1 << 20;

    /// The largest array that every virtual machine can make.
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[0];
    private MemorySegment memory = MemorySegment.ofArray(bytes);

    byte[] bytes() {
        return bytes;
    }

    /// Drops memory that is too large to wait for its next use.
    void shrink() {
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[0];
            memory = MemorySegment.ofArray(bytes);
        }
    }

    @Override
    protected MemorySegment memory() {
        return memory;
    }

    @Override
    protected @Nullable MemorySegment grow(long usedBytes, long neededBytes) {
        if (neededBytes > MAX_BYTES) {
            return null;
        }
        byte[] grown = new byte[(int) Math.min(grownBytes(neededBytes, MIN_BYTES), MAX_BYTES)];
        System.arraycopy(bytes, 0, grown, 0, (int) usedBytes);
        bytes = grown;
        memory = MemorySegment.ofArray(grown);
        return memory;
    }
}

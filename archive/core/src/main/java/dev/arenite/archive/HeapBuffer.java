package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// A buffer on the heap that grows to the next power of two, up to the largest array: for archives
/// that are copied away at once. Where archives stay, [GrowingBuffer] is the one.
///
/// Belongs to one thread at a time, as the writer does.
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public final class HeapBuffer extends Destination {

    private static final int MIN_BYTES = 1 << 10;
    private static final int KEPT_BYTES = 1 << 20;

    /// The largest array that every virtual machine can make.
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[0];
    private MemorySegment memory = MemorySegment.ofArray(bytes);

    /// Makes a buffer, which takes its memory when a writer needs it.
    public HeapBuffer() {}

    /// Returns the array that holds the bytes at hand, from index 0 on. It is replaced when the
    /// buffer grows.
    public byte[] array() {
        return bytes;
    }

    /// Drops an array of more than 1 MiB, which is too large to wait for its next use. The writer
    /// must then be [reset][ArchiveWriter#reset(Destination)].
    public void shrink() {
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

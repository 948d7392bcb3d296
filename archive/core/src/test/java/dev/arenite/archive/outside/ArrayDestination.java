package dev.arenite.archive.outside;

import dev.arenite.archive.Destination;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A destination of a stranger: a plain array that grows by no more than is needed.
final class ArrayDestination extends Destination {

    private final int mostBytes;
    private byte[] bytes = new byte[0];

    ArrayDestination(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    protected MemorySegment memory() {
        return MemorySegment.ofArray(bytes);
    }

    @Override
    protected @Nullable MemorySegment grow(long usedBytes, long neededBytes) {
        if (neededBytes > mostBytes) {
            return null;
        }
        bytes = Arrays.copyOf(bytes, (int) neededBytes);
        return memory();
    }
}

package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// What is beyond a segment of the caller: nothing.
final class FixedDestination extends Destination {

    static final FixedDestination NEVER_GROWS = new FixedDestination();

    private FixedDestination() {}

    @Override
    protected MemorySegment memory() {
        return MemorySegment.NULL;
    }

    @Override
    protected @Nullable MemorySegment grow(long usedBytes, long neededBytes) {
        return null;
    }
}

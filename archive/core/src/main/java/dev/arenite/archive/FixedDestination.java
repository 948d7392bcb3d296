package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// The destination behind a segment of the caller, which never has more memory.
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

package dev.arenite.tests.arena;

import java.lang.foreign.MemorySegment;

/// A block that is alive.
final class ModelBlock {
    final MemorySegment segment;
    final byte pattern;

    /// Whether it was taken by the offset API, whose memory ends when the arena says so.
    boolean raw;

    ModelBlock(MemorySegment segment, byte pattern) {
        this.segment = segment;
        this.pattern = pattern;
    }

    long end() {
        return segment.address() + Math.max(1, segment.byteSize());
    }
}

package dev.arenite.tests;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Segments handed out since the last clear: given back or not, they throw after the next clear.
final class HandedOut {

    private final List<MemorySegment> segments = new ArrayList<>();

    void add(MemorySegment segment) {
        segments.add(segment);
    }

    @Nullable MemorySegment newest() {
        return segments.isEmpty() ? null : segments.getLast();
    }

    void forget() {
        segments.clear();
    }

    /// Checks that all have ended.
    void checkStale(String event) {
        for (MemorySegment segment : segments) {
            FilledBlock.checkStale(segment, event);
        }
    }
}

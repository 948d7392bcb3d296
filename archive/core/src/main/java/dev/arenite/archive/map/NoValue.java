package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;

/// The values of a set that is treated as a map: no bytes.
enum NoValue implements ArchiveType<NoValue, NoValue> {
    /// The type and its only value.
    NO_VALUE;

    @Override
    public long placeBytes() {
        return 0;
    }

    @Override
    public long placeAlignment() {
        return 1;
    }

    @Override
    public long resolverBytes() {
        return 0;
    }

    @Override
    public void serialize(NoValue value, ArchiveSink out, MemorySegment resolver, long at) {
        // Nothing lies out of line.
    }

    @Override
    public void resolve(
            NoValue value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        // The place has no bytes.
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        // The place has no bytes.
    }

    @Override
    public boolean acceptsAnyBytes() {
        return true;
    }

    @Override
    public NoValue view(MemorySegment archive, long place) {
        return NO_VALUE;
    }

    @Override
    public NoValue read(MemorySegment archive, long place) {
        return NO_VALUE;
    }
}

package dev.arenite.tests.schema;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;

/// A type by hand of which only the place matters.
interface FixedPlace extends ArchiveType<Long, Long> {

    @Override
    default long placeAlignment() {
        return 8;
    }

    @Override
    default long resolverBytes() {
        return 0;
    }

    @Override
    default void serialize(Long value, ArchiveSink out, MemorySegment resolver, long at) {
        // Nothing lies out of line.
    }

    @Override
    default void resolve(Long value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        // Zeros.
    }

    @Override
    default void check(ArchiveChecker checker, long place) {
        // Any bytes are valid.
    }

    @Override
    default Long view(MemorySegment archive, long place) {
        return place;
    }

    @Override
    default Long read(MemorySegment archive, long place) {
        return place;
    }
}

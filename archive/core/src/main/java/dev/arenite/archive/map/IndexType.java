package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;

/// Indexes, as wide as pointers.
///
/// @param format the archive format
record IndexType(ArchiveFormat format) implements ArchiveType<Integer, Long> {

    @Override
    public long placeBytes() {
        return format.pointerBytes();
    }

    @Override
    public long placeAlignment() {
        return format.pointerBytes();
    }

    @Override
    public long resolverBytes() {
        return 0;
    }

    @Override
    public void serialize(Integer value, ArchiveSink out, MemorySegment resolver, long at) {
        // Nothing lies out of line.
    }

    @Override
    public void resolve(
            Integer value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        format.putLength(out.memory(), place, value);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        // The rule of the table checks the index: the table knows the number of entries.
    }

    @Override
    public Long view(MemorySegment archive, long place) {
        return format.getLength(archive, place);
    }

    @Override
    public Integer read(MemorySegment archive, long place) {
        return Math.toIntExact(view(archive, place));
    }
}

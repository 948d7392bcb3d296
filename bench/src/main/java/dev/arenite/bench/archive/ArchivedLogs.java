package dev.arenite.bench.archive;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Archived logs, read in place.
///
/// @param start the position of the first log
/// @param size  how many there are
public record ArchivedLogs(MemorySegment archive, long start, int size) {

    static ArchivedLogs at(MemorySegment archive, long place) {
        return new ArchivedLogs(
                archive,
                place + LittleEndian.getInt(archive, place),
                LittleEndian.getInt(archive, place + Integer.BYTES));
    }

    /// Returns the log at an index.
    ///
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    public ArchivedLog get(int index) {
        long place = start + Objects.checkIndex(index, size) * ArchivedLog.PLACE_BYTES;
        return new ArchivedLog(archive, place);
    }
}

package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.SeriesChecker;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// A block of a mapped file.
///
/// @param payload    the archives and the table of their roots
/// @param position   the position in the file of its header
/// @param firstIndex the index in the file of its first value
/// @param items      the number of its values, whose table fits the payload
record ScannedBlock(MemorySegment payload, long position, long firstIndex, long items) {

    /// Returns the block at a position.
    ///
    /// @param file a file with a whole block there
    static ScannedBlock at(MemorySegment file, long position, long firstIndex) {
        long payloadBytes = Integer.toUnsignedLong(LittleEndian.getInt(file, position + 4));
        long items = Integer.toUnsignedLong(LittleEndian.getInt(file, position + 8));
        MemorySegment payload = file.asSlice(position + BlockLayout.HEADER_BYTES, payloadBytes);
        return new ScannedBlock(payload, position, firstIndex, items);
    }

    /// Returns the block behind this one, which is not the last.
    ScannedBlock next(MemorySegment file) {
        return at(file, position + byteSize(), endIndex());
    }

    /// Returns the size in bytes that the block takes in the file.
    long byteSize() {
        return BlockLayout.HEADER_BYTES + BlockLayout.padded(payload.byteSize());
    }

    long endIndex() {
        return firstIndex + items;
    }

    <V> V view(ArchiveType<?, V> type, long index) {
        return type.view(payload, root(index));
    }

    /// Checks every archive. Their roots must lie in the payload for any view to be made.
    ///
    /// @throws dev.arenite.archive.ArchiveFormatException if one is not of the type
    void check(ArchiveType<?, ?> type, SeriesChecker checker) {
        MemorySegment archives = payload.asSlice(0, table());
        long start = 0;
        for (long i = firstIndex; i < endIndex(); i++) {
            long root = root(i);
            checker.require(type, archives, start, root);
            start = root + type.placeBytes();
        }
    }

    private long root(long index) {
        return Integer.toUnsignedLong(
                LittleEndian.getInt(payload, table() + (index - firstIndex) * Integer.BYTES));
    }

    private long table() {
        return payload.byteSize() - items * Integer.BYTES;
    }
}

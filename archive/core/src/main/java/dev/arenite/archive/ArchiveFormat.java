package dev.arenite.archive;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// The variants of the archive format: the width of relative pointers, lengths and `usize`.
///
/// A relative pointer is the signed distance from a base, usually the position of the pointer
/// itself, to its target. A distance of 1 marks a pointer that leads nowhere.
public enum ArchiveFormat {
    /// 32-bit pointers and lengths, rkyv's default: up to 2 GiB between a pointer and its target.
    POINTER_32(4),

    /// 64-bit pointers and lengths, rkyv's `pointer_width_64`.
    POINTER_64(8);

    /// The distance of a pointer that leads nowhere.
    public static final long NOWHERE = 1;

    private final int pointerBytes;

    ArchiveFormat(int pointerBytes) {
        this.pointerBytes = pointerBytes;
    }

    /// Returns the size and alignment of pointers and lengths in bytes.
    public int pointerBytes() {
        return pointerBytes;
    }

    /// Returns the signed number at an offset.
    public long getDistance(MemorySegment memory, long offset) {
        return this == POINTER_32
                ? LittleEndian.getInt(memory, offset)
                : LittleEndian.getLong(memory, offset);
    }

    /// Returns the unsigned number at an offset; a 64-bit one above [Long#MAX_VALUE] is negative.
    public long getLength(MemorySegment memory, long offset) {
        return this == POINTER_32
                ? Integer.toUnsignedLong(LittleEndian.getInt(memory, offset))
                : LittleEndian.getLong(memory, offset);
    }

    /// Writes a pointer.
    ///
    /// @param offset the position of the pointer's bytes
    /// @param base   the position from which the distance counts
    /// @param target the position that is pointed to
    /// @throws ArchiveRangeException if the distance cannot be expressed in this format
    public void putPointer(MemorySegment memory, long offset, long base, long target) {
        putDistance(memory, offset, target - base);
    }

    /// Writes the place of a sequence: a pointer and a length, side by side.
    ///
    /// @param place  the position of the place
    /// @param start  the position of the first element
    /// @param length the number of elements, or of bytes
    /// @throws ArchiveRangeException if the distance or the length cannot be expressed in this
    ///     format
    public void putSlice(MemorySegment memory, long place, long start, long length) {
        putPointer(memory, place, place, start);
        putLength(memory, place + pointerBytes, length);
    }

    /// Returns the position of the first element of a sequence.
    ///
    /// @param place the position of its place
    public long sliceStart(MemorySegment memory, long place) {
        // Not by getDistance: one call less of the depth that the compiler makes part of its
        // caller.
        return this == POINTER_32
                ? place + LittleEndian.getInt(memory, place)
                : place + LittleEndian.getLong(memory, place);
    }

    /// Returns the length of a sequence, as [#getLength] does.
    ///
    /// @param place the position of its place
    public long sliceLength(MemorySegment memory, long place) {
        // Not by getLength, for the same reason.
        return this == POINTER_32
                ? Integer.toUnsignedLong(LittleEndian.getInt(memory, place + Integer.BYTES))
                : LittleEndian.getLong(memory, place + Long.BYTES);
    }

    /// Writes a signed number.
    ///
    /// @throws ArchiveRangeException if it cannot be expressed in this format
    public void putDistance(MemorySegment memory, long offset, long distance) {
        if (this == POINTER_64) {
            LittleEndian.putLong(memory, offset, distance);
        } else if (distance == (int) distance) {
            LittleEndian.putInt(memory, offset, (int) distance);
        } else {
            throw new ArchiveRangeException("distance", distance, Integer.MIN_VALUE, offset);
        }
    }

    /// Writes an unsigned number.
    ///
    /// @throws ArchiveRangeException if it cannot be expressed in this format
    public void putLength(MemorySegment memory, long offset, long length) {
        if (this == POINTER_64) {
            LittleEndian.putLong(memory, offset, length);
        } else if (length >>> 32 == 0) {
            LittleEndian.putInt(memory, offset, (int) length);
        } else {
            throw new ArchiveRangeException("length", length, (1L << 32) - 1, offset);
        }
    }
}

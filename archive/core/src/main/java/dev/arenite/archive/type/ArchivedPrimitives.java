package dev.arenite.archive.type;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// An archived sequence of numbers, read in place.
///
/// Two sequences are equal if their numbers have the same size and the same bits.
///
/// @param archive      the memory that holds the numbers
/// @param start        the position of the first
/// @param size         the number of numbers
/// @param elementBytes the size of each in bytes: 1, 2, 4 or 8
public record ArchivedPrimitives(MemorySegment archive, long start, long size, long elementBytes) {

    /// Returns all numbers, little-endian, a part of the archive.
    public MemorySegment asSegment() {
        return archive.asSlice(start, size * elementBytes);
    }

    /// Returns a number of 8 bits.
    ///
    /// @throws IndexOutOfBoundsException if there is none at the index
    public byte getByte(long index) {
        return LittleEndian.getByte(archive, position(index, Byte.BYTES));
    }

    /// Returns a number of 16 bits.
    ///
    /// @throws IndexOutOfBoundsException if there is none at the index
    public short getShort(long index) {
        return LittleEndian.getShort(archive, position(index, Short.BYTES));
    }

    /// Returns a number of 32 bits.
    ///
    /// @throws IndexOutOfBoundsException if there is none at the index
    public int getInt(long index) {
        return LittleEndian.getInt(archive, position(index, Integer.BYTES));
    }

    /// Returns a number of 64 bits.
    ///
    /// @throws IndexOutOfBoundsException if there is none at the index
    public long getLong(long index) {
        return LittleEndian.getLong(archive, position(index, Long.BYTES));
    }

    /// Returns a floating-point number of 32 bits.
    ///
    /// @throws IndexOutOfBoundsException if there is none at the index
    public float getFloat(long index) {
        return Float.intBitsToFloat(getInt(index));
    }

    /// Returns a floating-point number of 64 bits.
    ///
    /// @throws IndexOutOfBoundsException if there is none at the index
    public double getDouble(long index) {
        return Double.longBitsToDouble(getLong(index));
    }

    /// A size other than that of the numbers is refused like an index beyond the end.
    private long position(long index, int bytes) {
        Objects.checkIndex(index, bytes == elementBytes ? size : 0);
        return start + index * bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArchivedPrimitives numbers
                && elementBytes == numbers.elementBytes
                && size == numbers.size
                && asSegment().mismatch(numbers.asSegment()) < 0;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        long end = start + size * elementBytes;
        for (long at = start; at < end; at++) {
            hash = 31 * hash + LittleEndian.getByte(archive, at);
        }
        return hash;
    }

    /// Returns the count and the size of the numbers.
    @Override
    public String toString() {
        return size + " x " + elementBytes * Byte.SIZE + " bits";
    }
}

package dev.arenite.archive;

import java.util.Arrays;
import java.util.Objects;

/// Collects the normalized form of a key: bytes whose order, as unsigned numbers and the first
/// difference first, is the order of keys. A sort compares them instead of keys.
///
/// Only the first bytes are collected, up to a limit, and zeros follow where the form is shorter.
/// If the bytes of two keys differ, so do the keys, in the same order. If they are the same, the
/// keys are equal if each form has [a fixed size][ArchiveKey#normalizedBytes] within the limit;
/// otherwise nothing is known.
///
/// ```java
/// ArchiveKey<String> key = ArchiveTypes.STANDARD.string().key().orElseThrow();
/// NormalizedKey normalized = new NormalizedKey();
/// normalized.begin(8);
/// key.normalize("lemon", normalized);
/// byte[] bytes = normalized.toBytes();
/// ```
///
/// An object may be used for any number of keys, by one thread at a time, and makes no garbage for
/// limits that it has had before.
public final class NormalizedKey {

    /// The size of forms that are not all as long, or not complete.
    public static final int VARIES = -1;

    /// The size of forms of a type that has none.
    public static final int NONE = -2;

    private byte[] bytes = new byte[Long.BYTES];

    /// The bytes that may be collected.
    private int limit;

    private int size;

    /// Makes an object that collects nothing before [#begin].
    public NormalizedKey() {}

    /// Begins the form of a key.
    ///
    /// @param limitBytes the number of bytes that are collected
    /// @throws IllegalArgumentException if it is negative
    public void begin(int limitBytes) {
        if (limitBytes < 0) {
            throw new IllegalArgumentException(
                    "limit must not be negative: limitBytes=" + limitBytes);
        }
        if (bytes.length < limitBytes) {
            bytes = new byte[limitBytes];
        }
        Arrays.fill(bytes, 0, Math.max(size, limitBytes), (byte) 0);
        limit = limitBytes;
        size = 0;
    }

    /// Whether nothing that is put will change the bytes.
    public boolean isFull() {
        return size == limit;
    }

    /// Puts a byte.
    ///
    /// @param value the byte, of which the lowest 8 bits count
    public void putByte(int value) {
        if (size < limit) {
            bytes[size++] = (byte) value;
        }
    }

    /// Puts the lowest bytes of a number, the highest of them first: the order of numbers that are
    /// not negative. The first bit of a signed number must be flipped before.
    ///
    /// @param count the number of bytes, from 0 to 8
    public void putNumber(long value, int count) {
        for (int shift = (count - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            putByte((int) (value >>> shift));
        }
    }

    /// Puts zeros.
    ///
    /// @param count their number, not negative
    public void putZeros(int count) {
        size += Math.min(count, limit - size);
    }

    /// Ends the form: the order of what follows is not that of bytes.
    public void end() {
        size = limit;
    }

    /// Returns the bytes, as many as the limit says.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, limit);
    }

    /// Copies the bytes, as many as the limit says.
    ///
    /// @param offset where they begin in the array
    /// @throws IndexOutOfBoundsException if the array has no room for them
    public void copyTo(byte[] target, int offset) {
        Objects.checkFromIndexSize(offset, limit, target.length);
        System.arraycopy(bytes, 0, target, offset, limit);
    }

    /// Returns a byte.
    ///
    /// @param index its index, below the limit
    /// @throws IndexOutOfBoundsException if it is not
    public byte get(int index) {
        return bytes[Objects.checkIndex(index, limit)];
    }
}

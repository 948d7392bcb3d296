package dev.arenite.archive.memory;

/// The arithmetic of places that consist of other places, as C lays out a struct: each field at the
/// next multiple of its alignment, the whole with the greatest alignment of its fields, and its
/// size a multiple of that alignment.
public final class PlaceLayout {

    private long endBytes;
    private long byteAlignment = 1;

    /// Makes the layout of a place without fields: no bytes, alignment 1.
    public PlaceLayout() {}

    /// Adds a field.
    ///
    /// @param fieldBytes     its size in bytes, not negative
    /// @param fieldAlignment its alignment in bytes, a power of two
    /// @return the field's offset in bytes from the start of the place
    /// @throws ArithmeticException if the place would be larger than a `long` can express
    public long add(long fieldBytes, long fieldAlignment) {
        long offset = roundUp(endBytes, fieldAlignment);
        endBytes = Math.addExact(offset, fieldBytes);
        byteAlignment = Math.max(byteAlignment, fieldAlignment);
        return offset;
    }

    /// Returns the size of the place in bytes, a multiple of its alignment.
    public long placeBytes() {
        return roundUp(endBytes, byteAlignment);
    }

    /// Returns the alignment of the place in bytes, a power of two.
    public long placeAlignment() {
        return byteAlignment;
    }

    /// Returns the next multiple of an alignment, not below a number.
    ///
    /// @param bytes         not negative
    /// @param byteAlignment a power of two
    /// @throws ArithmeticException if a `long` cannot express the multiple
    public static long roundUp(long bytes, long byteAlignment) {
        return Math.addExact(bytes, byteAlignment - 1) & -byteAlignment;
    }

    /// Returns the greatest of some sizes or alignments. For generated code.
    ///
    /// @param least  one of them
    /// @param others the others
    public static long greatest(long least, long... others) {
        long greatest = least;
        for (long other : others) {
            greatest = Math.max(greatest, other);
        }
        return greatest;
    }

    /// Returns the size of places that lie side by side, in bytes.
    ///
    /// @param count      the number of places as an archive states it, unchecked
    /// @param placeBytes the size of each
    /// @return -1 if one of them is 2^31 or more, or the places have no bytes
    public static long rowBytes(long count, long placeBytes) {
        boolean fits = placeBytes > 0 && (count | placeBytes) >>> (Integer.SIZE - 1) == 0;
        return fits ? count * placeBytes : -1;
    }
}

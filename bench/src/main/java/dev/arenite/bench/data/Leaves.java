package dev.arenite.bench.data;

/// The leaves of a value in order, folded: two readers agree if their folds do.
///
/// Every leaf is 64 bits: an integer extended, the bits of a float, the length of a sequence before
/// its elements, the length of a text and, unless empty, its first and its last byte.
public final class Leaves {

    private long sum;
    private long fold;
    private long count;

    /// Visits a leaf.
    public void add(long leaf) {
        sum += leaf;
        fold = (Long.rotateLeft(fold, 5) ^ leaf) * 0x517C_C1B7_2722_0A95L;
        count++;
    }

    /// Visits the leaves of a float.
    public void add(float leaf) {
        add(Integer.toUnsignedLong(Float.floatToRawIntBits(leaf)));
    }

    /// Visits the leaves of text that is not empty.
    public void add(long byteSize, byte first, byte last) {
        add(byteSize);
        add(first & 0xFF);
        add(last & 0xFF);
    }

    /// Returns how many leaves were visited, their wrapping sum, and a fold that depends on their
    /// order, as text.
    @Override
    public String toString() {
        return "leaves=%d sum=0x%016x fold=0x%016x".formatted(count, sum, fold);
    }
}

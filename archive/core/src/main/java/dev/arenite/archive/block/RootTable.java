package dev.arenite.archive.block;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The positions of the roots of a block that is being written. As long as they have a constant
/// distance, the first one and the distance are all that is kept.
final class RootTable {

    /// Returned by [#next] if any root keeps the distance constant.
    static final long ANY = -1;

    private static final int MAX_ROOTS = Integer.MAX_VALUE - 8;

    private long items;
    private long first;
    private long stride;
    private boolean isConstant = true;

    /// All roots, once they have no constant distance.
    private long[] roots = new long[0];

    void clear() {
        items = 0;
        isConstant = true;
    }

    long items() {
        return items;
    }

    boolean isConstant() {
        return isConstant;
    }

    /// Whether no further root can be kept.
    boolean isFull() {
        return items == MAX_ROOTS;
    }

    /// Returns the next root at the constant distance, or [#ANY].
    long next() {
        return items < 2 ? ANY : first + items * stride;
    }

    /// Makes room for one more root, so that adding it takes no memory.
    void ensureRoom() {
        if (!isConstant && items == roots.length) {
            roots = Arrays.copyOf(roots, (int) Math.min(MAX_ROOTS, 2 * items));
        }
    }

    void add(long root) {
        if (isConstant) {
            addToConstant(root);
        } else {
            roots[(int) items] = root;
        }
        items++;
    }

    private void addToConstant(long root) {
        if (items == 0) {
            first = root;
        } else if (items == 1) {
            stride = root - first;
        } else if (root != next()) {
            spread(root);
        }
    }

    /// Notes all roots one by one, with one that has another distance.
    private void spread(long root) {
        int count = Math.toIntExact(items);
        if (roots.length <= count) {
            roots = new long[Math.max(64, 2 * (count + 1))];
        }
        for (int i = 0; i < count; i++) {
            roots[i] = first + i * stride;
        }
        roots[count] = root;
        isConstant = false;
    }

    /// Returns the size of a root in the table.
    ///
    /// @param endBytes the position that all roots lie before
    int rootBytes(long endBytes) {
        return isConstant ? BlockFormat.STRIDE : BlockFormat.rootBytes(endBytes);
    }

    /// Returns the size of the table.
    ///
    /// @param rootBytes the size of a root in it
    long byteSize(int rootBytes) {
        return rootBytes == BlockFormat.STRIDE ? BlockFormat.STRIDE_TABLE_BYTES : items * rootBytes;
    }

    /// Writes the table at a position.
    void put(MemorySegment block, long table, int rootBytes) {
        if (rootBytes == BlockFormat.STRIDE) {
            LittleEndian.putLong(block, table, first);
            LittleEndian.putLong(block, table + Long.BYTES, items == 1 ? 0 : stride);
        } else if (rootBytes == BlockFormat.NARROW) {
            for (int i = 0; i < items; i++) {
                LittleEndian.putInt(block, table + i * (long) Integer.BYTES, (int) roots[i]);
            }
        } else {
            for (int i = 0; i < items; i++) {
                LittleEndian.putLong(block, table + i * (long) Long.BYTES, roots[i]);
            }
        }
    }
}

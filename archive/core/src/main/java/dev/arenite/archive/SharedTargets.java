package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The targets of shared references that have been checked.
///
/// The check of a target ends after that of its own targets, and targets claimed later lie behind
/// those checked before. So targets come in the order of their positions, and are found by
/// bisection. A crafted choice of positions could make a hash table slow.
final class SharedTargets {

    private static final int MAX_KEPT = 1 << 12;

    private long[] starts = new long[0];
    private long[] byteSizes = new long[0];
    private int[] heights = new int[0];
    private @Nullable ArchiveType<?, ?>[] types = new ArchiveType<?, ?>[0];
    private int count;

    /// Forgets all targets, and the room for unusually many.
    void clear() {
        if (starts.length > MAX_KEPT) {
            starts = new long[0];
            byteSizes = new long[0];
            heights = new int[0];
            types = new ArchiveType<?, ?>[0];
        } else {
            Arrays.fill(types, 0, count, null);
        }
        count = 0;
    }

    /// Notes a target that has been checked. It lies behind all others.
    ///
    /// @param height the number of pointers that follow one another from it on
    void add(ArchiveType<?, ?> type, long start, long byteSize, int height) {
        if (count == starts.length) {
            int capacity = Math.max(16, 2 * count);
            starts = Arrays.copyOf(starts, capacity);
            byteSizes = Arrays.copyOf(byteSizes, capacity);
            heights = Arrays.copyOf(heights, capacity);
            types = Arrays.copyOf(types, capacity);
        }
        starts[count] = start;
        byteSizes[count] = byteSize;
        heights[count] = height;
        types[count] = type;
        count++;
    }

    /// Returns the number of the target at a position, negative if there is none.
    int find(long start) {
        return Arrays.binarySearch(starts, 0, count, start);
    }

    /// Returns the number of pointers that follow one another from a target on.
    int height(int target) {
        return heights[target];
    }

    /// Whether a target is of a type and a size.
    boolean matches(int target, ArchiveType<?, ?> type, long byteSize) {
        return type.equals(types[target]) && byteSizes[target] == byteSize;
    }
}

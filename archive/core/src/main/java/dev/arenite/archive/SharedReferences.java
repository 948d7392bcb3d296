package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The positions at which the shared objects of an archive have been written, by identity *and*
/// type: one object reached through two types has two archived forms, and two equal objects are
/// two.
///
/// Entries are kept in the order in which they came, with an index into them by open addressing.
/// Only the newest entries are ever removed, and the newest one was put into the slot at which the
/// search for it ended. So removing it leaves the index as it was before it came, without
/// tombstones.
///
/// Objects are held until the entry is removed, so that no new object can be taken for one that has
/// been collected. Every root of an archive has a *scope* of its own, which does not see the
/// objects written for other roots: an archive stands for itself.
final class SharedReferences {

    /// The answer for an object that has not been met: it is being written from now on.
    static final long NOT_WRITTEN = -1;

    private static final long BEING_WRITTEN = -2;
    private static final int FREE = 0;
    private static final int INITIAL_CAPACITY = 16;

    private @Nullable Object[] values = new Object[0];
    private @Nullable Object[] types = new Object[0];
    private long[] positions = new long[0];

    /// The number of pointers that follow one another from the object on; while it is being
    /// written, the greatest depth outside of it.
    private int[] heights = new int[0];
    private int count;

    /// For each hash the number of an entry plus 1, or [#FREE]; at most half full, a power of two.
    private int[] index = new int[0];

    /// The first entry that is visible.
    private int scopeStart;

    /// Returns the number of entries, with which [#release(int)] comes back to this state.
    int mark() {
        return count;
    }

    /// Begins a scope in which nothing is known.
    ///
    /// @return the scope outside
    int enterScope() {
        int outer = scopeStart;
        scopeStart = count;
        return outer;
    }

    /// Forgets the objects that were met in a scope, and returns to the scope outside.
    ///
    /// @param mark  the [#mark()] when the scope began
    /// @param outer the scope that [#enterScope()] returned
    void leaveScope(int mark, int outer) {
        release(mark);
        scopeStart = outer;
    }

    /// Forgets all entries newer than a mark, newest first. Each is forgotten wholly or not at all:
    /// the stack may end at a call.
    void release(int mark) {
        while (count > mark) {
            int slot = slotOfEntry(count - 1);
            count--;
            index[slot] = FREE;
            values[count] = null;
            types[count] = null;
        }
    }

    /// Returns the position at which an object has been written as a type, or [#NOT_WRITTEN] after
    /// noting that it is being written.
    ///
    /// @throws ArchiveCycleException if it is being written already; nothing has changed
    /// @throws ArchiveLimitException if the pointers below it would exceed the limit of depth from
    ///     here; nothing has changed
    long start(Object value, ArchiveType<?, ?> type, WriteBudget budget) {
        if (count < index.length / 2) {
            int slot = find(value, type);
            if (index[slot] != FREE) {
                return written(index[slot] - 1, budget);
            }
            heights[count] = budget.deepest;
            budget.deepest = budget.depth;
            add(slot, value, type);
            return NOT_WRITTEN;
        }
        grow();
        return start(value, type, budget);
    }

    /// Notes the position at which an object has been written.
    ///
    /// @throws IllegalStateException if the object is not being written; nothing has changed
    void finish(Object value, ArchiveType<?, ?> type, long position, WriteBudget budget) {
        int entry = index.length == 0 ? FREE : index[find(value, type)];
        if (entry == FREE || positions[entry - 1] != BEING_WRITTEN) {
            throw new IllegalStateException("shared object is not being written");
        }
        positions[entry - 1] = position;
        int outer = heights[entry - 1];
        heights[entry - 1] = budget.deepest - budget.depth;
        budget.deepest = Math.max(outer, budget.deepest);
    }

    private long written(int entry, WriteBudget budget) {
        long position = positions[entry];
        if (position == BEING_WRITTEN) {
            throw new ArchiveCycleException();
        }
        budget.reach(heights[entry]);
        return position;
    }

    private void add(int slot, Object value, ArchiveType<?, ?> type) {
        values[count] = value;
        types[count] = type;
        positions[count] = BEING_WRITTEN;
        index[slot] = ++count;
    }

    /// Returns the slot of an object's entry, or the free one where it would be.
    private int find(Object value, Object type) {
        int slot = hash(value) & (index.length - 1);
        while (index[slot] != FREE && !isVisible(index[slot] - 1, value, type)) {
            slot = (slot + 1) & (index.length - 1);
        }
        return slot;
    }

    private boolean isVisible(int entry, Object value, Object type) {
        return entry >= scopeStart && values[entry] == value && type.equals(types[entry]);
    }

    private int slotOfEntry(int entry) {
        int slot = hash(values[entry]) & (index.length - 1);
        while (index[slot] != entry + 1) {
            slot = (slot + 1) & (index.length - 1);
        }
        return slot;
    }

    private static int hash(@Nullable Object value) {
        int mixed = System.identityHashCode(value) * 0x9E3779B9;
        return mixed ^ mixed >>> 16;
    }

    /// Makes all arrays before any is put in place: running out of memory changes nothing.
    private void grow() {
        int capacity = Math.max(INITIAL_CAPACITY, 2 * values.length);
        @Nullable Object[] newValues = Arrays.copyOf(values, capacity);
        @Nullable Object[] newTypes = Arrays.copyOf(types, capacity);
        long[] newPositions = Arrays.copyOf(positions, capacity);
        int[] newHeights = Arrays.copyOf(heights, capacity);
        int[] newIndex = indexed(newValues, count, 2 * capacity);
        values = newValues;
        types = newTypes;
        positions = newPositions;
        heights = newHeights;
        index = newIndex;
    }

    private static int[] indexed(@Nullable Object[] values, int count, int slots) {
        int[] index = new int[slots];
        // Oldest first, so that the newest is still the one that can be removed.
        for (int entry = 0; entry < count; entry++) {
            int slot = hash(values[entry]) & (slots - 1);
            while (index[slot] != FREE) {
                slot = (slot + 1) & (slots - 1);
            }
            index[slot] = entry + 1;
        }
        return index;
    }
}

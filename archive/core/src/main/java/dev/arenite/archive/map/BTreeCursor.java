package dev.arenite.archive.map;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/// Goes through the entries of a B-tree in the order of their keys. Its memory grows with the
/// height.
final class BTreeCursor implements PrimitiveIterator.OfLong {

    private static final int INITIAL_HEIGHT = 16;

    private final BTreeLayout layout;
    private final MemorySegment archive;

    /// The nodes on the way from the root, each with the entry that comes next; none of them at its
    /// end.
    private long[] nodes = new long[INITIAL_HEIGHT];
    private int[] nextEntries = new int[INITIAL_HEIGHT];
    private int height;

    BTreeCursor(BTreeLayout layout, MemorySegment archive) {
        this.layout = layout;
        this.archive = archive;
    }

    BTreeCursor(BTreeLayout layout, MemorySegment archive, long root) {
        this(layout, archive);
        descend(root);
    }

    /// Takes in a node and its least descendants.
    private void descend(long from) {
        long node = from;
        while (node != BTreeLayout.NO_CHILD) {
            push(node);
            node =
                    layout.kind(archive, node) == BTreeLayout.INNER
                            ? layout.child(archive, node, 0)
                            : BTreeLayout.NO_CHILD;
        }
    }

    private void push(long node) {
        if (height == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * height);
            nextEntries = Arrays.copyOf(nextEntries, 2 * height);
        }
        nodes[height] = node;
        nextEntries[height] = 0;
        height++;
    }

    @Override
    public boolean hasNext() {
        return height > 0;
    }

    @Override
    public long nextLong() {
        if (height == 0) {
            throw new NoSuchElementException();
        }
        long node = nodes[height - 1];
        int index = nextEntries[height - 1]++;
        if (index + 1 >= layout.count(archive, node)) {
            height--;
        }
        if (layout.kind(archive, node) == BTreeLayout.INNER) {
            descend(layout.child(archive, node, index + 1));
        }
        return BTreeLayout.entry(node, index);
    }
}

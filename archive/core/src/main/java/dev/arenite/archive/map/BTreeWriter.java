package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Writes the nodes of a B-tree from the bottom, left to right, in one pass over the entries.
///
/// All levels above the last are full. The last level, of leaves, takes the remaining entries, from
/// the left; behind its end, the nodes of the level above it are leaves.
///
/// @param <E> the entries
final class BTreeWriter<E> {

    private final EntryType<E, ?, ?> type;
    private final BTreeLayout layout;
    private final ArchiveSink out;

    /// The nodes being filled, from the root down to the level above the leaves.
    private final List<OpenNode<E>> inners = new ArrayList<>();

    private final List<E> leaf = new ArrayList<>(BTreeLayout.ENTRIES);

    /// The node that was finished last, for the entry that comes next.
    private long child = BTreeLayout.NO_CHILD;

    /// An inner node that is being filled.
    private static final class OpenNode<E> {
        private final List<E> entries = new ArrayList<>(BTreeLayout.ENTRIES);
        private final long[] children = new long[BTreeLayout.ENTRIES + 1];

        boolean isFull() {
            return entries.size() == BTreeLayout.ENTRIES;
        }

        void add(E entry, long lesser) {
            children[entries.size()] = lesser;
            entries.add(entry);
        }
    }

    BTreeWriter(EntryType<E, ?, ?> type, BTreeLayout layout, ArchiveSink out) {
        this.type = type;
        this.layout = layout;
        this.out = out;
    }

    /// Writes all nodes.
    ///
    /// @param entries the entries in the order of their keys, at least one
    /// @return the position of the root
    long write(List<E> entries) {
        long upperEntries = 0;
        int height = 1;
        while (BTreeLayout.ENTRIES + (BTreeLayout.ENTRIES + 1) * upperEntries < entries.size()) {
            upperEntries = BTreeLayout.ENTRIES + (BTreeLayout.ENTRIES + 1) * upperEntries;
            height++;
        }
        openInners(height - 1);
        long lastLevelEntries = entries.size() - upperEntries;
        Iterator<E> rest = entries.iterator();
        for (long seen = 1; rest.hasNext(); seen++) {
            leaf.add(rest.next());
            if (seen == lastLevelEntries) {
                closeLeaf();
                endLastLevel(rest);
                climb(rest);
            } else if (leaf.size() == BTreeLayout.ENTRIES) {
                closeLeaf();
                climb(rest);
            }
        }
        if (!leaf.isEmpty()) {
            closeLeaf();
        }
        while (!inners.isEmpty()) {
            closeInner();
        }
        return child;
    }

    private void openInners(int count) {
        for (int i = 0; i < count; i++) {
            inners.add(new OpenNode<>());
        }
    }

    /// Fills the node in the middle of which the last level ends, and makes it a child.
    private void endLastLevel(Iterator<E> rest) {
        if (!inners.isEmpty()) {
            OpenNode<E> parent = inners.getLast();
            while (!parent.isFull() && rest.hasNext()) {
                addTo(parent, rest.next());
            }
            closeInner();
        }
    }

    /// Puts the next entry behind the child, after closing all nodes that are full.
    private void climb(Iterator<E> rest) {
        int closed = 0;
        while (!inners.isEmpty() && inners.getLast().isFull()) {
            closeInner();
            closed++;
        }
        if (!inners.isEmpty()) {
            if (rest.hasNext()) {
                addTo(inners.getLast(), rest.next());
            }
            openInners(closed);
        }
    }

    private void addTo(OpenNode<E> parent, E entry) {
        parent.add(entry, child);
        child = BTreeLayout.NO_CHILD;
    }

    private void closeLeaf() {
        child = writeNode(BTreeLayout.LEAF, leaf);
        layout.putCount(out.memory(), child, leaf.size());
        leaf.clear();
    }

    private void closeInner() {
        OpenNode<E> inner = inners.removeLast();
        long greater = child;
        child = writeNode(BTreeLayout.INNER, inner.entries);
        for (int i = 0; i < BTreeLayout.ENTRIES; i++) {
            layout.putChild(out.memory(), child, i, inner.children[i]);
        }
        layout.putChild(out.memory(), child, BTreeLayout.ENTRIES, greater);
    }

    private long writeNode(byte kind, List<E> entries) {
        int mark = out.scratch().mark();
        long resolverBytes = type.resolverBytes();
        long first = out.scratch().pushOffset(entries.size() * resolverBytes, Long.BYTES);
        MemorySegment resolvers = out.scratch().memory();
        // The open nodes are those above this one.
        int levels = inners.size() + 1;
        out.budget().enter(levels, 1);
        try {
            for (int i = 0; i < entries.size(); i++) {
                type.serialize(entries.get(i), out, resolvers, first + i * resolverBytes);
            }
        } finally {
            out.budget().leave(levels);
        }
        long node = out.reservePlace(layout.nodeBytes(kind), layout.nodeAlignment());
        LittleEndian.putByte(out.memory(), node, kind);
        for (int i = 0; i < entries.size(); i++) {
            long entry = BTreeLayout.entry(node, i);
            type.resolve(
                    entries.get(i),
                    out,
                    layout.keyPlace(entry),
                    layout.valuePlace(entry),
                    resolvers,
                    first + i * resolverBytes);
        }
        out.scratch().release(mark);
        return node;
    }
}

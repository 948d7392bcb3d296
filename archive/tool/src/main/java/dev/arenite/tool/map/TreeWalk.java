package dev.arenite.tool.map;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.schema.SchemaNode.Composite;

import java.lang.foreign.MemorySegment;

/// Tells the bytes of B-trees (FORMAT 7).
final class TreeWalk {

    private static final int ENTRIES = PartLayouts.NODE_ENTRIES;

    private final MapWalk walk;
    private final MemorySegment memory;
    private final Composite container;
    private final Trail trail;
    private final EntryWalk entries;
    private final PartLayouts.Node layout;
    private final long keyBytes;
    private final long valueBytes;
    private final String type;

    /// @param count the number of entries
    private TreeWalk(MapWalk walk, Composite container, long count, Trail trail) {
        this.walk = walk;
        this.container = container;
        this.trail = trail;
        memory = walk.memory();
        entries = new EntryWalk(walk, container, count, trail);
        layout = walk.layouts().node(container);
        PartLayouts.Entry entry = walk.layouts().entry(container);
        keyBytes = walk.layouts().place(entry.key()).bytes();
        valueBytes = walk.layouts().place(entry.value()).bytes();
        type = walk.layouts().type(container);
    }

    /// Tells the place of a B-tree; what it leads to waits.
    static void place(MapWalk walk, Composite container, long place, Trail trail) {
        ArchiveFormat format = walk.format();
        long count = format.sliceLength(walk.memory(), place);
        long root = format.sliceStart(walk.memory(), place);
        walk.pointer(
                place, count == 0 ? Span.NOWHERE : root, trail, walk.layouts().type(container));
        walk.length(place + format.pointerBytes(), trail, container, "entries");
        if (count > 0) {
            TreeWalk tree = new TreeWalk(walk, container, count, trail);
            walk.later(() -> tree.node(root));
        }
    }

    /// Tells a node and all below it, in the order of the keys. The height is that of a tree whose
    /// nodes have five entries, so that it does not count for the stack.
    private void node(long node) {
        boolean isLeaf = LittleEndian.getByte(memory, node) == 0;
        walk.spans().begin(node, (isLeaf ? layout.leaf() : layout.inner()).alignment());
        walk.add(node, 1, SpanKind.TAG, trail, type, isLeaf ? "leaf" : "inner node");
        walk.padding(node, 1, layout.keys(), trail);
        long count = isLeaf ? walk.format().getLength(memory, node + layout.count()) : ENTRIES;
        for (long i = 0; i < count; i++) {
            if (!isLeaf) {
                child(node, i);
            }
            long key = node + layout.keys() + i * keyBytes;
            entries.next(key, node + layout.values() + i * valueBytes);
        }
        unused(node + layout.keys(), count, keyBytes);
        walk.padding(node, layout.keys() + ENTRIES * keyBytes, layout.values(), trail);
        unused(node + layout.values(), count, valueBytes);
        long end = layout.values() + ENTRIES * valueBytes;
        if (isLeaf) {
            count(node, end);
        } else {
            child(node, ENTRIES);
            walk.padding(node, end, layout.children(), trail);
            long childrenEnd = layout.children() + (ENTRIES + 1L) * walk.format().pointerBytes();
            walk.padding(node, childrenEnd, layout.inner().bytes(), trail);
        }
    }

    private void child(long node, long index) {
        long pointer = node + layout.children() + index * walk.format().pointerBytes();
        long distance = walk.format().getDistance(memory, pointer);
        if (distance == ArchiveFormat.NOWHERE) {
            walk.pointer(pointer, Span.NOWHERE, trail, type);
        } else {
            walk.pointer(pointer, pointer + distance, trail, type);
            node(pointer + distance);
        }
    }

    private void unused(long start, long count, long bytes) {
        walk.emptySlot(start + count * bytes, (ENTRIES - count) * bytes, trail);
    }

    private void count(long node, long from) {
        walk.padding(node, from, layout.count(), trail);
        walk.length(node + layout.count(), trail, container, "entries");
        long end = layout.count() + walk.format().pointerBytes();
        walk.padding(node, end, layout.leaf().bytes(), trail);
    }
}

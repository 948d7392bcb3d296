package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.memory.PlaceLayout;

import java.lang.foreign.MemorySegment;

/// The layout of the nodes of a B-tree.
///
/// ```text
/// node:  kind | 5 keys | 5 values
/// leaf:  node | number of entries
/// inner: node | 5 pointers to lesser children | pointer to the greater child
/// ```
///
/// An entry is known by a number made of its node's position and its index there.
final class BTreeLayout {

    /// The number of entries of a full node.
    static final int ENTRIES = 5;

    /// The kind of a node without children.
    static final byte LEAF = 0;

    /// The kind of a node with children.
    static final byte INNER = 1;

    /// The position that stands for a missing child.
    static final long NO_CHILD = -1;

    private static final int INDEX_BITS = 3;

    private final ArchiveFormat format;
    private final long keyBytes;
    private final long valueBytes;
    private final long keysOffset;
    private final long valuesOffset;
    private final long countOffset;
    private final long childrenOffset;
    private final long leafBytes;
    private final long innerBytes;
    private final long nodeAlignment;

    BTreeLayout(ArchiveFormat format, EntryType<?, ?, ?> type) {
        this.format = format;
        this.keyBytes = type.keys().placeBytes();
        this.valueBytes = type.values().placeBytes();
        PlaceLayout node = new PlaceLayout();
        node.add(1, 1);
        keysOffset = node.add(ENTRIES * keyBytes, type.keys().placeAlignment());
        valuesOffset = node.add(ENTRIES * valueBytes, type.values().placeAlignment());
        int width = format.pointerBytes();
        PlaceLayout leaf = startingWith(node);
        countOffset = leaf.add(width, width);
        PlaceLayout inner = startingWith(node);
        childrenOffset = inner.add((ENTRIES + 1L) * width, width);
        leafBytes = leaf.placeBytes();
        innerBytes = inner.placeBytes();
        nodeAlignment = leaf.placeAlignment();
    }

    private static PlaceLayout startingWith(PlaceLayout node) {
        PlaceLayout layout = new PlaceLayout();
        layout.add(node.placeBytes(), node.placeAlignment());
        return layout;
    }

    long nodeBytes(byte kind) {
        return kind == LEAF ? leafBytes : innerBytes;
    }

    long nodeAlignment() {
        return nodeAlignment;
    }

    static long entry(long node, int index) {
        return node << INDEX_BITS | index;
    }

    long keyPlace(long entry) {
        return (entry >>> INDEX_BITS) + keysOffset + index(entry) * keyBytes;
    }

    long valuePlace(long entry) {
        return (entry >>> INDEX_BITS) + valuesOffset + index(entry) * valueBytes;
    }

    private static long index(long entry) {
        return entry & (1 << INDEX_BITS) - 1;
    }

    byte kind(MemorySegment archive, long node) {
        return LittleEndian.getByte(archive, node);
    }

    /// Returns the number of entries of a node; for a leaf, the number that the leaf states.
    long count(MemorySegment archive, long node) {
        return kind(archive, node) == LEAF
                ? format.getLength(archive, node + countOffset)
                : ENTRIES;
    }

    void putCount(MemorySegment memory, long leaf, int count) {
        format.putLength(memory, leaf + countOffset, count);
    }

    /// Returns the position of the pointer to a child of an inner node.
    ///
    /// @param index the index of the entry whose key is greater than the keys of the child, or 5
    long childPointer(long inner, int index) {
        return inner + childrenOffset + (long) index * format.pointerBytes();
    }

    /// Returns the position of a child, or [#NO_CHILD].
    long child(MemorySegment archive, long inner, int index) {
        long pointer = childPointer(inner, index);
        long distance = format.getDistance(archive, pointer);
        return distance == ArchiveFormat.NOWHERE ? NO_CHILD : pointer + distance;
    }

    void putChild(MemorySegment memory, long inner, int index, long child) {
        long pointer = childPointer(inner, index);
        if (child == NO_CHILD) {
            format.putDistance(memory, pointer, ArchiveFormat.NOWHERE);
        } else {
            format.putPointer(memory, pointer, pointer, child);
        }
    }
}

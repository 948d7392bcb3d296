package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckedRegion;
import dev.arenite.archive.memory.LittleEndian;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;

/// Entries in the order of their keys, Rust's `BTreeMap`.
///
/// @param <E> the entries
/// @param <K> the keys
final class BTree<E, K> implements Container<E, K> {

    private final ArchiveFormat format;
    private final EntryType<E, K, ?> type;

    /// Made once: checking a node allocates nothing.
    private final CheckedRegion leaves = new Nodes(this::checkLeaf);

    private final CheckedRegion inners = new Nodes(this::checkInner);
    private final CheckedRegion order = this::checkOrder;

    /// Made when it is first needed: the entries may be part of a recursive definition.
    private @Nullable BTreeLayout layout;

    BTree(ArchiveFormat format, EntryType<E, K, ?> type) {
        this.format = format;
        this.type = type;
    }

    /// Nodes as regions, for the checker.
    private final class Nodes implements CheckedRegion {
        private final CheckedRegion check;

        Nodes(CheckedRegion check) {
            this.check = check;
        }

        @Override
        public void checkStep(ArchiveChecker checker, long pointer, long node, long step) {
            check.checkStep(checker, pointer, node, step);
        }

        /// Distinguishes only keys and values: a node does not know the number of entries before
        /// it.
        @Override
        public String path(
                MemorySegment archive, long pointer, long node, long step, long byteOffset) {
            for (int i = 0; i < BTreeLayout.ENTRIES; i++) {
                long entry = BTreeLayout.entry(node, i);
                long key = layout().keyPlace(entry);
                long value = layout().valuePlace(entry);
                if (holds(type.keys(), key, byteOffset)) {
                    return ".key" + type.keys().path(archive, key, byteOffset);
                } else if (holds(type.values(), value, byteOffset)) {
                    return ".value" + type.values().path(archive, value, byteOffset);
                }
            }
            return "";
        }

        private static boolean holds(ArchiveType<?, ?> type, long place, long byteOffset) {
            return byteOffset >= place && byteOffset - place < type.placeBytes();
        }
    }

    private BTreeLayout layout() {
        BTreeLayout made = layout;
        if (made == null) {
            made = new BTreeLayout(format, type);
            layout = made;
        }
        return made;
    }

    @Override
    public String kind() {
        return "btree";
    }

    @Override
    public ArchiveFormat format() {
        return format;
    }

    @Override
    public long placeBytes() {
        return 2L * format.pointerBytes();
    }

    @Override
    public long placeAlignment() {
        return format.pointerBytes();
    }

    @Override
    public long resolverBytes() {
        return Long.BYTES;
    }

    @Override
    public void serialize(List<E> entries, ArchiveSink out, MemorySegment resolver, long at) {
        if (entries.isEmpty()) {
            return;
        }
        List<E> ordered = new ArrayList<>(entries);
        ordered.sort(
                (left, right) ->
                        type.order().compare(type.keyOf().apply(left), type.keyOf().apply(right)));
        for (int i = 1; i < ordered.size(); i++) {
            type.requireDistinct(ordered.get(i), ordered.get(i - 1));
        }
        long root = new BTreeWriter<>(type, layout(), out).write(ordered);
        LittleEndian.putLong(resolver, at, root);
    }

    @Override
    public void resolve(int count, ArchiveSink out, long place, MemorySegment resolver, long at) {
        MemorySegment memory = out.memory();
        if (count == 0) {
            format.putDistance(memory, place, ArchiveFormat.NOWHERE);
        } else {
            format.putPointer(memory, place, place, LittleEndian.getLong(resolver, at));
        }
        format.putLength(memory, place + format.pointerBytes(), count);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        if (size(checker.archive(), place) != 0) {
            claimNode(checker, root(checker.archive(), place), place);
            checker.checkAfterwards(order, place, place);
        }
    }

    private void claimNode(ArchiveChecker checker, long node, long pointer) {
        // The kind determines the size of the node, so it is read before the node is claimed.
        checker.require(node >= 0 && node < pointer, "target must lie before its pointer", pointer);
        byte kind = layout().kind(checker.archive(), node);
        checker.require(
                kind == BTreeLayout.LEAF || kind == BTreeLayout.INNER,
                "node must be a leaf or inner",
                node);
        CheckedRegion region = kind == BTreeLayout.LEAF ? leaves : inners;
        checker.claimRegion(
                region, node, layout().nodeBytes(kind), layout().nodeAlignment(), 1, pointer);
    }

    private void checkLeaf(ArchiveChecker checker, long pointer, long leaf, long step) {
        long count = layout().count(checker.archive(), leaf);
        checker.require(
                count > 0 && count <= BTreeLayout.ENTRIES, "leaf must have 1 to 5 entries", leaf);
        checkEntries(checker, leaf, (int) count);
    }

    private void checkInner(ArchiveChecker checker, long pointer, long inner, long step) {
        for (int i = 0; i <= BTreeLayout.ENTRIES; i++) {
            long child = layout().child(checker.archive(), inner, i);
            if (child != BTreeLayout.NO_CHILD) {
                claimNode(checker, child, layout().childPointer(inner, i));
            }
        }
        checkEntries(checker, inner, BTreeLayout.ENTRIES);
    }

    private void checkEntries(ArchiveChecker checker, long node, int count) {
        for (int i = 0; i < count; i++) {
            long entry = BTreeLayout.entry(node, i);
            type.keys().check(checker, layout().keyPlace(entry));
            type.values().check(checker, layout().valuePlace(entry));
        }
    }

    /// Checks the number and the order of all entries, once each of them has been checked.
    private void checkOrder(ArchiveChecker checker, long pointer, long place, long step) {
        MemorySegment archive = checker.archive();
        long size = size(archive, place);
        checker.lookAtKeys(place);
        PrimitiveIterator.OfLong entries = entries(archive, place);
        long count = 0;
        long before = NOT_FOUND;
        while (entries.hasNext()) {
            long entry = entries.nextLong();
            long key = layout().keyPlace(entry);
            checker.require(
                    before == NOT_FOUND || type.order().compareArchived(checker, before, key) < 0,
                    "keys must ascend",
                    key,
                    place);
            before = key;
            count++;
        }
        checker.require(count == size, "tree must have as many entries as it says", place);
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return "";
    }

    private long root(MemorySegment archive, long place) {
        return place + format.getDistance(archive, place);
    }

    @Override
    public long size(MemorySegment archive, long place) {
        return format.getLength(archive, place + format.pointerBytes());
    }

    @Override
    public long find(MemorySegment archive, long place, K key) {
        long node = size(archive, place) == 0 ? BTreeLayout.NO_CHILD : root(archive, place);
        while (node != BTreeLayout.NO_CHILD) {
            int count = (int) layout().count(archive, node);
            int index = 0;
            int difference = -1;
            while (index < count) {
                long keyPlace = layout().keyPlace(BTreeLayout.entry(node, index));
                difference = type.order().compare(archive, keyPlace, key);
                if (difference >= 0) {
                    break;
                }
                index++;
            }
            if (difference == 0) {
                return BTreeLayout.entry(node, index);
            }
            node =
                    layout().kind(archive, node) == BTreeLayout.INNER
                            ? layout().child(archive, node, index)
                            : BTreeLayout.NO_CHILD;
        }
        return NOT_FOUND;
    }

    @Override
    public PrimitiveIterator.OfLong entries(MemorySegment archive, long place) {
        return size(archive, place) == 0
                ? new BTreeCursor(layout(), archive)
                : new BTreeCursor(layout(), archive, root(archive, place));
    }

    @Override
    public long keyPlace(long entry) {
        return layout().keyPlace(entry);
    }

    @Override
    public long valuePlace(long entry) {
        return layout().valuePlace(entry);
    }
}

package dev.arenite.tool.map;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.memory.PlaceLayout;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaPlace;

import java.lang.foreign.MemorySegment;

/// Tells the bytes of hash maps and index maps, and of sets of both kinds (FORMAT 6).
final class TableWalk {

    private static final int GROUP_BYTES = 16;
    private static final byte EMPTY = (byte) 0xFF;

    private final MapWalk walk;
    private final MemorySegment memory;
    private final int width;

    TableWalk(MapWalk walk) {
        this.walk = walk;
        memory = walk.memory();
        width = walk.format().pointerBytes();
    }

    /// A hash table.
    ///
    /// @param container the type
    /// @param controls  the position of the first control byte
    /// @param count     the number of entries
    /// @param slots     the number of slots; 0 if there is nothing out of line
    /// @param trail     the way to the map
    private record Table(Composite container, long controls, long count, long slots, Trail trail) {}

    /// Tells the place of a hash map; what it leads to waits.
    void hashed(Composite container, long place, Trail trail) {
        Table table = table(container, place, trail);
        if (table.slots() > 0) {
            walk.later(() -> buckets(table));
        }
    }

    /// Tells the place of an index map; what it leads to waits.
    void indexed(Composite container, long place, Trail trail) {
        Table table = table(container, place, trail);
        long pointer = place + 3L * width;
        long first = pointer + walk.format().getDistance(memory, pointer);
        walk.pointer(pointer, first, trail, walk.layouts().type(container));
        SchemaPlace entry = walk.layouts().entry(container).place();
        walk.spans().begin(first, entry.alignment());
        if (table.slots() > 0) {
            walk.later(
                    () -> {
                        indexes(table, first, entry.bytes());
                        EntryWalk entries = new EntryWalk(walk, container, table.count(), trail);
                        for (long i = 0; i < table.count(); i++) {
                            entries.next(first + i * entry.bytes());
                        }
                    });
        }
    }

    private Table table(Composite container, long place, Trail trail) {
        long count = walk.format().getLength(memory, place + width);
        long slots = count == 0 ? 0 : walk.format().getLength(memory, place + 2L * width);
        long controls = place + walk.format().getDistance(memory, place);
        walk.pointer(
                place, count == 0 ? Span.NOWHERE : controls, trail, walk.layouts().type(container));
        walk.length(place + width, trail, container, "entries");
        walk.length(place + 2L * width, trail, container, "slots");
        return new Table(container, controls, count, slots, trail);
    }

    /// Tells the control bytes, and that buckets lie before them.
    private void controls(Table table, long bucketBytes, long alignment) {
        long length = PlaceLayout.roundUp(table.slots(), GROUP_BYTES) + GROUP_BYTES - 1;
        String value = "of " + table.slots() + " slots, the first ones twice";
        String type = walk.layouts().type(table.container());
        walk.add(table.controls(), length, SpanKind.CONTROL, table.trail(), type, value);
        walk.spans().begin(table.controls() - table.slots() * bucketBytes, alignment);
    }

    private boolean isEmpty(Table table, long slot) {
        return LittleEndian.getByte(memory, table.controls() + slot) == EMPTY;
    }

    private void buckets(Table table) {
        SchemaPlace place = walk.layouts().entry(table.container()).place();
        controls(table, place.bytes(), place.alignment());
        EntryWalk entries = new EntryWalk(walk, table.container(), table.count(), table.trail());
        for (long slot = 0; slot < table.slots(); slot++) {
            long bucket = table.controls() - (slot + 1) * place.bytes();
            if (isEmpty(table, slot)) {
                walk.emptySlot(bucket, place.bytes(), table.trail());
            } else {
                entries.next(bucket);
            }
        }
    }

    private void indexes(Table table, long first, long entryBytes) {
        controls(table, width, width);
        String type = walk.layouts().type(table.container());
        Trail slots = table.trail().to(".slots");
        Elements elements = walk.elements(slots, "index", table.slots());
        for (long slot = 0; slot < table.slots(); slot++) {
            long bucket = table.controls() - (slot + 1) * width;
            if (isEmpty(table, slot)) {
                walk.emptySlot(bucket, width, table.trail());
            } else {
                long index = walk.format().getLength(memory, bucket);
                Trail trail = elements.at(slot);
                long target = first + index * entryBytes;
                String value = "entry " + index;
                walk.add(new Span(bucket, width, SpanKind.INDEX, trail, type, value, target));
            }
        }
    }
}

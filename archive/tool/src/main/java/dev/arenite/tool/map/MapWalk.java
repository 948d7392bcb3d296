package dev.arenite.tool.map;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Opaque;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;
import dev.arenite.archive.schema.SchemaPlace;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Walks over the bytes of archives by their schema. The archives have been checked, so they are
/// trusted; the number of steps is limited all the same.
final class MapWalk {

    /// The number of places that are looked at. A place without bytes is one too, so this is not
    /// bounded by the size of the archive.
    private static final long MAX_STEPS = 1 << 26;

    private final ArchiveSchema schema;
    private final PartLayouts layouts;
    private final MemorySegment memory;
    private final MapDetail detail;
    private final SpanCollector spans;
    private final LeafWalk leaves;
    private final TableWalk tables;

    /// What pointers lead to. It is looked at when the place around the pointer has been, so that
    /// the depth of a value is not that of the stack.
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private final Set<Long> sharedTargets = new HashSet<>();
    private long steps;

    MapWalk(ArchiveSchema schema, MemorySegment memory, MapDetail detail, SpanCollector spans) {
        this.schema = schema;
        this.memory = memory;
        this.detail = detail;
        this.spans = spans;
        layouts = new PartLayouts(schema);
        leaves = new LeafWalk(this);
        tables = new TableWalk(this);
    }

    ArchiveFormat format() {
        return schema.format();
    }

    PartLayouts layouts() {
        return layouts;
    }

    MemorySegment memory() {
        return memory;
    }

    SpanCollector spans() {
        return spans;
    }

    LeafWalk leaves() {
        return leaves;
    }

    /// Returns the trails of elements.
    ///
    /// @param type the type of each
    Elements elements(Trail around, String type, long count) {
        return new Elements(around, type, count, detail);
    }

    /// Walks over a root and everything that it leads to.
    void root(long root, Trail trail) {
        SchemaPlace place = layouts.place(schema.root());
        spans.begin(root, place.alignment());
        if (place.bytes() == 0) {
            spans.beginEmpty(root);
        }
        place(schema.root(), root, trail);
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    /// Looks at something when the rest of the place around has been looked at.
    void later(Runnable look) {
        waiting.add(look);
    }

    /// Walks over a place; what it leads to waits.
    void place(SchemaNode node, long place, Trail trail) {
        if (++steps > MAX_STEPS) {
            spans.cut();
            return;
        }
        switch (node) {
            case SchemaLeaf leaf -> leaves.leaf(leaf, place, trail);
            case Composite composite -> composite(composite, place, trail);
            case Array array -> places(array.element(), place, array.length(), trail);
            case Shared shared -> shared(shared, place, trail);
            case Niche niche -> niche(niche, place, trail);
            case Struct struct ->
                    fields(struct.fields(), 0, place, layouts.place(struct).bytes(), trail);
            case Enumeration enumeration -> enumeration(enumeration, place, trail);
            case Names _ -> leaves.text(place, trail, layouts.type(node));
            case Opaque opaque -> leaves.bytes(place, opaque.placeBytes(), trail, opaque);
            case SchemaNode.Reference _ -> place(schema.resolved(node), place, trail);
        }
    }

    private void composite(Composite composite, long place, Trail trail) {
        SchemaNode part = composite.parts().getFirst();
        switch (composite.form()) {
            case OPTION -> option(composite, place, trail);
            case NONZERO, OWN_KEY -> place(part, place, trail);
            case RANGE_INCLUSIVE -> {
                long bytes = layouts.place(part).bytes();
                place(part, place, trail.to(".start"));
                place(part, place + bytes, trail.to(".end"));
            }
            case BOX -> pointer(composite, part, place, trail);
            case SLICE, VEC, VECDEQUE -> sequence(composite, part, place, trail);
            case HASHMAP, HASHSET -> tables.hashed(composite, place, trail);
            case INDEXMAP, INDEXSET -> tables.indexed(composite, place, trail);
            case BTREEMAP, BTREESET -> TreeWalk.place(this, composite, place, trail);
        }
    }

    private void option(Composite option, long place, Trail trail) {
        SchemaNode part = option.parts().getFirst();
        SchemaPlace inner = layouts.place(part);
        boolean isPresent = LittleEndian.getByte(memory, place) != 0;
        add(place, 1, SpanKind.TAG, trail, layouts.type(option), isPresent ? "present" : "absent");
        if (isPresent) {
            padding(place, 1, inner.alignment(), trail);
            place(part, place + inner.alignment(), trail);
        } else {
            long rest = inner.alignment() + inner.bytes() - 1;
            add(place + 1, rest, SpanKind.UNUSED, trail, "", "of an absent value");
        }
    }

    /// Walks over fields, and tells the bytes between and behind them.
    ///
    /// @param firstByte the number of bytes before the fields
    /// @param byteSize  the size of the whole place
    private void fields(List<Field> fields, int firstByte, long place, long byteSize, Trail trail) {
        long[] offsets = layouts.offsets(fields, firstByte);
        steps += offsets.length;
        long end = firstByte;
        for (int i = 0; i < offsets.length; i++) {
            Field field = fields.get(i);
            long bytes = layouts.place(field.type()).bytes();
            if (bytes > 0) {
                padding(place, end, offsets[i], trail);
                place(field.type(), place + offsets[i], trail.to(layouts.step(field)));
                end = offsets[i] + bytes;
            }
        }
        boolean isVariant = firstByte > 0;
        add(
                place + end,
                byteSize - end,
                isVariant ? SpanKind.UNUSED : SpanKind.PADDING,
                trail,
                "",
                isVariant ? "rest of a smaller variant" : "");
    }

    private void enumeration(Enumeration enumeration, long place, Trail trail) {
        int tag = LittleEndian.getByte(memory, place) & 0xFF;
        Variant variant =
                enumeration.variants().stream()
                        .filter(each -> each.tag() == tag)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("unknown tag: " + tag));
        String name = Shown.line(variant.name());
        add(place, 1, SpanKind.TAG, trail, layouts.type(enumeration), name);
        fields(variant.fields(), 1, place, layouts.place(enumeration).bytes(), trail);
    }

    private void niche(Niche niche, long place, Trail trail) {
        if (!NicheBytes.areAt(niche, format(), memory, place)) {
            place(niche.inner(), place, trail);
            return;
        }
        long start = place + niche.offset();
        long end = place + layouts.place(niche).bytes();
        String rest = "of an absent value";
        add(place, niche.offset(), SpanKind.UNUSED, trail, "", rest);
        add(start, niche.bytes(), SpanKind.ABSENT, trail, layouts.type(niche), "absent");
        add(start + niche.bytes(), end - start - niche.bytes(), SpanKind.UNUSED, trail, "", rest);
    }

    private void shared(Shared shared, long place, Trail trail) {
        SchemaNode to = shared.target();
        long target = place + format().getDistance(memory, place);
        boolean isUnsized = PartLayouts.isUnsized(to);
        if (!sharedTargets.add(target)) {
            pointerBytes(shared, isUnsized, place, trail);
            return;
        }
        if (targetBytes(to, place) == 0) {
            spans.beginEmpty(target);
        }
        pointer(shared, to, place, trail);
    }

    private long targetBytes(SchemaNode to, long place) {
        return to == SchemaLeaf.STR
                ? format().sliceLength(memory, place)
                : to instanceof Composite slice && slice.form() == SchemaForm.SLICE
                        ? format().sliceLength(memory, place)
                                * layouts.place(slice.parts().getFirst()).bytes()
                        : layouts.place(to).bytes();
    }

    /// Walks over a pointer and what it leads to.
    private void pointer(SchemaNode pointer, SchemaNode to, long place, Trail trail) {
        if (to instanceof Composite slice && slice.form() == SchemaForm.SLICE) {
            sequence(pointer, slice.parts().getFirst(), place, trail);
            return;
        }
        long target = pointerBytes(pointer, to == SchemaLeaf.STR, place, trail);
        if (to == SchemaLeaf.STR) {
            leaves.textAt(
                    target, format().sliceLength(memory, place), trail, layouts.type(pointer));
        } else {
            spans.begin(target, layouts.place(to).alignment());
            later(() -> place(to, target, trail));
        }
    }

    /// Tells the bytes of a pointer, and returns its target.
    private long pointerBytes(SchemaNode type, boolean hasLength, long place, Trail trail) {
        long target = place + format().getDistance(memory, place);
        pointer(place, target, trail, layouts.type(type));
        if (hasLength) {
            length(place + format().pointerBytes(), trail, type, "bytes");
        }
        return target;
    }

    /// Tells a pointer.
    ///
    /// @param target the position that it leads to, or [Span#NOWHERE]
    void pointer(long place, long target, Trail trail, String type) {
        String value = target == Span.NOWHERE ? "nowhere" : "";
        int bytes = format().pointerBytes();
        spans.add(new Span(place, bytes, SpanKind.POINTER, trail, type, value, target));
    }

    /// Tells a length.
    void length(long place, Trail trail, SchemaNode type, String unit) {
        String value = Long.toUnsignedString(format().getLength(memory, place)) + " " + unit;
        int bytes = format().pointerBytes();
        add(place, bytes, SpanKind.LENGTH, trail, layouts.type(type), value);
    }

    private void sequence(SchemaNode type, SchemaNode element, long place, Trail trail) {
        long start = pointerBytes(type, false, place, trail);
        long count = format().sliceLength(memory, place);
        length(place + format().pointerBytes(), trail, type, "elements");
        spans.begin(start, layouts.place(element).alignment());
        later(() -> places(element, start, count, trail));
    }

    /// Walks over places side by side.
    void places(SchemaNode element, long start, long count, Trail trail) {
        long bytes = layouts.place(element).bytes();
        if (bytes == 0 || count == 0) {
            return;
        }
        if (element == SchemaLeaf.U8) {
            leaves.bytes(start, count, trail, new Array(element, count));
            return;
        }
        Elements elements = elements(trail, layouts.type(element), count);
        long apart = layouts.isFlat(element) ? elements.shown() : count;
        for (long i = 0; i < apart; i++) {
            place(element, start + i * bytes, elements.at(i));
        }
        if (apart < count) {
            long rest = (count - apart) * bytes;
            add(start + apart * bytes, rest, SpanKind.FOLDED, elements.rest(), "", "");
        }
    }

    /// Tells the padding between two offsets of a place.
    void padding(long place, long from, long to, Trail trail) {
        add(place + from, to - from, SpanKind.PADDING, trail, "", "");
    }

    /// Tells the bytes of slots that have no entry.
    void emptySlot(long start, long length, Trail trail) {
        add(start, length, SpanKind.UNUSED, trail, "", "slot without entry");
    }

    void add(Span span) {
        spans.add(span);
    }

    /// Tells bytes, if there are any.
    void add(long start, long length, SpanKind kind, Trail trail, String type, String value) {
        if (length > 0) {
            spans.add(start, length, kind, trail, type, value);
        }
    }
}

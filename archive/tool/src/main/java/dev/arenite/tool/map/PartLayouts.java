package dev.arenite.tool.map;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaPlace;

import java.util.IdentityHashMap;
import java.util.List;

/// The layouts of a schema's parts, each found once.
final class PartLayouts {

    /// The number of entries of a full node of a B-tree (FORMAT 7.2).
    static final int NODE_ENTRIES = 5;

    private static final Field KIND = new Field("kind", SchemaLeaf.U8);

    private final ArchiveSchema schema;
    private final IdentityHashMap<SchemaNode, SchemaPlace> places = new IdentityHashMap<>();
    private final IdentityHashMap<SchemaNode, Boolean> flat = new IdentityHashMap<>();
    private final IdentityHashMap<SchemaNode, String> types = new IdentityHashMap<>();
    private final IdentityHashMap<Field, String> steps = new IdentityHashMap<>();
    private final IdentityHashMap<List<Field>, long[]> offsets = new IdentityHashMap<>();
    private final IdentityHashMap<Composite, Entry> entries = new IdentityHashMap<>();
    private final IdentityHashMap<Composite, Node> nodes = new IdentityHashMap<>();

    /// The layout of an entry of a map, or of an element of a set, which has a value without bytes.
    ///
    /// @param key         the keys
    /// @param value       the values
    /// @param valueOffset the offset of the value from the start of the entry
    /// @param place       size and alignment of the entry
    /// @param isMap       whether there are values
    record Entry(
            SchemaNode key, SchemaNode value, long valueOffset, SchemaPlace place, boolean isMap) {}

    /// The layout of the nodes of a B-tree.
    ///
    /// @param keys     the offset of the first key
    /// @param values   the offset of the first value
    /// @param count    the offset of the number of entries, in a leaf
    /// @param children the offset of the first pointer to a child, in an inner node
    /// @param leaf     size and alignment of a leaf
    /// @param inner    size and alignment of an inner node
    record Node(
            long keys,
            long values,
            long count,
            long children,
            SchemaPlace leaf,
            SchemaPlace inner) {}

    PartLayouts(ArchiveSchema schema) {
        this.schema = schema;
    }

    SchemaPlace place(SchemaNode node) {
        SchemaPlace known = places.get(node);
        if (known == null) {
            known = schema.placeOf(node);
            places.put(node, known);
        }
        return known;
    }

    /// Returns the type of a part in few words.
    String type(SchemaNode node) {
        return types.computeIfAbsent(node, TypeText::of);
    }

    /// Returns the step of a path to a field.
    String step(Field field) {
        return steps.computeIfAbsent(field, each -> "." + Shown.line(each.name()));
    }

    /// Returns the offsets of fields from the start of the place.
    ///
    /// @param firstByte the number of bytes before the fields
    long[] offsets(List<Field> fields, int firstByte) {
        long[] known = offsets.get(fields);
        if (known == null) {
            known = schema.offsets(fields, firstByte).stream().mapToLong(Long::longValue).toArray();
            offsets.put(fields, known);
        }
        return known;
    }

    /// Returns the entries of a map or a set.
    Entry entry(Composite container) {
        Entry known = entries.get(container);
        if (known == null) {
            List<SchemaNode> parts = container.parts();
            boolean isMap = parts.size() > 1;
            SchemaNode value = isMap ? parts.get(1) : SchemaLeaf.UNIT;
            Struct both = struct(new Field("key", parts.get(0)), new Field("value", value));
            long offset = schema.offsets(both.fields(), 0).get(1);
            known = new Entry(parts.get(0), value, offset, schema.placeOf(both), isMap);
            entries.put(container, known);
        }
        return known;
    }

    /// Returns the nodes of a B-tree (FORMAT 7.2).
    Node node(Composite tree) {
        Node known = nodes.get(tree);
        if (known == null) {
            known = made(entry(tree));
            nodes.put(tree, known);
        }
        return known;
    }

    private Node made(Entry entry) {
        Struct node =
                struct(
                        KIND,
                        new Field("keys", new Array(entry.key(), NODE_ENTRIES)),
                        new Field("values", new Array(entry.value(), NODE_ENTRIES)));
        Field start = new Field("node", node);
        Struct leaf = struct(start, new Field("length", SchemaLeaf.USIZE));
        Array children = new Array(SchemaLeaf.USIZE, NODE_ENTRIES + 1L);
        Struct inner = struct(start, new Field("children", children));
        List<Long> inNode = schema.offsets(node.fields(), 0);
        return new Node(
                inNode.get(1),
                inNode.get(2),
                schema.offsets(leaf.fields(), 0).get(1),
                schema.offsets(inner.fields(), 0).get(1),
                schema.placeOf(leaf),
                schema.placeOf(inner));
    }

    private static Struct struct(Field... fields) {
        return new Struct(List.of(fields));
    }

    /// Whether nothing of a part lies out of line.
    boolean isFlat(SchemaNode node) {
        Boolean known = flat.get(node);
        if (known == null) {
            known = findsFlat(node);
            flat.put(node, known);
        }
        return known;
    }

    private boolean findsFlat(SchemaNode node) {
        return switch (node) {
            case SchemaLeaf leaf ->
                    switch (leaf) {
                        case STRING, STR, CSTRING, BIG_INTEGER -> false;
                        default -> true;
                    };
            case Composite composite ->
                    switch (composite.form()) {
                        case OPTION, NONZERO, RANGE_INCLUSIVE, OWN_KEY ->
                                isFlat(composite.parts().getFirst());
                        default -> false;
                    };
            case Array array -> isFlat(array.element());
            case Shared _, SchemaNode.Names _ -> false;
            case Niche niche -> isFlat(niche.inner());
            case Struct struct -> areFlat(struct.fields());
            case Enumeration enumeration ->
                    enumeration.variants().stream().allMatch(variant -> areFlat(variant.fields()));
            case SchemaNode.Opaque _ -> true;
            case SchemaNode.Reference _ -> isFlat(schema.resolved(node));
        };
    }

    private boolean areFlat(List<Field> fields) {
        return fields.stream().allMatch(field -> isFlat(field.type()));
    }

    /// Whether a target has a length beside its pointer: text or a slice.
    static boolean isUnsized(SchemaNode target) {
        return target == SchemaLeaf.STR
                || (target instanceof Composite composite && composite.form() == SchemaForm.SLICE);
    }
}

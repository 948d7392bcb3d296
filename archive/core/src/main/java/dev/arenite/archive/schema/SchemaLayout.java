package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.memory.PlaceLayout;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Opaque;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lays out the places of a schema's parts (FORMAT 2 and 3.4).
final class SchemaLayout {

    /// The size of the largest place.
    static final long MAX_PLACE_BYTES = 1L << 30;

    /// The greatest number of values without bytes in a place. Nothing else bounds the number.
    private static final long MAX_EMPTY_VALUES = 65_536;

    private final ArchiveFormat format;
    private final Map<String, SchemaNode> definitions;
    private final Map<String, Measured> measured = new HashMap<>();
    private final Set<String> measuring = new HashSet<>();
    private final SchemaDepth depth = new SchemaDepth();

    /// A place.
    ///
    /// @param place  its size and alignment
    /// @param weight the number of bytes in it, and of values that have none
    private record Measured(SchemaPlace place, long weight) {

        static Measured of(SchemaPlace place) {
            return new Measured(place, Math.max(1, place.bytes()));
        }
    }

    SchemaLayout(ArchiveFormat format, Map<String, SchemaNode> definitions) {
        this.format = format;
        this.definitions = definitions;
    }

    SchemaPlace placeOf(SchemaNode node) {
        return measure(node).place();
    }

    List<Long> offsets(List<Field> fields, int firstByte) {
        PlaceLayout layout = new PlaceLayout();
        layout.add(firstByte, 1);
        List<Long> offsets = new ArrayList<>();
        for (Field field : fields) {
            SchemaPlace place = placeOf(field.type());
            offsets.add(layout.add(place.bytes(), place.alignment()));
        }
        return offsets;
    }

    private Measured measure(SchemaNode node) {
        depth.enter();
        Measured made = measureParts(node);
        depth.leave();
        return made;
    }

    private Measured measureParts(SchemaNode node) {
        return switch (node) {
            case SchemaLeaf leaf -> Measured.of(leaf.place(format));
            case Composite composite -> composite(composite);
            case Array array -> array(array);
            case Shared shared -> Measured.of(pointer(shared.target()));
            case Niche niche -> measure(niche.inner());
            case Struct struct -> fields(struct.fields(), 0);
            case Enumeration enumeration -> enumeration(enumeration);
            case Names _ -> Measured.of(SchemaLeaf.STRING.place(format));
            case Opaque opaque ->
                    Measured.of(new SchemaPlace(opaque.placeBytes(), opaque.placeAlignment()));
            case Reference reference -> definition(reference.name());
        };
    }

    private Measured composite(Composite composite) {
        SchemaNode part = composite.parts().getFirst();
        return switch (composite.form()) {
            case BOX -> Measured.of(pointer(part));
            case NONZERO, OWN_KEY -> measure(part);
            case OPTION -> option(measure(part));
            case RANGE_INCLUSIVE ->
                    fields(List.of(new Field("start", part), new Field("end", part)), 0);
            default -> Measured.of(pointers(composite.form().pointers()));
        };
    }

    private SchemaPlace pointer(SchemaNode target) {
        boolean hasLength =
                target == SchemaLeaf.STR
                        || (target instanceof Composite composite
                                && composite.form() == SchemaForm.SLICE);
        return pointers(hasLength ? 2 : 1);
    }

    private SchemaPlace pointers(int count) {
        int width = format.pointerBytes();
        return new SchemaPlace((long) count * width, width);
    }

    private static Measured option(Measured value) {
        SchemaPlace place = value.place();
        return measured(place.alignment() + place.bytes(), place.alignment(), 1 + value.weight());
    }

    private Measured array(Array array) {
        Measured element = measure(array.element());
        if (array.length() > MAX_PLACE_BYTES) {
            throw tooLarge(array.length());
        }
        return measured(
                array.length() * element.place().bytes(),
                element.place().alignment(),
                array.length() * element.weight());
    }

    private Measured enumeration(Enumeration enumeration) {
        long bytes = 1;
        long alignment = 1;
        long weight = 1;
        for (Variant variant : enumeration.variants()) {
            Measured fields = fields(variant.fields(), 1);
            bytes = Math.max(bytes, fields.place().bytes());
            alignment = Math.max(alignment, fields.place().alignment());
            weight = Math.max(weight, fields.weight());
        }
        return measured(PlaceLayout.roundUp(bytes, alignment), alignment, weight);
    }

    private Measured fields(List<Field> fields, int firstByte) {
        PlaceLayout layout = new PlaceLayout();
        layout.add(firstByte, 1);
        long weight = 0;
        for (Field field : fields) {
            Measured measured = measure(field.type());
            layout.add(measured.place().bytes(), measured.place().alignment());
            weight += measured.weight();
        }
        return measured(layout.placeBytes(), layout.placeAlignment(), weight);
    }

    /// No sum or product can overflow before it comes here: its operands are within the limits.
    private static Measured measured(long bytes, long alignment, long weight) {
        if (bytes > MAX_PLACE_BYTES) {
            throw tooLarge(bytes);
        }
        if (weight - bytes > MAX_EMPTY_VALUES) {
            throw new SchemaException(
                    "place must not have more values without bytes: limit=" + MAX_EMPTY_VALUES);
        }
        return new Measured(
                new SchemaPlace(bytes, alignment), Math.max(1, Math.max(weight, bytes)));
    }

    private static SchemaException tooLarge(long bytes) {
        return new SchemaException(
                "place must not be larger: bytes=" + bytes + " limit=" + MAX_PLACE_BYTES);
    }

    private Measured definition(String name) {
        Measured known = measured.get(name);
        if (known != null) {
            return known;
        }
        if (!measuring.add(name)) {
            throw new SchemaException(
                    "definition must contain itself only behind a pointer: name=" + name);
        }
        Measured made = measure(resolved(definitions, new Reference(name)));
        measuring.remove(name);
        measured.put(name, made);
        return made;
    }

    SchemaNode resolved(SchemaNode node) {
        return resolved(definitions, node);
    }

    static SchemaNode resolved(Map<String, SchemaNode> definitions, SchemaNode node) {
        if (!(node instanceof Reference reference)) {
            return node;
        }
        SchemaNode definition = definitions.get(reference.name());
        if (definition == null) {
            throw new SchemaException("name must be defined: name=" + reference.name());
        }
        return definition;
    }
}

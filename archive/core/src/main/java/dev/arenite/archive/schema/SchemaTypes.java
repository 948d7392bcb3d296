package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
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
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.EnumBuilder;
import dev.arenite.archive.type.FieldValues;
import dev.arenite.archive.type.FixedType;
import dev.arenite.archive.type.PointerType;
import dev.arenite.archive.type.SharedType;
import dev.arenite.archive.type.StructBuilder;
import dev.arenite.archive.type.StructType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Makes a type of a schema, combined by [ArchiveTypes]. Its values are those that
/// [ArchiveSchema#type()] tells.
final class SchemaTypes {

    private final ArchiveSchema schema;
    private final ArchiveTypes types;
    private final SchemaLeafTypes leaves;
    private final SchemaKeys keys;
    private final SchemaDepth depth = new SchemaDepth();

    /// The definitions made so far; within a recursive one, its stand-in.
    private final Map<String, ArchiveType<Object, Object>> made = new HashMap<>();

    /// The references made so far, by kind: only references of one type share.
    private final Map<Integer, SharedType<?, ?>> shared = new HashMap<>();

    SchemaTypes(ArchiveSchema schema) {
        this.schema = schema;
        types = ArchiveTypes.of(schema.format());
        leaves = new SchemaLeafTypes(types);
        keys = new SchemaKeys(schema);
    }

    ArchiveType<Object, ?> root() {
        return type(schema.root());
    }

    /// Returns the type of a part. Shared references of one kind have the same type.
    ArchiveType<Object, Object> type(SchemaNode node) {
        depth.enter();
        ArchiveType<Object, Object> type = any(typeOf(node));
        depth.leave();
        return type;
    }

    @SuppressWarnings("unchecked")
    private static ArchiveType<Object, Object> any(ArchiveType<?, ?> type) {
        // Values that do not fit are found out as a ClassCastException.
        return (ArchiveType<Object, Object>) type;
    }

    private ArchiveType<?, ?> typeOf(SchemaNode node) {
        return switch (node) {
            case SchemaLeaf leaf -> leaves.type(leaf);
            case Composite composite -> composite(composite);
            case Array array -> types.array(type(array.element()), (int) array.length());
            case Shared reference -> shared(reference);
            case Niche niche -> niche(niche);
            case Struct struct -> struct(struct, "");
            case Enumeration enumeration -> enumeration(enumeration, "");
            case Names names -> names(names);
            case Opaque opaque ->
                    throw new SchemaException("type must be known: name=" + opaque.name());
            case Reference reference -> definition(reference);
        };
    }

    private ArchiveType<?, ?> composite(Composite composite) {
        SchemaForm form = composite.form();
        SchemaNode part = composite.parts().getFirst();
        if (form.hasKeys()) {
            keys.require(part);
        }
        return switch (form) {
            case OPTION -> types.optional(type(part));
            case NONZERO -> types.nonZero((FixedType<?>) typeOf(part));
            case RANGE_INCLUSIVE -> types.rangeInclusive(type(part));
            case OWN_KEY -> type(part);
            case BOX -> pointer(part);
            case SLICE, VEC -> types.list(type(part));
            case VECDEQUE -> types.deque(type(part));
            case HASHMAP -> map(composite, types::hashMap);
            case HASHSET -> types.hashSet(type(part));
            case INDEXMAP -> map(composite, types::indexMap);
            case INDEXSET -> types.indexSet(type(part));
            case BTREEMAP -> map(composite, types::bTreeMap);
            case BTREESET -> types.bTreeSet(type(part));
        };
    }

    private ArchiveType<?, ?> map(
            Composite composite,
            BiFunction<ArchiveType<Object, Object>, ArchiveType<Object, Object>, ArchiveType<?, ?>>
                    maker) {
        return maker.apply(type(composite.parts().get(0)), type(composite.parts().get(1)));
    }

    private PointerType<?, ?> pointer(SchemaNode target) {
        if (target == SchemaLeaf.STR) {
            return types.boxedString();
        }
        return target instanceof Composite slice && slice.form() == SchemaForm.SLICE
                ? types.boxedSlice(type(slice.parts().getFirst()))
                : types.boxed(type(target));
    }

    private SharedType<?, ?> shared(Shared reference) {
        SharedType<?, ?> known = shared.get(reference.kind());
        if (known == null) {
            known = reference(reference.target());
            shared.put(reference.kind(), known);
        }
        return known;
    }

    private SharedType<?, ?> reference(SchemaNode target) {
        boolean isValue =
                target != SchemaLeaf.STR
                        && !(target instanceof Composite slice && slice.form() == SchemaForm.SLICE);
        return isValue
                ? types.shared(types.adapted(type(target), SharedValue::value, SharedValue::new))
                : types.sharedPointer(pointer(target));
    }

    private ArchiveType<?, ?> niche(Niche niche) {
        ArchiveType<Object, Object> inner = type(niche.inner());
        return types.niche(inner, leaves.niche(niche));
    }

    /// @param name the name of the definition, empty without one
    private ArchiveType<?, ?> struct(Struct struct, String name) {
        if (!struct.isTuple()) {
            return fields(
                    name, struct.fields(), Function.<Map<String, Object>>identity(), map -> map);
        }
        List<ArchiveType<?, ?>> elements = new ArrayList<>();
        for (Field field : struct.fields()) {
            elements.add(type(field.type()));
        }
        return types.tuple(elements);
    }

    private <T> StructType<T> fields(
            String structName,
            List<Field> fields,
            Function<T, Map<String, Object>> values,
            Function<Map<String, Object>, T> maker) {
        StructBuilder<T> struct = types.<T>struct().named(structName);
        for (Field field : fields) {
            String name = field.name();
            struct.<Object>field(
                    name,
                    type(field.type()),
                    value -> ArchiveSink.requireValue(values.apply(value).get(name)));
        }
        return struct.build(read -> maker.apply(byName(fields, read)));
    }

    private static Map<String, Object> byName(List<Field> fields, FieldValues read) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            values.put(fields.get(i).name(), read.get(i));
        }
        return values;
    }

    /// @param definition the name of the definition, empty without one
    private ArchiveType<?, ?> enumeration(Enumeration enumeration, String definition) {
        EnumBuilder<NamedVariant> builder = types.<NamedVariant>enumeration().named(definition);
        for (Variant variant : enumeration.variants()) {
            String name = variant.name();
            builder.tag(variant.tag())
                    .variant(
                            name,
                            value -> value.name().equals(name),
                            fields(
                                    "",
                                    variant.fields(),
                                    NamedVariant::fields,
                                    values -> new NamedVariant(name, values)));
        }
        return builder.build();
    }

    private ArchiveType<?, ?> names(Names names) {
        Set<String> known = Set.copyOf(names.names());
        int longest = known.stream().mapToInt(String::length).max().orElse(0);
        return types.<String, String, ArchivedString>adapted(
                        types.string(), Function.identity(), Function.identity())
                .where(
                        "text must be one of the names",
                        text ->
                                // No character has more than three bytes for each char.
                                text.byteSize() <= 3L * longest && known.contains(text.toString()))
                .described(
                        describer -> {
                            describer.format(types.format());
                            describer.names(names.names(), Map.of());
                        });
    }

    private ArchiveType<Object, Object> definition(Reference reference) {
        String name = reference.name();
        ArchiveType<Object, Object> known = made.get(name);
        if (known != null) {
            return known;
        }
        ArchiveType<Object, Object> type =
                types.recursive(
                        self -> {
                            made.put(name, self);
                            return named(name, schema.resolved(reference));
                        });
        made.put(name, type);
        return type;
    }

    /// Returns the type of a definition. Structs and enums keep its name, for people.
    private ArchiveType<Object, Object> named(String name, SchemaNode node) {
        depth.enter();
        ArchiveType<?, ?> type =
                switch (node) {
                    case Struct struct -> struct(struct, name);
                    case Enumeration enumeration -> enumeration(enumeration, name);
                    default -> typeOf(node);
                };
        depth.leave();
        return any(type);
    }
}

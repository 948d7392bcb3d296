package dev.arenite.tests.golden;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.EnumBuilder;
import dev.arenite.archive.type.FixedType;
import dev.arenite.archive.type.NetworkTypes;
import dev.arenite.archive.type.Niche;
import dev.arenite.archive.type.PointerType;
import dev.arenite.archive.type.SharedType;
import dev.arenite.archive.type.StructBuilder;
import dev.arenite.archive.type.StructType;
import dev.arenite.archive.type.TimeTypes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes types of the combinators from their description.
public final class GoldenTypes {

    private final ArchiveTypes types;
    private final JsonNode definitions;

    /// The definitions made so far; within a recursive one, its stand-in.
    private final Map<String, ArchiveType<Object, Object>> made = new HashMap<>();

    /// The types of references made so far: only references of one type share.
    private final Map<String, SharedType<?, ?>> shared = new HashMap<>();

    /// Starts with the definitions that types may refer to.
    public GoldenTypes(ArchiveTypes types, JsonNode definitions) {
        this.types = types;
        this.definitions = definitions;
    }

    /// Returns a type, whose values are those that [GoldenValues] makes.
    public ArchiveType<Object, Object> type(JsonNode description) {
        if (description.isTextual()) {
            return any(leaf(description.asText()));
        }
        Map.Entry<String, JsonNode> form = description.properties().iterator().next();
        return any(composite(form.getKey(), form.getValue()));
    }

    @SuppressWarnings("unchecked")
    private static ArchiveType<Object, Object> any(ArchiveType<?, ?> type) {
        // Values that do not fit are found out as a ClassCastException.
        return (ArchiveType<Object, Object>) type;
    }

    private ArchiveType<?, ?> leaf(String name) {
        if (name.startsWith("nonzero_")) {
            return types.nonZero((FixedType<?>) leaf(name.substring("nonzero_".length())));
        }
        return switch (name) {
            case "unit", "range_full" -> types.unit();
            case "bool" -> types.bool();
            case "u8" -> types.u8();
            case "u16" -> types.u16();
            case "u32" -> types.u32();
            case "u64" -> types.u64();
            case "u128" -> types.u128();
            case "usize" -> types.usize();
            case "i8" -> types.i8();
            case "i16" -> types.i16();
            case "i32" -> types.i32();
            case "i64" -> types.i64();
            case "i128" -> types.i128();
            case "isize" -> types.isize();
            case "f32" -> types.f32();
            case "f64" -> types.f64();
            case "char" -> types.character();
            case "string" -> types.string();
            case "cstring" -> types.adapted(types.cString(), ByteBuffer::array, ByteBuffer::wrap);
            case "duration" -> TimeTypes.UNSIGNED_DURATION;
            case "ipv4" -> NetworkTypes.IPV4;
            case "ipv6" -> NetworkTypes.IPV6;
            case "ip" -> NetworkTypes.IP;
            case "socket_v4" -> NetworkTypes.SOCKET_V4;
            case "socket_v6" -> NetworkTypes.SOCKET_V6;
            case "socket" -> NetworkTypes.SOCKET;
            // The crate that the other side has is older than 1.17.
            case "uuid" -> types.uuidAsArray();
            default -> throw new IllegalArgumentException("unknown type: " + name);
        };
    }

    private ArchiveType<?, ?> composite(String form, JsonNode of) {
        return switch (form) {
            case "ref" -> definition(of.asText());
            case "struct" -> struct(of);
            case "tuple" -> types.tuple(all(of));
            case "enum" -> enumeration(of);
            case "array" -> types.array(type(of.get(0)), of.get(1).asInt());
            case "vec" -> types.list(type(of));
            case "vecdeque" -> types.deque(type(of));
            case "box" -> pointer(of);
            case "option" -> types.optional(type(of));
            case "result" -> types.result(type(of.get(0)), type(of.get(1)));
            case "bound" -> types.bound(type(of));
            case "range" -> types.range(type(of));
            case "range_inclusive" -> types.rangeInclusive(type(of));
            case "range_from", "range_to", "range_to_inclusive" -> types.halfRange(type(of));
            case "hashmap" -> types.hashMap(type(of.get(0)), type(of.get(1)));
            case "hashset" -> types.hashSet(type(of));
            case "indexmap" -> types.indexMap(type(of.get(0)), type(of.get(1)));
            case "indexset" -> types.indexSet(type(of));
            case "btreemap" -> types.bTreeMap(type(of.get(0)), type(of.get(1)));
            case "btreeset" -> types.bTreeSet(type(of));
            case "rc", "arc" -> strong(form, of);
            case "weak" -> types.weak(strong("rc", of));
            case "arc_weak" -> types.weak(strong("arc", of));
            case "niche_box" -> types.optionalBox(pointer(of));
            case "niche_zero" -> types.optionalNonZero(type(of));
            case "niche_nan" ->
                    types.niche(type(of), of.asText().equals("f32") ? Niche.NAN_32 : Niche.NAN_64);
            case "niche_two" -> types.niche(type(of), Niche.BOOL);
            default -> throw new IllegalArgumentException("unknown form: " + form);
        };
    }

    private PointerType<?, ?> pointer(JsonNode target) {
        if (target.isTextual() && target.asText().equals("str")) {
            return types.boxedString();
        }
        if (target.has("slice")) {
            return types.boxedSlice(type(target.get("slice")));
        }
        return types.boxed(type(target));
    }

    private SharedType<?, ?> strong(String form, JsonNode target) {
        String name = form + " " + target;
        SharedType<?, ?> known = shared.get(name);
        if (known == null) {
            known = reference(target);
            shared.put(name, known);
        }
        return known;
    }

    private SharedType<?, ?> reference(JsonNode target) {
        if (target.isTextual() && target.asText().equals("str")) {
            return types.sharedPointer(types.boxedString());
        }
        if (target.has("slice")) {
            return types.sharedPointer(types.boxedSlice(type(target.get("slice"))));
        }
        return types.shared(
                types.adapted(type(target), GoldenReference::value, GoldenReference::new));
    }

    private ArchiveType<Object, Object> definition(String name) {
        ArchiveType<Object, Object> known = made.get(name);
        if (known != null) {
            return known;
        }
        ArchiveType<Object, Object> type =
                types.recursive(
                        self -> {
                            made.put(name, self);
                            return type(definitions.get(name));
                        });
        made.put(name, type);
        return type;
    }

    private List<ArchiveType<Object, Object>> all(JsonNode descriptions) {
        return GoldenCase.elements(descriptions).map(this::type).toList();
    }

    private StructType<List<?>> struct(JsonNode fields) {
        StructBuilder<List<?>> struct = types.struct();
        int index = 0;
        for (JsonNode field : fields) {
            int at = index++;
            struct.field(field.get(0).asText(), type(field.get(1)), values -> values.get(at));
        }
        return struct.build(values -> values.values());
    }

    private ArchiveType<?, ?> enumeration(JsonNode variants) {
        EnumBuilder<GoldenVariant> builder = types.enumeration();
        for (JsonNode variant : variants) {
            String name = variant.get("name").asText();
            builder.tag(variant.get("tag").asInt())
                    .variant(name, value -> value.name().equals(name), fields(name, variant));
        }
        return builder.build();
    }

    private StructType<GoldenVariant> fields(String name, JsonNode variant) {
        StructBuilder<GoldenVariant> fields = types.struct();
        List<JsonNode> descriptions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode type : variant.path("tuple")) {
            names.add(String.valueOf(names.size()));
            descriptions.add(type);
        }
        for (JsonNode field : variant.path("struct")) {
            names.add(field.get(0).asText());
            descriptions.add(field.get(1));
        }
        for (int i = 0; i < names.size(); i++) {
            int at = i;
            fields.field(names.get(i), type(descriptions.get(i)), value -> value.fields().get(at));
        }
        return fields.build(values -> new GoldenVariant(name, values.values()));
    }
}

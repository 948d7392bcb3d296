package dev.arenite.tool.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.NamedVariant;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;
import dev.arenite.archive.schema.SharedValue;
import dev.arenite.archive.type.Range;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Reads values of a schema from the JSON that [ValueJson] writes. Numbers may also be strings.
/// Members that may be absent may be left out; members that the schema does not have are refused,
/// so that nothing is lost.
///
/// Belongs to no thread.
public final class JsonValue {

    /// A value is read with as many calls within each other.
    private static final int MAX_LEVELS = 1_000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(MAX_LEVELS).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final ArchiveSchema schema;
    private final JsonShape shape;

    /// Makes a reader.
    ///
    /// @param schema the schema of the values
    public JsonValue(ArchiveSchema schema) {
        this.schema = schema;
        shape = new JsonShape(schema);
    }

    /// Returns the value that a JSON text in UTF-8 has.
    ///
    /// @param json   holds the text
    /// @param length the number of its bytes
    /// @throws ValueException if the text is no JSON, or none of such a value
    public Object read(byte[] json, int length) {
        return read(schema.root(), json, length);
    }

    /// Returns the value of a part that a JSON text in UTF-8 has.
    ///
    /// @param node   a part of the schema
    /// @param json   holds the text
    /// @param length the number of its bytes
    /// @throws ValueException if the text is no JSON, or none of such a value
    public Object read(SchemaNode node, byte[] json, int length) {
        try (JsonParser in = JSON.createParser(json, 0, length)) {
            if (in.nextToken() == null) {
                throw new ValueException("JSON must not be empty");
            }
            Object value = value(node, in);
            if (in.nextToken() != null) {
                throw new ValueException("line must have one JSON value");
            }
            return value;
        } catch (JsonProcessingException failure) {
            throw new ValueException(
                    "JSON: " + failure.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Object value(SchemaNode node, JsonParser in) throws IOException {
        SchemaNode named = schema.resolved(node);
        if (named instanceof Shared shared && isObject(shared.target())) {
            return new SharedValue(value(shared.target(), in));
        }
        if (named instanceof Composite box
                && (box.form() == SchemaForm.BOX || box.form() == SchemaForm.OWN_KEY)) {
            return value(box.parts().getFirst(), in);
        }
        SchemaNode shown = shape.shown(named);
        if (JsonShape.isOptional(shown)) {
            return optional(JsonShape.present(shown), in);
        }
        return switch (shown) {
            case SchemaLeaf leaf -> JsonLeaf.value(leaf, in);
            case Names names -> name(names, in);
            case Array array -> array(array, in);
            case Struct struct -> struct(struct, in);
            case Enumeration all -> enumeration(all, in);
            case Composite composite -> composite(composite, in);
            default -> throw new IllegalArgumentException("part has no values: " + shown);
        };
    }

    /// Text and slices are shared as they are.
    private static boolean isObject(SchemaNode target) {
        return target != SchemaLeaf.STR
                && !(target instanceof Composite slice && slice.form() == SchemaForm.SLICE);
    }

    private Object optional(SchemaNode inner, JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        if (!shape.isNullable(inner)) {
            return Optional.of(value(inner, in));
        }
        List<Object> one = list(inner, in);
        if (one.size() != 1) {
            throw new ValueException("present value must be a list of one: size=" + one.size());
        }
        return Optional.of(one.getFirst());
    }

    private static Object name(Names names, JsonParser in) throws IOException {
        JsonLeaf.require(JsonToken.VALUE_STRING, "a name", in);
        if (!names.names().contains(in.getText())) {
            throw ValueException.of("name must be one of " + names.names(), in.getText());
        }
        return in.getText();
    }

    private List<Object> list(SchemaNode element, JsonParser in) throws IOException {
        JsonLeaf.require(JsonToken.START_ARRAY, "a list", in);
        List<Object> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            try {
                values.add(value(element, in));
            } catch (ValueException refusal) {
                throw refusal.within("[" + values.size() + "]");
            }
        }
        return values;
    }

    private Object array(Array array, JsonParser in) throws IOException {
        List<Object> values = list(array.element(), in);
        if (values.size() != array.length()) {
            throw new ValueException(
                    "list must have " + array.length() + " elements: size=" + values.size());
        }
        return values;
    }

    private Object composite(Composite composite, JsonParser in) throws IOException {
        SchemaNode first = composite.parts().getFirst();
        return switch (composite.form()) {
            case RANGE_INCLUSIVE -> {
                Map<String, Object> ends =
                        fields(List.of(new Field("start", first), new Field("end", first)), in);
                yield new Range<>(
                        Objects.requireNonNull(ends.get("start")),
                        Objects.requireNonNull(ends.get("end")));
            }
            case HASHMAP, INDEXMAP, BTREEMAP -> map(first, composite.parts().getLast(), in);
            case HASHSET, INDEXSET, BTREESET -> set(first, in);
            default -> list(first, in);
        };
    }

    private Set<Object> set(SchemaNode element, JsonParser in) throws IOException {
        List<Object> values = list(element, in);
        Set<Object> set = new LinkedHashSet<>(values);
        if (set.size() != values.size()) {
            throw new ValueException("elements of a set must differ");
        }
        return set;
    }

    private Map<Object, Object> map(SchemaNode key, SchemaNode content, JsonParser in)
            throws IOException {
        Map<Object, Object> values = new LinkedHashMap<>();
        if (!shape.isMemberName(key)) {
            SchemaNode pair = new Struct(List.of(new Field("0", key), new Field("1", content)));
            for (Object each : list(pair, in)) {
                List<?> entry = (List<?>) each;
                put(values, entry.getFirst(), entry.getLast());
            }
            return values;
        }
        JsonLeaf.require(JsonToken.START_OBJECT, "an object", in);
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            try {
                put(values, memberKey(key, name), value(content, in));
            } catch (ValueException refusal) {
                throw refusal.within("[" + ValueException.told(name) + "]");
            }
        }
        return values;
    }

    private static void put(Map<Object, Object> values, Object key, Object content) {
        if (values.put(key, content) != null) {
            throw new ValueException("keys of a map must differ");
        }
    }

    /// Returns the key with the name of a member.
    private Object memberKey(SchemaNode key, String name) {
        SchemaNode named = schema.resolved(key);
        Object value =
                switch (shape.shown(key)) {
                    case SchemaLeaf leaf -> ScalarText.value(leaf, name);
                    default -> name;
                };
        return named instanceof Shared shared && isObject(shared.target())
                ? new SharedValue(value)
                : value;
    }

    private Object struct(Struct struct, JsonParser in) throws IOException {
        return struct.isTuple()
                ? new ArrayList<>(tuple(struct.fields(), in).values())
                : fields(struct.fields(), in);
    }

    private Map<String, Object> tuple(List<Field> fields, JsonParser in) throws IOException {
        JsonLeaf.require(JsonToken.START_ARRAY, "a list", in);
        Map<String, Object> values = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (values.size() == fields.size()) {
                throw new ValueException("list must have " + fields.size() + " elements");
            }
            Field field = fields.get(values.size());
            values.put(field.name(), part(field, in));
        }
        if (values.size() < fields.size()) {
            throw new ValueException(
                    "list must have " + fields.size() + " elements: size=" + values.size());
        }
        return values;
    }

    private Object part(Field field, JsonParser in) throws IOException {
        try {
            return value(field.type(), in);
        } catch (ValueException refusal) {
            throw refusal.within("." + field.name());
        }
    }

    private Map<String, Object> fields(List<Field> fields, JsonParser in) throws IOException {
        JsonLeaf.require(JsonToken.START_OBJECT, "an object", in);
        Map<String, Object> values = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            Field field = field(fields, in.currentName());
            in.nextToken();
            values.put(field.name(), part(field, in));
        }
        fillIn(fields, values);
        return values;
    }

    private static Field field(List<Field> fields, String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        throw ValueException.of("member must be one of the schema", name);
    }

    /// Adds what may be absent and was not told.
    ///
    /// @throws ValueException if something is missing
    void fillIn(List<Field> fields, Map<String, Object> values) {
        for (Field field : fields) {
            if (values.containsKey(field.name())) {
                continue;
            }
            if (!JsonShape.isOptional(shape.shown(field.type()))) {
                throw new ValueException("must be there").within("." + field.name());
            }
            values.put(field.name(), Optional.empty());
        }
    }

    private NamedVariant enumeration(Enumeration all, JsonParser in) throws IOException {
        boolean isName = in.currentToken() == JsonToken.VALUE_STRING;
        if (!isName) {
            JsonLeaf.require(JsonToken.START_OBJECT, "the name of a variant or an object", in);
            if (in.nextToken() != JsonToken.FIELD_NAME) {
                throw new ValueException("variant must have a name");
            }
        }
        Variant variant = variant(all, isName ? in.getText() : in.currentName());
        if (variant.fields().isEmpty() != isName) {
            throw ValueException.of(
                    "variant must have " + (isName ? "its fields" : "no fields"), variant.name());
        }
        if (isName) {
            return NamedVariant.of(variant.name());
        }
        in.nextToken();
        NamedVariant value = new NamedVariant(variant.name(), content(variant, in));
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw new ValueException("object must have one member, the variant");
        }
        return value;
    }

    private Map<String, Object> content(Variant variant, JsonParser in) throws IOException {
        List<Field> fields = variant.fields();
        try {
            if (JsonShape.isNewtype(variant)) {
                return Map.of("0", value(fields.getFirst().type(), in));
            }
            return new Struct(fields).isTuple() ? tuple(fields, in) : fields(fields, in);
        } catch (ValueException refusal) {
            throw refusal.within("." + variant.name());
        }
    }

    static Variant variant(Enumeration all, String name) {
        for (Variant variant : all.variants()) {
            if (variant.name().equals(name)) {
                return variant;
            }
        }
        throw ValueException.of("variant must be one of the schema", name);
    }
}

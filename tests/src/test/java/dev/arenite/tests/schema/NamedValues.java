package dev.arenite.tests.schema;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.schema.NamedVariant;
import dev.arenite.archive.schema.SharedValue;
import dev.arenite.archive.type.Bound;
import dev.arenite.archive.type.Range;
import dev.arenite.archive.type.Result;
import dev.arenite.tests.golden.GoldenReference;
import dev.arenite.tests.golden.GoldenVariant;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes the values of a schema's type from golden ones.
final class NamedValues {

    private final DescribedCase described;

    /// The shared objects by the golden ones that they stand for.
    private final IdentityHashMap<Object, Object> references = new IdentityHashMap<>();

    NamedValues(DescribedCase described) {
        this.described = described;
    }

    Object of(Object golden) {
        return value(described.description(), golden);
    }

    private Object value(JsonNode type, Object golden) {
        if (type.isTextual()) {
            return golden instanceof ByteBuffer bytes ? content(bytes) : golden;
        }
        Map.Entry<String, JsonNode> form = type.properties().iterator().next();
        return composite(form.getKey(), form.getValue(), golden);
    }

    private static byte[] content(ByteBuffer golden) {
        byte[] content = new byte[golden.remaining()];
        golden.duplicate().get(content);
        return content;
    }

    private Object composite(String form, JsonNode of, Object golden) {
        return switch (form) {
            case "ref" -> value(described.definitions().get(of.asText()), golden);
            case "struct" -> struct(of, (List<?>) golden);
            case "tuple" -> of.isEmpty() ? Map.of() : tuple(of, (List<?>) golden);
            case "enum" -> variant(of, (GoldenVariant) golden);
            case "array" -> list(of.get(0), (List<?>) golden);
            case "vec", "vecdeque", "slice" -> list(of, (List<?>) golden);
            case "box" -> value(of, golden);
            case "option", "niche_box", "niche_zero", "niche_nan", "niche_two" ->
                    ((Optional<?>) golden).map(present -> value(of, present));
            case "result" ->
                    golden instanceof Result.Ok<?, ?>(var ok)
                            ? single("Ok", of.get(0), ok)
                            : single("Err", of.get(1), ((Result.Err<?, ?>) golden).error());
            case "bound" -> bound(of, (Bound<?>) golden);
            case "range" -> range(of, (Range<?>) golden);
            case "range_inclusive" -> inclusive(of, (Range<?>) golden);
            case "range_from", "range_to", "range_to_inclusive" -> List.of(value(of, golden));
            case "hashmap", "indexmap", "btreemap" -> map(of, (Map<?, ?>) golden);
            case "hashset", "indexset", "btreeset" ->
                    new LinkedHashSet<>(list(of, List.copyOf((Set<?>) golden)));
            case "rc", "arc" -> reference(of, golden);
            case "weak", "arc_weak" ->
                    ((Optional<?>) golden).map(present -> reference(of, present));
            default -> throw new IllegalArgumentException("unknown form: " + form);
        };
    }

    private Map<String, Object> struct(JsonNode fields, List<?> golden) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            values.put(fields.get(i).get(0).asText(), value(fields.get(i).get(1), golden.get(i)));
        }
        return values;
    }

    private List<Object> tuple(JsonNode types, List<?> golden) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(value(types.get(i), golden.get(i)));
        }
        return values;
    }

    private List<Object> list(JsonNode element, List<?> golden) {
        List<Object> values = new ArrayList<>();
        golden.forEach(each -> values.add(value(element, each)));
        return values;
    }

    private NamedVariant variant(JsonNode variants, GoldenVariant golden) {
        for (JsonNode variant : variants) {
            if (variant.get("name").asText().equals(golden.name())) {
                return new NamedVariant(
                        golden.name(),
                        variant.has("struct")
                                ? struct(variant.get("struct"), golden.fields())
                                : indexed(tuple(variant.path("tuple"), golden.fields())));
            }
        }
        throw new IllegalArgumentException("unknown variant: " + golden.name());
    }

    private static Map<String, Object> indexed(List<Object> values) {
        Map<String, Object> fields = new LinkedHashMap<>();
        values.forEach(value -> fields.put(String.valueOf(fields.size()), value));
        return fields;
    }

    private NamedVariant single(String name, JsonNode type, Object golden) {
        return new NamedVariant(name, Map.of("0", value(type, golden)));
    }

    private NamedVariant bound(JsonNode type, Bound<?> golden) {
        return switch (golden) {
            case Bound.Included<?>(var end) -> single("Included", type, end);
            case Bound.Excluded<?>(var end) -> single("Excluded", type, end);
            case Bound.Unbounded<?> _ -> NamedVariant.of("Unbounded");
        };
    }

    private Map<String, Object> range(JsonNode type, Range<?> golden) {
        Map<String, Object> ends = new LinkedHashMap<>();
        ends.put("start", value(type, golden.start()));
        ends.put("end", value(type, golden.end()));
        return ends;
    }

    private Object inclusive(JsonNode type, Range<?> golden) {
        return described.isKey(type)
                ? new Range<>(value(type, golden.start()), value(type, golden.end()))
                : range(type, golden);
    }

    private Map<Object, Object> map(JsonNode types, Map<?, ?> golden) {
        Map<Object, Object> values = new LinkedHashMap<>();
        golden.forEach(
                (key, value) -> values.put(value(types.get(0), key), value(types.get(1), value)));
        return values;
    }

    private Object reference(JsonNode type, Object golden) {
        Object known = references.get(golden);
        if (known == null) {
            known =
                    golden instanceof GoldenReference(var value)
                            ? new SharedValue(value(type, value))
                            : value(type, golden);
            references.put(golden, known);
        }
        return known;
    }
}

package dev.arenite.tests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.golden.GoldenTypes;
import dev.arenite.tests.golden.GoldenValues;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Random values of described types, in the words of the sidecars. They dwell on the boundaries of
/// the format and keep to what the two sides have agreed on.
final class RandomValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Deeper than this a collection is empty, and an enum is its first variant, which holds
    /// nothing.
    private static final int MAX_DEPTH = 10;

    /// Sizes around which hash tables wrap and B-trees grow a level.
    private static final int[] LENGTHS = {
        0, 1, 2, 5, 6, 7, 8, 13, 14, 15, 16, 17, 24, 35, 36, 37, 100, 215, 216, 300
    };

    /// How many keys are thrown for each that is wanted; some types have few values.
    private static final int MAX_THROWS = 4;

    private final JsonNode definitions;
    private final RandomSource random;
    private final RandomLeaves leaves;
    private final RandomReferences references;

    /// How many collections and pointers the value is in.
    private int depth;

    private RandomValues(JsonNode definitions, RandomSource random) {
        this.definitions = definitions;
        this.random = random;
        leaves = new RandomLeaves(random);
        references = new RandomReferences(random);
    }

    /// Returns the value of a seed. What a weak reference leads to, a strong one leads to as well.
    static JsonNode of(JsonNode type, JsonNode definitions, long seed) {
        RandomSource random = new RandomSource(seed);
        while (true) {
            RandomValues values = new RandomValues(definitions, random);
            JsonNode value = values.value(type);
            if (!values.references.isOwing()) {
                return value;
            }
        }
    }

    private JsonNode value(JsonNode type) {
        if (type.isTextual()) {
            return leaves.value(type.asText(), depth);
        }
        Map.Entry<String, JsonNode> form = type.properties().iterator().next();
        return composite(form.getKey(), form.getValue());
    }

    private JsonNode composite(String form, JsonNode of) {
        return switch (form) {
            case "ref" -> value(definitions.get(of.asText()));
            case "struct" -> struct(of);
            case "tuple" -> tuple(of);
            case "enum" -> variant(of);
            case "array" -> list(of.get(1).asInt(), () -> value(of.get(0)));
            case "vec", "vecdeque", "slice" -> sequence(of);
            case "box" -> nested(() -> value(of));
            case "option", "niche_zero", "niche_two" -> option(() -> value(of));
            case "niche_box" -> option(() -> nested(() -> value(of)));
            case "niche_nan" -> option(() -> leaves.notNan(of.asText()));
            case "result" -> random.chance(2) ? named("Ok", of.get(0)) : named("Err", of.get(1));
            case "bound" -> bound(of);
            case "range", "range_inclusive" -> list(2, () -> value(of));
            case "range_from", "range_to", "range_to_inclusive" -> list(1, () -> value(of));
            case "hashmap", "indexmap" -> entries(keys(of.get(0)), of.get(1));
            case "hashset", "indexset" -> JSON.arrayNode().addAll(keys(of));
            case "btreemap" -> entries(ascending(of.get(0)), of.get(1));
            case "btreeset" -> JSON.arrayNode().addAll(ascending(of));
            case "rc", "arc" -> references.strong(form + of, () -> nested(() -> value(of)));
            case "weak" -> weak("rc", of);
            case "arc_weak" -> weak("arc", of);
            default -> throw new IllegalArgumentException("unknown form: " + form);
        };
    }

    private ObjectNode struct(JsonNode fields) {
        ObjectNode values = JSON.objectNode();
        fields.forEach(field -> values.set(field.get(0).asText(), value(field.get(1))));
        return values;
    }

    private ArrayNode tuple(JsonNode types) {
        ArrayNode values = JSON.arrayNode();
        types.forEach(type -> values.add(value(type)));
        return values;
    }

    private JsonNode variant(JsonNode variants) {
        JsonNode variant = variants.get(depth > MAX_DEPTH ? 0 : random.below(variants.size()));
        JsonNode fields =
                variant.has("struct")
                        ? struct(variant.get("struct"))
                        : variant.has("tuple") ? tuple(variant.get("tuple")) : JSON.nullNode();
        return JSON.objectNode().set(variant.get("name").asText(), fields);
    }

    private JsonNode option(Supplier<JsonNode> value) {
        return random.chance(3)
                ? JSON.textNode("None")
                : JSON.objectNode().set("Some", value.get());
    }

    private JsonNode weak(String strong, JsonNode of) {
        return option(() -> references.weak(strong + of, () -> nested(() -> value(of))));
    }

    private JsonNode bound(JsonNode type) {
        return switch (random.below(3)) {
            case 0 -> JSON.textNode("Unbounded");
            case 1 -> named("Included", type);
            default -> named("Excluded", type);
        };
    }

    private JsonNode named(String name, JsonNode type) {
        return JSON.objectNode().set(name, value(type));
    }

    private ArrayNode list(int length, Supplier<JsonNode> element) {
        ArrayNode values = JSON.arrayNode();
        for (int i = 0; i < length; i++) {
            values.add(element.get());
        }
        return values;
    }

    /// A list of pairs may be a B-tree that is archived as a list.
    private ArrayNode sequence(JsonNode type) {
        JsonNode pair = type.path("tuple");
        if (pair.size() == 2) {
            return entries(ascending(pair.get(0)), pair.get(1));
        }
        int length = length();
        return nested(() -> list(length, () -> value(type)));
    }

    private ArrayNode entries(Collection<JsonNode> keys, JsonNode type) {
        return nested(
                () -> {
                    ArrayNode entries = JSON.arrayNode();
                    keys.forEach(key -> entries.add(JSON.arrayNode().add(key).add(value(type))));
                    return entries;
                });
    }

    /// Returns distinct values.
    private Set<JsonNode> keys(JsonNode type) {
        int length = length();
        Set<JsonNode> keys = new LinkedHashSet<>();
        for (int thrown = 0; keys.size() < length && thrown < MAX_THROWS * length; thrown++) {
            keys.add(nested(() -> value(type)));
        }
        return keys;
    }

    /// Returns distinct values in Rust's order. Whether it is that is for Rust to say.
    private List<JsonNode> ascending(JsonNode type) {
        ArchiveKey<Object> order =
                new GoldenTypes(ArchiveTypes.STANDARD, definitions).type(type).key().orElseThrow();
        GoldenValues values = new GoldenValues(definitions);
        List<JsonNode> keys = new ArrayList<>(keys(type));
        keys.sort(Comparator.comparing(key -> values.value(type, key), order::compare));
        return keys;
    }

    private <T> T nested(Supplier<T> value) {
        depth++;
        T made = value.get();
        depth--;
        return made;
    }

    private int length() {
        if (depth > MAX_DEPTH) {
            return 0;
        }
        return switch (depth) {
            case 0 -> random.chance(3) ? random.pick(LENGTHS) : random.below(10);
            case 1 -> random.below(8);
            case 2 -> random.below(4);
            default -> random.below(3);
        };
    }
}

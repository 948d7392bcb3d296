package dev.arenite.tests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Shared values by their numbers: what a random reference may lead to besides a value of its own.
final class RandomReferences {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RandomSource random;

    /// By type: the values that a strong reference leads to.
    private final Map<String, List<Integer>> held = new HashMap<>();

    /// By type: the values that only weak references lead to, so far.
    private final Map<String, Deque<Integer>> owed = new HashMap<>();

    private int count;

    RandomReferences(RandomSource random) {
        this.random = random;
    }

    /// Whether a weak reference leads to a value that no strong one leads to.
    boolean isOwing() {
        return owed.values().stream().anyMatch(values -> !values.isEmpty());
    }

    /// Returns a strong reference, to a new value or one met before.
    JsonNode strong(String type, Supplier<JsonNode> value) {
        List<Integer> values = held.computeIfAbsent(type, _ -> new ArrayList<>());
        Integer due = owed.computeIfAbsent(type, _ -> new ArrayDeque<>()).poll();
        if (due != null) {
            values.add(due);
            return reference(due);
        }
        if (!values.isEmpty() && random.chance(2)) {
            return reference(random.pick(values));
        }
        JsonNode made = made(value);
        values.add(made.get("id").asInt());
        return made;
    }

    /// Returns what a weak reference leads to: what a strong one leads to, or will.
    JsonNode weak(String type, Supplier<JsonNode> value) {
        List<Integer> values = held.getOrDefault(type, List.of());
        if (!values.isEmpty()) {
            return reference(random.pick(values));
        }
        JsonNode made = made(value);
        owed.computeIfAbsent(type, _ -> new ArrayDeque<>()).add(made.get("id").asInt());
        return made;
    }

    private JsonNode made(Supplier<JsonNode> value) {
        return reference(count++).set("value", value.get());
    }

    private static ObjectNode reference(int id) {
        return JSON.objectNode().put("id", id);
    }
}

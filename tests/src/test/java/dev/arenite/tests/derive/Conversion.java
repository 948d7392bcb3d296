package dev.arenite.tests.derive;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.type.Bound;
import dev.arenite.archive.type.Range;
import dev.arenite.archive.type.Result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes values of described types from those that stand for them elsewhere: golden values are
/// lists and variants, derived types have records and constants.
abstract class Conversion {

    private final Definitions definitions;

    Conversion(Definitions definitions) {
        this.definitions = definitions;
    }

    /// Converts a value that is no collection and has no fields.
    abstract Object leaf(String type, Object value);

    /// Converts a sequence of numbers that is an array in Java.
    ///
    /// @param type the name of the type of the elements
    abstract Object array(String type, Object value);

    /// Converts a struct, a variant or a tuple.
    abstract Object defined(Definition definition, Object value);

    /// Converts a shared object: the same one to the same one.
    ///
    /// @param around the record around the object in Java, if there is one
    abstract Object shared(JsonNode target, Optional<Definition> around, Object value);

    /// Converts a value.
    final Object convert(JsonNode type, Object value) {
        if (type.isTextual()) {
            return leaf(type.asText(), value);
        }
        Map.Entry<String, JsonNode> form = type.properties().iterator().next();
        JsonNode of = form.getValue();
        return switch (form.getKey()) {
            case "array" -> list(of.get(0), value);
            case "vec" ->
                    Definitions.isArrayElement(of) ? array(of.asText(), value) : list(of, value);
            case "vecdeque", "slice" -> list(of, value);
            case "box" -> convert(of, value);
            case "option", "niche_box", "niche_zero", "niche_nan", "niche_two" ->
                    ((Optional<?>) value).map(present -> convert(of, present));
            case "hashmap", "indexmap", "btreemap" -> map(of, value);
            case "hashset", "indexset", "btreeset" -> set(of, value);
            case "rc", "arc" -> reference(form.getKey(), of, value);
            case "weak" -> ((Optional<?>) value).map(present -> reference("rc", of, present));
            case "arc_weak" -> ((Optional<?>) value).map(present -> reference("arc", of, present));
            case "range", "range_inclusive" -> range(of, (Range<?>) value);
            case "range_from", "range_to", "range_to_inclusive" -> convert(of, value);
            case "result" -> result(of, (Result<?, ?>) value);
            case "bound" -> bound(of, (Bound<?>) value);
            default -> defined(definitions.of(type), value);
        };
    }

    private List<Object> list(JsonNode element, Object value) {
        List<Object> all = new ArrayList<>();
        ((List<?>) value).forEach(each -> all.add(convert(element, each)));
        return all;
    }

    private Set<Object> set(JsonNode element, Object value) {
        Set<Object> all = new LinkedHashSet<>();
        ((Set<?>) value).forEach(each -> all.add(convert(element, each)));
        return all;
    }

    private Map<Object, Object> map(JsonNode types, Object value) {
        Map<Object, Object> all = new LinkedHashMap<>();
        ((Map<?, ?>) value)
                .forEach(
                        (key, mapped) ->
                                all.put(convert(types.get(0), key), convert(types.get(1), mapped)));
        return all;
    }

    private Range<Object> range(JsonNode type, Range<?> value) {
        return new Range<>(convert(type, value.start()), convert(type, value.end()));
    }

    private Result<Object, Object> result(JsonNode types, Result<?, ?> value) {
        return switch (value) {
            case Result.Ok<?, ?> ok -> new Result.Ok<>(convert(types.get(0), ok.value()));
            case Result.Err<?, ?> err -> new Result.Err<>(convert(types.get(1), err.error()));
        };
    }

    private Bound<Object> bound(JsonNode type, Bound<?> value) {
        return switch (value) {
            case Bound.Included<?> end -> new Bound.Included<>(convert(type, end.value()));
            case Bound.Excluded<?> end -> new Bound.Excluded<>(convert(type, end.value()));
            case Bound.Unbounded<?> _ -> new Bound.Unbounded<>();
        };
    }

    private Object reference(String strong, JsonNode target, Object value) {
        boolean bare = Definitions.isUnsized(target) || definitions.isOwnReferent(target);
        return shared(
                target,
                bare ? Optional.empty() : Optional.of(definitions.referred(strong, target)),
                value);
    }
}

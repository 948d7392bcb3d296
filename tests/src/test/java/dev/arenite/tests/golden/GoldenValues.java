package dev.arenite.tests.golden;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.type.Bound;
import dev.arenite.archive.type.Range;
import dev.arenite.archive.type.Result;
import dev.arenite.archive.type.Unit;
import dev.arenite.archive.type.UnsignedDuration;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Makes the values that [GoldenTypes] archives from their description.
public final class GoldenValues {

    private final JsonNode definitions;

    /// The shared objects met so far, by their number.
    private final Map<Integer, Object> references = new HashMap<>();

    /// Starts with the definitions that types may refer to.
    public GoldenValues(JsonNode definitions) {
        this.definitions = definitions;
    }

    /// Returns a value.
    ///
    /// @param type  the description of its type
    /// @param value the description of the value
    public Object value(JsonNode type, JsonNode value) {
        if (type.isTextual()) {
            return leaf(type.asText(), value);
        }
        Map.Entry<String, JsonNode> form = type.properties().iterator().next();
        return composite(form.getKey(), form.getValue(), value);
    }

    private static Object leaf(String type, JsonNode value) {
        String name = type.replace("nonzero_", "");
        return switch (name) {
            case "unit", "range_full" -> Unit.UNIT;
            case "bool" -> value.asBoolean();
            case "i8" -> integer(value).byteValueExact();
            case "i16" -> integer(value).shortValueExact();
            case "u8", "u16", "i32", "char" -> integer(value).intValueExact();
            case "u32", "i64", "isize" -> integer(value).longValueExact();
            case "u64", "usize" -> integer(value).longValue();
            case "u128", "i128" -> integer(value);
            case "f32" -> Float.intBitsToFloat(bits(value).intValue());
            case "f64" -> Double.longBitsToDouble(bits(value).longValue());
            case "string", "str" -> value.asText();
            case "cstring" -> bytes(value);
            case "duration" ->
                    new UnsignedDuration(
                            integer(value.get(0)).longValue(), value.get(1).intValue());
            case "uuid" -> UUID.fromString(value.asText());
            case "ipv4", "ipv6", "ip" -> GoldenAddresses.ip(value);
            case "socket_v4", "socket_v6", "socket" -> GoldenAddresses.socket(value);
            default -> throw new IllegalArgumentException("unknown type: " + type);
        };
    }

    private static ByteBuffer bytes(JsonNode value) {
        ByteBuffer bytes = ByteBuffer.allocate(value.size());
        value.forEach(each -> bytes.put((byte) each.asInt()));
        return bytes.flip();
    }

    private static BigInteger integer(JsonNode value) {
        return value.isTextual() ? new BigInteger(value.asText()) : value.bigIntegerValue();
    }

    private static BigInteger bits(JsonNode value) {
        return new BigInteger(value.get("bits").asText().substring(2), 16);
    }

    private Object composite(String form, JsonNode of, JsonNode value) {
        return switch (form) {
            case "ref" -> value(definitions.get(of.asText()), value);
            case "struct" -> struct(of, value);
            case "tuple" -> tuple(of, value);
            case "enum" -> variant(of, value);
            case "array" -> list(of.get(0), value);
            case "vec", "vecdeque", "slice" -> list(of, value);
            case "box" -> value(of, value);
            case "option", "niche_box", "niche_zero", "niche_nan", "niche_two" -> option(of, value);
            case "result" -> result(of, value);
            case "bound" -> bound(of, value);
            case "range", "range_inclusive" ->
                    new Range<>(value(of, value.get(0)), value(of, value.get(1)));
            case "range_from", "range_to", "range_to_inclusive" -> value(of, value.get(0));
            case "hashmap", "indexmap", "btreemap" -> map(of, value);
            case "hashset", "indexset", "btreeset" -> set(of, value);
            case "rc", "arc" -> reference(of, value);
            case "weak", "arc_weak" ->
                    value.isTextual()
                            ? Optional.empty()
                            : Optional.of(reference(of, value.get("Some")));
            default -> throw new IllegalArgumentException("unknown form: " + form);
        };
    }

    private List<Object> struct(JsonNode fields, JsonNode value) {
        List<Object> values = new ArrayList<>();
        for (JsonNode field : fields) {
            values.add(value(field.get(1), value.get(field.get(0).asText())));
        }
        return values;
    }

    private List<Object> tuple(JsonNode types, JsonNode value) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(value(types.get(i), value.get(i)));
        }
        return values;
    }

    private List<Object> list(JsonNode element, JsonNode value) {
        List<Object> values = new ArrayList<>();
        value.forEach(each -> values.add(value(element, each)));
        return values;
    }

    private GoldenVariant variant(JsonNode variants, JsonNode value) {
        Map.Entry<String, JsonNode> named = value.properties().iterator().next();
        for (JsonNode variant : variants) {
            if (variant.get("name").asText().equals(named.getKey())) {
                List<Object> fields =
                        variant.has("struct")
                                ? struct(variant.get("struct"), named.getValue())
                                : tuple(variant.path("tuple"), named.getValue());
                return new GoldenVariant(named.getKey(), fields);
            }
        }
        throw new IllegalArgumentException("unknown variant: " + named.getKey());
    }

    private Optional<Object> option(JsonNode type, JsonNode value) {
        return value.isTextual() || value.isNull()
                ? Optional.empty()
                : Optional.of(value(type, value.get("Some")));
    }

    private Result<Object, Object> result(JsonNode types, JsonNode value) {
        return value.has("Ok")
                ? new Result.Ok<>(value(types.get(0), value.get("Ok")))
                : new Result.Err<>(value(types.get(1), value.get("Err")));
    }

    private Bound<Object> bound(JsonNode type, JsonNode value) {
        if (value.isTextual()) {
            return new Bound.Unbounded<>();
        }
        return value.has("Included")
                ? new Bound.Included<>(value(type, value.get("Included")))
                : new Bound.Excluded<>(value(type, value.get("Excluded")));
    }

    private Map<Object, Object> map(JsonNode types, JsonNode value) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (JsonNode entry : value) {
            entries.put(value(types.get(0), entry.get(0)), value(types.get(1), entry.get(1)));
        }
        return entries;
    }

    private Set<Object> set(JsonNode type, JsonNode value) {
        return new LinkedHashSet<>(list(type, value));
    }

    private Object reference(JsonNode type, JsonNode value) {
        int id = value.get("id").asInt();
        if (value.has("value")) {
            references.put(id, shared(type, value.get("value")));
        }
        return Objects.requireNonNull(references.get(id));
    }

    /// Sized values may be equal and even the same; text and sequences are objects of their own.
    private Object shared(JsonNode type, JsonNode value) {
        if (type.isTextual() && type.asText().equals("str")) {
            return new String(value.asText().toCharArray());
        }
        Object target = value(type, value);
        return type.has("slice") ? target : new GoldenReference(target);
    }
}

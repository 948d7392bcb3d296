package dev.arenite.tool.json;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.NamedVariant;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;
import dev.arenite.archive.schema.SharedValue;
import dev.arenite.archive.type.Range;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// A condition on values of a schema: `path=value`. Lists are gone through: it holds if it holds
/// for one of the elements.
public final class Condition {

    private static final String ABSENT = "null";
    private static final String ANY = "*";

    private final JsonShape shape;
    private final String wanted;

    private Condition(ArchiveSchema schema, String wanted) {
        shape = new JsonShape(schema);
        this.wanted = wanted;
    }

    /// Returns the test that a text asks for.
    ///
    /// @param schema the schema of the values
    /// @param text   such as `lines.sku=7`
    /// @throws ValueException if it has no `=`, leads to nothing in the schema, or not to a single
    ///     value, or the value is none of that part
    public static Predicate<Object> of(ArchiveSchema schema, String text) {
        int end = text.indexOf('=');
        if (end < 0) {
            throw ValueException.of("condition must be path=value", text);
        }
        ValuePath path = ValuePath.of(text.substring(0, end));
        return new Condition(schema, text.substring(end + 1)).at(schema.root(), path);
    }

    private Predicate<Object> at(SchemaNode node, ValuePath path) {
        SchemaNode shown = shape.shown(node);
        Predicate<Object> test =
                JsonShape.isOptional(shown) ? optional(shown, path) : part(shown, path);
        return value -> test.test(value instanceof SharedValue(Object target) ? target : value);
    }

    private Predicate<Object> optional(SchemaNode shown, ValuePath path) {
        if (path.isEmpty() && wanted.equals(ABSENT)) {
            return value -> ((Optional<?>) value).isEmpty();
        }
        Predicate<Object> present = at(JsonShape.present(shown), path);
        return value -> ((Optional<?>) value).filter(present).isPresent();
    }

    private Predicate<Object> part(SchemaNode shown, ValuePath path) {
        return switch (shown) {
            case SchemaLeaf leaf -> leaf(leaf, path);
            case Names names -> name(names, path);
            case Array array -> elements(array.element(), path);
            case Struct struct -> field(struct, path);
            case Enumeration all -> variant(all, path);
            case Composite composite -> composite(composite, path);
            default -> throw new IllegalArgumentException("part has no values: " + shown);
        };
    }

    private static void requireEnd(ValuePath path, String part) {
        if (!path.isEmpty()) {
            throw ValueException.of("path must end at " + part, path.first());
        }
    }

    private Predicate<Object> leaf(SchemaLeaf leaf, ValuePath path) {
        requireEnd(path, leaf.text());
        Object same = ScalarText.value(leaf, wanted);
        return same instanceof byte[] bytes
                ? value -> Arrays.equals((byte[]) value, bytes)
                : value -> value.equals(same);
    }

    private Predicate<Object> name(Names names, ValuePath path) {
        requireEnd(path, "a name");
        if (!names.names().contains(wanted)) {
            throw ValueException.of("value must be one of " + names.names(), wanted);
        }
        return value -> value.equals(wanted);
    }

    private Predicate<Object> elements(SchemaNode element, ValuePath path) {
        if (!path.isEmpty() && isNumber(path.first())) {
            Predicate<Object> test = at(element, path.rest());
            int index = Integer.parseInt(path.first());
            return value ->
                    value instanceof List<?> list
                            && index < list.size()
                            && test.test(list.get(index));
        }
        Predicate<Object> test = at(element, path);
        return value -> ((Collection<?>) value).stream().anyMatch(test);
    }

    private static boolean isNumber(String step) {
        return step.matches("[0-9]{1,9}");
    }

    private static ValueException unknown(List<String> known, ValuePath path) {
        return path.isEmpty()
                ? new ValueException("path must lead to a single value, through one of " + known)
                : ValueException.of("path must lead on by one of " + known, path.first());
    }

    private Predicate<Object> field(Struct struct, ValuePath path) {
        List<String> known = struct.fields().stream().map(Field::name).toList();
        int index = path.isEmpty() ? -1 : known.indexOf(path.first());
        if (index < 0) {
            throw unknown(known, path);
        }
        Predicate<Object> test = at(struct.fields().get(index).type(), path.rest());
        String name = known.get(index);
        return value ->
                test.test(
                        value instanceof List<?> tuple
                                ? tuple.get(index)
                                : Objects.requireNonNull(((Map<?, ?>) value).get(name)));
    }

    private Predicate<Object> variant(Enumeration all, ValuePath path) {
        List<String> known = all.variants().stream().map(Variant::name).toList();
        int index = known.indexOf(path.isEmpty() ? wanted : path.first());
        if (index < 0) {
            throw path.isEmpty()
                    ? ValueException.of("value must be one of " + known, wanted)
                    : unknown(known, path);
        }
        Variant variant = all.variants().get(index);
        Predicate<Object> isVariant = value -> ((NamedVariant) value).name().equals(variant.name());
        if (path.isEmpty()) {
            return isVariant;
        }
        Predicate<Object> test = at(JsonShape.content(variant), path.rest());
        boolean isNewtype = JsonShape.isNewtype(variant);
        return isVariant.and(
                value -> {
                    Map<String, Object> fields = ((NamedVariant) value).fields();
                    return test.test(isNewtype ? Objects.requireNonNull(fields.get("0")) : fields);
                });
    }

    private Predicate<Object> composite(Composite composite, ValuePath path) {
        SchemaNode first = composite.parts().getFirst();
        return switch (composite.form()) {
            case RANGE_INCLUSIVE -> range(first, path);
            case HASHMAP, INDEXMAP, BTREEMAP -> map(first, composite.parts().getLast(), path);
            default -> elements(first, path);
        };
    }

    private Predicate<Object> range(SchemaNode end, ValuePath path) {
        List<String> ends = List.of("start", "end");
        if (path.isEmpty() || !ends.contains(path.first())) {
            throw unknown(ends, path);
        }
        Predicate<Object> test = at(end, path.rest());
        return path.first().equals("start")
                ? value -> test.test(((Range<?>) value).start())
                : value -> test.test(((Range<?>) value).end());
    }

    private Predicate<Object> map(SchemaNode key, SchemaNode content, ValuePath path) {
        if (path.isEmpty()) {
            throw new ValueException("path must lead on by a key, or by * for any");
        }
        Predicate<Object> test = at(content, path.rest());
        String name = path.first();
        if (name.equals(ANY) || !shape.isMemberName(key)) {
            return value -> ((Map<?, ?>) value).values().stream().anyMatch(test);
        }
        SchemaNode shown = shape.shown(key);
        return value ->
                ((Map<?, ?>) value)
                        .entrySet().stream()
                                .anyMatch(
                                        each ->
                                                ValueJson.memberName(shown, each.getKey())
                                                                .equals(name)
                                                        && test.test(each.getValue()));
    }
}

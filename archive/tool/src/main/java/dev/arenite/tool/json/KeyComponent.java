package dev.arenite.tool.json;

import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.block.BlockKey;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.archive.schema.SchemaFingerprint;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.StructType;
import dev.arenite.tool.schema.PartSchema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A component of values that is their key: a field of the value, or of a struct within it.
///
/// @param path   the way to the component, such as `address.zip`
/// @param schema the schema of the keys
public record KeyComponent(String path, ArchiveSchema schema) {

    /// Structs within structs are looked into so far.
    private static final int MAX_STEPS = 4;

    private static final Pattern NAME = Pattern.compile("[^.]+");

    /// Returns the component that a path leads to.
    ///
    /// @param values the schema of the values
    /// @throws ValueException if it leads to none
    public static KeyComponent of(ArchiveSchema values, String path) {
        List<KeyComponent> all = all(values);
        return all.stream()
                .filter(component -> component.path.equals(path))
                .findFirst()
                .orElseThrow(
                        () ->
                                ValueException.of(
                                        "component must be one of "
                                                + all.stream().map(KeyComponent::path).toList(),
                                        path));
    }

    /// Returns the components whose keys have a schema.
    ///
    /// @param values the schema of the values
    /// @param keys   the fingerprint of the keys' schema
    public static List<KeyComponent> having(ArchiveSchema values, SchemaFingerprint keys) {
        return all(values).stream()
                .filter(component -> component.schema.fingerprint().equals(keys))
                .toList();
    }

    /// Returns every component that can be a key.
    private static List<KeyComponent> all(ArchiveSchema values) {
        List<KeyComponent> found = new ArrayList<>();
        collect(values, values.root(), "", MAX_STEPS, found);
        return found;
    }

    private static void collect(
            ArchiveSchema values,
            SchemaNode node,
            String before,
            int steps,
            List<KeyComponent> found) {
        if (steps == 0 || !(values.resolved(node) instanceof Struct(List<Field> fields))) {
            return;
        }
        for (Field field : fields) {
            String path = before + field.name();
            keys(values, field.type())
                    .ifPresent(schema -> found.add(new KeyComponent(path, schema)));
            collect(values, field.type(), path + ".", steps - 1, found);
        }
    }

    /// Returns the schema of a part alone, if its values can be keys.
    private static Optional<ArchiveSchema> keys(ArchiveSchema values, SchemaNode part) {
        try {
            ArchiveSchema schema = PartSchema.of(values, part);
            return schema.type().key().isPresent() ? Optional.of(schema) : Optional.empty();
        } catch (SchemaException _) {
            return Optional.empty();
        }
    }

    /// Returns the key of values of the schema's type.
    ///
    /// @param repeats whether several values may have the same
    public BlockKey<Object, Object, Object> key(boolean repeats) {
        @SuppressWarnings("unchecked")
        ArchiveType<Object, ?> type = (ArchiveType<Object, ?>) schema.type();
        ArchiveKey<Object> order = type.key().orElseThrow();
        BlockKey<Object, Object, Object> key =
                BlockKey.comparing(
                        type,
                        this::of,
                        (view, wanted) -> compare(order, (ArchivedStruct) view, wanted));
        return repeats ? key.repeating() : key;
    }

    /// Compares the component of an archived value with a key, where it lies.
    private int compare(ArchiveKey<Object> order, ArchivedStruct value, Object wanted) {
        ArchivedStruct part = value;
        Matcher names = NAME.matcher(path);
        names.find();
        String name = names.group();
        while (names.find()) {
            part = part.get(name);
            name = names.group();
        }
        StructType<?> fields = part.type();
        long place = part.place() + fields.fieldOffset(fields.fieldIndex(name));
        return order.compare(part.archive(), place, wanted);
    }

    /// Returns the component of a value.
    private Object of(Object value) {
        Object part = value;
        Matcher names = NAME.matcher(path);
        while (names.find()) {
            part =
                    part instanceof List<?> tuple
                            ? tuple.get(Integer.parseInt(names.group()))
                            : Objects.requireNonNull(((Map<?, ?>) part).get(names.group()));
        }
        return part;
    }
}

package dev.arenite.flink;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The reasons for which values or views cannot be keys.
///
/// Flink sends a key to the task that its hash code names, so equal keys must have the same hash
/// code in every virtual machine; and it looks keys up by their bytes, so equal keys must have the
/// same bytes.
final class KeyObstacles {

    private final boolean isView;
    private final Set<Type> seen = new HashSet<>();
    private final List<String> reasons = new ArrayList<>();

    private KeyObstacles(boolean isView) {
        this.isView = isView;
    }

    /// Returns the reasons, in words; empty if elements of the class can be keys.
    ///
    /// @param elements a record, a sealed interface, or the class of its views
    static List<String> of(Class<?> elements) {
        KeyObstacles obstacles = new KeyObstacles(DerivedClass.isView(elements));
        obstacles.lookAt(DerivedClass.of(elements).schema());
        obstacles.lookAt(elements.getSimpleName(), DerivedClass.valuesOf(elements));
        return obstacles.reasons;
    }

    private void lookAt(ArchiveSchema schema) {
        SchemaParts.of(schema)
                .map(KeyObstacles::reason)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .forEach(reasons::add);
    }

    private static String reason(SchemaNode part) {
        return switch (part) {
            case SchemaNode.Composite(var form, var _) when isInOrderOfInsertion(form) ->
                    "the bytes of a "
                            + form.text()
                            + " depend on the order of insertion: sort it, as a btreemap or a"
                            + " btreeset";
            case SchemaNode.Shared _ ->
                    "the bytes of shared references depend on which objects are the same";
            case SchemaNode.Opaque opaque -> "nothing is known of the bytes of " + opaque.name();
            default -> "";
        };
    }

    private static boolean isInOrderOfInsertion(SchemaForm form) {
        return switch (form) {
            case HASHMAP, HASHSET, INDEXMAP, INDEXSET -> true;
            default -> false;
        };
    }

    private void lookAt(String path, Type type) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType parameterized) {
            lookAt(path, parameterized.getRawType());
            for (Type argument : parameterized.getActualTypeArguments()) {
                lookAt(path, argument);
            }
        } else if (type instanceof Class<?> values) {
            lookAtClass(path, values);
        }
    }

    private void lookAtClass(String path, Class<?> values) {
        if (values.isEnum() && !isView) {
            reasons.add(path + ": the hash code of an enum differs between virtual machines");
        } else if (values.isArray() && !isView) {
            reasons.add(path + ": arrays are equal only to themselves");
        } else if (values.isRecord()) {
            for (RecordComponent component : values.getRecordComponents()) {
                lookAt(path + "." + component.getName(), component.getGenericType());
            }
        } else if (values.isSealed()) {
            for (Class<?> variant : values.getPermittedSubclasses()) {
                lookAt(path + "." + variant.getSimpleName(), variant);
            }
        }
    }
}

package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A number or a text of a flat record, found by its way through the records around it.
///
/// @param local     the local variable for its value
/// @param getter    the expression that takes the value from the record that holds it
/// @param path      the path from the record, as source
/// @param offset    its offset in the place in bytes
/// @param bytes     its size in bytes
/// @param scalar    how it is written, null if it is a text, or a record that is written by itself
/// @param nullable  whether the value may be null
record Leaf(
        String local,
        String getter,
        String path,
        int offset,
        int bytes,
        @Nullable Scalar scalar,
        boolean nullable) {

    /// A record that holds leaves.
    ///
    /// @param local  the local variable for it
    /// @param getter the expression that takes it from the record that holds it
    /// @param type   its Java type as source
    /// @param path   the path from the record, as source
    record Holder(String local, String getter, String type, String path) {}

    /// The leaves of a flat record in the order of their places, and the records between.
    ///
    /// @param steps the leaves and holders, each holder before its leaves
    /// @param leaves the leaves
    /// @param placeBytes the size of the place
    /// @param placeAlignment the alignment of the place
    record Row(List<Object> steps, List<Leaf> leaves, int placeBytes, int placeAlignment) {

        static Row of(StructModel model) {
            Builder builder = new Builder();
            int end = builder.add(model, "value", "", "", 0);
            return new Row(builder.steps, builder.leaves, end, alignment(model));
        }

        /// Returns the row with each record between as one leaf, for a record of numbers.
        static Row withRecordsWhole(StructModel model) {
            Builder builder = new Builder();
            int end = builder.addWhole(model);
            return new Row(builder.steps, builder.leaves, end, alignment(model));
        }
    }

    private static int alignment(StructModel model) {
        return model.fields().stream()
                .mapToInt(
                        field -> {
                            StructModel nested = field.archived().nested();
                            return nested == null
                                    ? field.archived().alignment()
                                    : alignment(nested);
                        })
                .max()
                .orElse(1);
    }

    private static final class Builder {
        private final List<Object> steps = new ArrayList<>();
        private final List<Leaf> leaves = new ArrayList<>();

        /// The names that generated methods use already.
        private final Set<String> taken =
                new HashSet<>(
                        Set.of(
                                "value",
                                "out",
                                "resolver",
                                "at",
                                "texts",
                                "place",
                                "memory",
                                "component",
                                "word0",
                                "word1",
                                "word2",
                                "word3"));

        /// Returns a name for a local variable that is not taken.
        private String free(String prefix, String name) {
            String local =
                    prefix.isEmpty()
                            ? name
                            : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            while (!taken.add(local)) {
                local += "Value";
            }
            return local;
        }

        /// Adds the numbers of a record and its records, and returns the end of its place.
        int addWhole(StructModel model) {
            int end = 0;
            for (StructModel.Component field : model.fields()) {
                Form form = field.archived();
                int offset = roundUp(end, form.alignment());
                leaves.add(
                        new Leaf(
                                free("", field.name()),
                                "value." + field.name() + "()",
                                "." + field.name(),
                                offset,
                                form.bytes(),
                                form.scalar(),
                                !isPrimitive(field.type())));
                end = offset + form.bytes();
            }
            return roundUp(end, alignment(model));
        }

        /// Adds the leaves of a record, and returns the end of its place.
        int add(StructModel model, String holder, String prefix, String path, int start) {
            int end = start;
            for (StructModel.Component field : model.fields()) {
                Form form = field.archived();
                String local = free(prefix, field.name());
                String getter = holder + "." + field.name() + "()";
                String way = path + "." + field.name();
                StructModel nested = form.nested();
                if (nested != null) {
                    steps.add(new Holder(local, getter, nested.value(), way));
                    int first = roundUp(end, alignment(nested));
                    end = add(nested, local, local, way, first);
                } else {
                    int offset = roundUp(end, form.alignment());
                    boolean nullable = !isPrimitive(field.type());
                    Leaf leaf =
                            new Leaf(
                                    local,
                                    getter,
                                    way,
                                    offset,
                                    form.bytes(),
                                    form.scalar(),
                                    nullable);
                    leaves.add(leaf);
                    steps.add(leaf);
                    end = offset + form.bytes();
                }
            }
            return roundUp(end, alignment(model));
        }
    }

    static boolean isPrimitive(String type) {
        return Character.isLowerCase(type.charAt(0));
    }

    static int roundUp(int bytes, int alignment) {
        return (bytes + alignment - 1) & -alignment;
    }
}

package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

import java.util.List;

/// Writes the view that changes fields of fixed size in place. It has no method for a field that
/// cannot change: a text, a map, the length of a list.
final class MutableSource {

    private final StructModel model;
    private final Source out;

    MutableSource(StructModel model, Source out) {
        this.model = model;
        this.out = out;
    }

    void add() {
        out.add(
                """

                /// Checks an archive, and returns the view that changes its root in place.
                ///
                /// @param archive the whole archive
                /// @throws IllegalArgumentException if the memory is read-only
                /// @throws dev.arenite.archive.ArchiveFormatException if it is none of the type
                public static Mutable mutable(@MemorySegment@ archive) {
                if (archive.isReadOnly()) {
                throw new IllegalArgumentException("archive must be writable: " + archive);
                }
                return new Mutable(archive, access(archive).place());
                }

                /// Changes the fields of fixed size of an archived value in place. It stays an
                /// archive of the type. Other views of the value see the changes; threads that use
                /// them must not read meanwhile.
                ///
                /// @param archive the memory that holds the value
                /// @param place   the position of the value's place
                public record Mutable(@MemorySegment@ archive, long place) {
                """);
        model.fields().forEach(this::addField);
        out.add("}");
    }

    private void addField(Component field) {
        Form form = field.archived();
        if (form.scalar() != null) {
            addScalar(field, form.scalar());
        } else if (form.fixed()) {
            addSetter(
                    field,
                    field.typeConstant()
                            + ".put(archive, place + Layout.%s, %s);"
                                    .formatted(field.constant(), local(field)));
        } else if (form.mutable() != null && form.type().endsWith(".TYPE")) {
            out.add(
                    """

                    /// Returns the component `%1$s`, to be changed.
                    public %2$s.Mutable %1$s() {
                    return new %2$s.Mutable(archive, place + Layout.%3$s);
                    }
                    """
                            .formatted(field.name(), form.view(), field.constant()));
        } else if (form.mutable() != null) {
            addElements(field);
        }
    }

    private void addScalar(Component field, Scalar scalar) {
        String given =
                Leaf.isPrimitive(field.type())
                        ? local(field)
                        : "@Objects@.requireNonNull("
                                + local(field)
                                + ", \""
                                + field.name()
                                + "\")";
        boolean own = field.type().equals("byte") || field.type().equals("short");
        String place = "place + Layout." + field.constant();
        addSetter(
                field,
                own
                        ? "@LittleEndian@.put%s(archive, %s, %s);"
                                .formatted(Scalar.accessor(scalar.bytes()), place, given)
                        : WriteSource.store(scalar, "archive", place, scalar.store(given)));
    }

    private void addSetter(Component field, String statement) {
        out.add(
                """

                /// Changes the component `%1$s`.
                public void %1$s(%2$s %3$s) {
                %4$s
                }
                """
                        .formatted(field.name(), field.type(), local(field), statement));
    }

    private static String local(Component field) {
        return List.of("archive", "place").contains(field.name())
                ? field.name() + "Value"
                : field.name();
    }

    private void addElements(Component field) {
        String type = field.archived().type();
        String view = type.substring("TYPES.list(".length(), type.length() - ".TYPE)".length());
        out.add(
                """

                /// Returns an element of the component `%1$s`, to be changed.
                ///
                /// @throws IndexOutOfBoundsException if there is no such element
                public %2$s.Mutable %1$s(long index) {
                @ArchivedList@<%2$s> elements = %4$s.view(archive, place + Layout.%3$s);
                return new %2$s.Mutable(archive, elements.placeOf(@Objects@.checkIndex(index, elements.size())));
                }
                """
                        .formatted(field.name(), view, field.constant(), field.typeConstant()));
    }
}

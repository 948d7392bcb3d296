package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

import java.util.List;
import java.util.Objects;

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
        model.fields().forEach(this::addElementType);
        model.fields().forEach(this::addField);
        out.add("}");
    }

    private void addField(Component field) {
        Form form = field.archived();
        if (form.changes().whole()) {
            String place = "place + Layout." + field.constant();
            String put = put(form, field.type(), field.typeConstant(), place, local(field));
            addSetter(field, guarded(form, field.type(), put, "\"." + field.name() + "\""));
        }
        if (form.changes().view() != null) {
            out.add(
                    """

                    /// Returns the component `%1$s`, to be changed.
                    public %2$s %1$s() {
                    return new %2$s(archive, place + Layout.%3$s);
                    }
                    """
                            .formatted(field.name(), form.changes().view(), field.constant()));
        }
        Form element = form.changes().element();
        if (element != null) {
            addElements(field, element);
        }
    }

    /// Returns the statement that puts a value into a place.
    ///
    /// @param type         the Java type of the variable with the value
    /// @param typeConstant the expression for the archived type
    /// @param name         the variable with the value
    private static String put(
            Form form, String type, String typeConstant, String place, String name) {
        Scalar scalar = form.scalar();
        if (scalar == null) {
            return form.fixed()
                    ? "%s.put(archive, %s, %s);".formatted(typeConstant, place, name)
                    : "@Fields@.put(%s, archive, %s, %s);".formatted(typeConstant, place, name);
        }
        String given = Leaf.isPrimitive(type) ? name : "@ArchiveSink@.requireValue(" + name + ")";
        // A cast to its own type would be a warning.
        boolean own = type.equals("byte") || type.equals("short");
        return own
                ? "@LittleEndian@.put%s(archive, %s, %s);"
                        .formatted(Scalar.accessor(scalar.bytes()), place, given)
                : WriteSource.store(scalar, "archive", place, scalar.store(given));
    }

    /// Returns a statement that puts a value, with the path to it in what it throws.
    ///
    /// @param path the expression for the path
    private static String guarded(Form form, String type, String put, String path) {
        Scalar scalar = form.scalar();
        boolean anyIsValid =
                scalar != null
                        && Leaf.isPrimitive(type)
                        && !scalar.store("value").contains("@Fields@");
        return anyIsValid
                ? put
                : """
                try {
                %s
                } catch (@ArchivePathException@ refused) {
                throw refused.within(%s);
                }
                """
                        .formatted(put, path);
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

    /// The type by which elements are changed.
    private void addElementType(Component field) {
        Form element = field.archived().changes().element();
        if (element != null && element.changes().whole() && element.scalar() == null) {
            out.add(
                    "private static final %s %s_ELEMENT = %s;"
                            .formatted(
                                    LayoutSource.declaredType(element),
                                    field.constant(),
                                    element.type()));
        }
    }

    private void addElements(Component field, Form element) {
        String type = element.scalar() == null ? element.value() : Scalars.unboxed(element.value());
        Form key = field.archived().changes().key();
        if (element.changes().whole()) {
            String put = put(element, type, field.constant() + "_ELEMENT", "element", "value");
            String path =
                    "\"." + field.name() + "[\" + " + (key == null ? "index" : "key") + " + \"]\"";
            String guarded = guarded(element, type, put, path);
            if (key == null) {
                addElementSetter(field, type, guarded);
            } else {
                addValueSetter(field, key, type, guarded);
            }
        }
        if (element.changes().view() != null) {
            if (key == null) {
                addElementView(field, element.changes().view());
            } else {
                addValueView(field, key, element.changes().view());
            }
        }
    }

    private void addElementSetter(Component field, String type, String put) {
        out.add(
                """

                /// Changes an element of the component `%1$s`.
                ///
                /// @throws IndexOutOfBoundsException if there is no such element
                public void %1$s(long index, %2$s value) {
                %3$s
                %4$s
                }
                """
                        .formatted(field.name(), type, element(field), put));
    }

    private void addElementView(Component field, String view) {
        out.add(
                """

                /// Returns an element of the component `%1$s`, to be changed.
                ///
                /// @throws IndexOutOfBoundsException if there is no such element
                public %2$s %1$s(long index) {
                %3$s
                return new %2$s(archive, element);
                }
                """
                        .formatted(field.name(), view, element(field)));
    }

    /// Returns the statements that find the place of an element.
    private static String element(Component field) {
        Form form = field.archived();
        Form element = Objects.requireNonNull(form.changes().element());
        boolean numbers = form.view().equals("@ArchivedPrimitives@");
        return """
        %s elements = %s.view(archive, place + Layout.%s);
        long element = %s;
        """
                .formatted(
                        form.view(),
                        field.typeConstant(),
                        field.constant(),
                        numbers
                                ? "elements.start() + @Objects@.checkIndex(index, elements.size())"
                                        + " * "
                                        + element.bytes()
                                : "elements.placeOf(@Objects@.checkIndex(index, elements.size()))");
    }

    private void addValueSetter(Component field, Form key, String type, String put) {
        out.add(
                """

                /// Changes the value of a key in the component `%1$s`.
                ///
                /// @return whether the key is there; if not, nothing has changed
                public boolean %1$s(%2$s key, %3$s value) {
                %4$s
                if (found.isPresent()) {
                long element = found.getAsLong();
                %5$s
                }
                return found.isPresent();
                }
                """
                        .formatted(field.name(), keyType(key), type, found(field), put));
    }

    private void addValueView(Component field, Form key, String view) {
        out.add(
                """

                /// Returns the value of a key in the component `%1$s`, to be changed, or empty if
                /// the key is not there.
                public @Optional@<%2$s> %1$s(%3$s key) {
                %4$s
                return found.isPresent() ? @Optional@.of(new %2$s(archive, found.getAsLong())) : @Optional@.empty();
                }
                """
                        .formatted(field.name(), view, keyType(key), found(field)));
    }

    /// Returns the statement that finds the place of the value of a key.
    private static String found(Component field) {
        return "@OptionalLong@ found = %s.view(archive, place + Layout.%s).placeOf(key);"
                .formatted(field.typeConstant(), field.constant());
    }

    private static String keyType(Form key) {
        return key.scalar() == null ? key.value() : Scalars.unboxed(key.value());
    }
}

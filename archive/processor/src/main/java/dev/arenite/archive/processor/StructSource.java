package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

import java.util.List;
import java.util.stream.Collectors;

/// Writes the class of a struct: the view of archived values, with the type as a constant.
final class StructSource {

    private final StructModel model;
    private final Source out;
    private final String value;
    private final String view;

    StructSource(StructModel model, Source out) {
        this.model = model;
        this.out = out;
        this.value = model.value();
        this.view = model.view();
    }

    /// Adds the class.
    ///
    /// @param modifiers the modifiers of the class
    /// @param sealedView the interface of the views of all variants, or an empty text
    void add(String modifiers, String sealedView) {
        addDocumentation();
        String implemented = sealedView.isEmpty() ? "" : " implements " + sealedView;
        if (sealedView.isEmpty()) {
            out.add("@@ArchiveGenerated@");
        }
        out.add(
                modifiers
                        + "record "
                        + view
                        + "(@MemorySegment@ archive, long place)"
                        + implemented
                        + " {");
        addType();
        if (sealedView.isEmpty()) {
            addShortWays();
        }
        model.fields().forEach(this::addAccessor);
        addRead();
        addObjectMethods();
        new LayoutSource(model, out).add();
        addTypeClass();
        out.add("}");
    }

    private void addDocumentation() {
        out.add("/// An archived [" + value + "], read in place.");
        out.add("///");
        out.add("/// Two are equal if their components are.");
        out.add("///");
        out.add("/// @param archive the memory that holds the value");
        out.add("/// @param place   the position of the value's place");
    }

    private void addType() {
        String made =
                model.validated()
                        ? "@ArchiveTypes@.STANDARD.adapted(new Type(), @Function@.<%s>identity(), @Function@.<%s>identity()).validated()"
                                .replace("%s", value)
                        : "new Type()";
        out.add(
                """

                /// The type of archived values.
                public static final @ArchiveType@<%s, %s> TYPE = %s;

                private static final @ArchiveTypes@ TYPES = @ArchiveTypes@.of(@ArchiveFormat@.%s);
                """
                        .formatted(value, view, made, model.format()));
    }

    private void addShortWays() {
        out.add(
                """

                /// Checks an archive, and returns a view of its root.
                ///
                /// @param archive the whole archive
                /// @throws dev.arenite.archive.ArchiveFormatException if it is none of the type
                public static %2$s access(@MemorySegment@ archive) {
                return @Archive@.access(TYPE, archive);
                }

                /// Writes a value to memory of an allocator, of exactly the archive's size.
                public static @MemorySegment@ write(%1$s value, @SegmentAllocator@ allocator) {
                return @Archive@.toSegment(TYPE, value, allocator);
                }

                /// Returns the type of references to values that other references may lead to as
                /// well.
                public static @SharedType@<%1$s, %2$s> shared() {
                return Shared.TYPE;
                }

                /// Apart, so that it is only made where there are such references.
                private static final class Shared {
                static final @SharedType@<%1$s, %2$s> TYPE = TYPES.shared(%2$s.TYPE);
                }
                """
                        .formatted(value, view));
    }

    private void addAccessor(Component field) {
        Form form = field.archived();
        String place = "place + Layout." + field.constant();
        Scalar scalar = form.scalar();
        String type = scalar != null ? field.type() : form.view();
        String got =
                scalar != null
                        ? scalar.load("archive", place)
                        : form.text()
                                ? "@StringType@.STRING.view(archive, " + place + ")"
                                : field.typeConstant() + ".view(archive, " + place + ")";
        out.add(
                """

                /// Returns the component `%s`.
                public %s %s() {
                return %s;
                }
                """
                        .formatted(field.name(), type, field.name(), got));
    }

    private void addRead() {
        out.add(
                """

                /// Returns the value, which does not depend on the memory.
                ///
                /// @throws dev.arenite.archive.ArchiveReadException if a component cannot be read
                public %1$s read() {
                return @SharedObjects@.reading(() -> TYPE.read(archive, place));
                }
                """
                        .formatted(value));
    }

    private void addObjectMethods() {
        List<Component> fields = model.fields();
        String same =
                fields.isEmpty()
                        ? "other instanceof " + view
                        : "other instanceof "
                                + view
                                + " that\n&& "
                                + fields.stream()
                                        .map(StructSource::equality)
                                        .collect(Collectors.joining("\n&& "));
        String shown =
                fields.stream()
                        .map(field -> "\n+ \"" + field.name() + "=\" + " + field.name() + "()")
                        .collect(Collectors.joining("\n+ \", \""));
        out.add(
                """

                @Override
                public boolean equals(Object other) {
                return %s;
                }

                @Override
                public int hashCode() {
                int hash = 1;
                """
                        .formatted(same));
        fields.forEach(field -> out.add("hash = 31 * hash + " + hash(field) + ";"));
        out.add(
                """
                return hash;
                }

                /// Returns the names and values of the components.
                @Override
                public String toString() {
                return "%s["%s
                + "]";
                }
                """
                        .formatted(model.simpleName(), shown));
    }

    private static String equality(Component field) {
        String name = field.name() + "()";
        Scalar scalar = field.archived().scalar();
        if (scalar == null || !Leaf.isPrimitive(field.type())) {
            return name + ".equals(that." + name + ")";
        }
        return switch (field.type()) {
            case "float" -> "Float.compare(" + name + ", that." + name + ") == 0";
            case "double" -> "Double.compare(" + name + ", that." + name + ") == 0";
            default -> name + " == that." + name;
        };
    }

    private static String hash(Component field) {
        String name = field.name() + "()";
        Scalar scalar = field.archived().scalar();
        if (scalar == null || !Leaf.isPrimitive(field.type())) {
            return name + ".hashCode()";
        }
        String boxed =
                switch (field.type()) {
                    case "int" -> "Integer";
                    case "char" -> "Character";
                    default ->
                            Character.toUpperCase(field.type().charAt(0))
                                    + field.type().substring(1);
                };
        return boxed + ".hashCode(" + name + ")";
    }

    private void addTypeClass() {
        out.add(
                """

                private static final class Type implements @ArchiveType@<%s, %s> {

                @Override
                public long placeBytes() {
                return Layout.PLACE_BYTES;
                }

                @Override
                public long placeAlignment() {
                return Layout.PLACE_ALIGNMENT;
                }

                @Override
                public long resolverBytes() {
                return Layout.RESOLVER_BYTES;
                }
                """
                        .formatted(value, view));
        if (model.isFlat()) {
            new FlatWriteSource(model, out).add();
        } else {
            new WriteSource(model, out).add();
        }
        new ReadSource(model, out).add();
        out.add("}");
    }
}

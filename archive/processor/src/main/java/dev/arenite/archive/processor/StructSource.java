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
        String typeComponent = model.isGeneric() ? "Type" + model.usedVariables() + " type, " : "";
        out.layoutAt(model.isGeneric() ? "type.layout." : "Layout.");
        out.add(
                modifiers
                        + "record "
                        + view
                        + model.declaredVariables()
                        + "("
                        + typeComponent
                        + "@MemorySegment@ archive, long place)"
                        + implemented
                        + " {");
        if (model.isGeneric()) {
            addGenericType();
        } else {
            addType();
            if (sealedView.isEmpty()) {
                addShortWays();
            }
        }
        model.fields().forEach(this::addAccessor);
        addRead();
        addObjectMethods();
        if (!model.isGeneric() && !model.validated() && sealedView.isEmpty()) {
            new MutableSource(model, out).add();
        }
        new LayoutSource(model, out).add();
        out.layoutAt(model.isGeneric() ? "layout." : "Layout.");
        addTypeClass(!sealedView.isEmpty());
        out.add("}");
    }

    private void addDocumentation() {
        String raw = value.contains("<") ? value.substring(0, value.indexOf('<')) : value;
        out.add("/// An archived [" + raw + "], read in place.");
        out.add("///");
        out.add("/// Two are equal if their components are.");
        out.add("///");
        if (model.isGeneric()) {
            out.add("/// @param type    the type, which knows the types of the parts");
        }
        out.add("/// @param archive the memory that holds the value");
        out.add("/// @param place   the position of the value's place");
    }

    private void addType() {
        if (model.validated()) {
            out.add("\nprivate static final Type UNVALIDATED = new Type();");
        }
        String made =
                model.validated()
                        ? "@ArchiveTypes@.STANDARD.adapted(UNVALIDATED, @Function@.<%s>identity(), @Function@.<%s>identity()).validated()"
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

    /// The types of the parts are given when a type is made.
    private void addGenericType() {
        out.add(
                """

                private static final @ArchiveTypes@ TYPES = @ArchiveTypes@.of(@ArchiveFormat@.%s);

                /// Returns the type of archived values with parts of some types.
                public static %s @ArchiveType@<%s, %s> type(%s) {
                return new Type<>(%s);
                }
                """
                        .formatted(
                                model.format(),
                                model.declaredVariables(),
                                value,
                                model.viewType(),
                                model.typeParameters(),
                                model.typeArguments()));
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
                return @SharedObjects@.reading(() -> %2$s.read(archive, place));
                }
                """
                        .formatted(value, model.isGeneric() ? "type" : "TYPE"));
    }

    private void addObjectMethods() {
        List<Component> fields = model.fields();
        String same =
                fields.isEmpty()
                        ? "other instanceof " + anyView()
                        : "other instanceof "
                                + anyView()
                                + " that\n&& "
                                + fields.stream()
                                        .map(StructSource::equality)
                                        .collect(Collectors.joining("\n&& "));
        String shown =
                fields.stream()
                        .map(field -> field.name() + "=\" + " + field.name() + "()")
                        .collect(Collectors.joining("\n+ \", "));
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
                return "%s["
                %s+ "]";
                }
                """
                        .formatted(
                                model.simpleName(), shown.isEmpty() ? "" : "+ \"" + shown + "\n"));
    }

    /// The view with any type arguments.
    private String anyView() {
        return view + model.usedVariables().replaceAll("\\w+", "?");
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

    private void addTypeClass(boolean isVariant) {
        out.add(
                """

                %s
                """
                        .formatted(typeClass()));
        LayoutSource.addSizes(out);
        if (model.isFlat()) {
            new FlatWriteSource(model, out).add();
        } else {
            new WriteSource(model, out).add();
        }
        new ReadSource(model, out).add();
        if (!model.isGeneric() && !isVariant) {
            ListSource.add(out, view, model.validated() ? "UNVALIDATED" : "TYPE");
        }
        out.add("}");
    }

    private String typeClass() {
        if (!model.isGeneric()) {
            return "private static final class Type implements @ArchiveType@<%s, %s> {"
                    .formatted(value, view);
        }
        return """
        /// The type of archived values with parts of some types.
        public static final class Type%1$s implements @ArchiveType@<%2$s, %3$s> {

        private final Layout%4$s layout;

        Type(%5$s) {
        layout = new Layout<>(this, %6$s);
        }
        """
                .formatted(
                        model.declaredVariables(),
                        value,
                        model.viewType(),
                        model.usedVariables(),
                        model.typeParameters(),
                        model.typeArguments());
    }
}

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
    void add(String modifiers) {
        addDocumentation();
        StructModel.Family family = model.family();
        String implemented =
                " implements " + (family == null ? "@DerivedView@<" + value + ">" : family.view());
        if (family == null) {
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
            if (family == null) {
                addShortWays();
            }
        }
        model.fields().forEach(this::addAccessor);
        addRead();
        addObjectMethods();
        if (!model.isGeneric() && !model.validated() && family == null) {
            new MutableSource(model, out).add();
        }
        new LayoutSource(model, out).add();
        out.layoutAt(model.isGeneric() ? "layout." : "Layout.");
        addTypeClass();
        out.add("}");
    }

    private void addDocumentation() {
        out.add("/// An archived [" + model.documented() + "], read in place.");
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
                typeConstant(
                        model.validated() ? "UNVALIDATED" : "new Type()", value, model.validated());
        out.add(
                """

                /// The type of archived values.
                public static final @ArchiveType@<%s, %s> TYPE = %s;

                private static final @ArchiveTypes@ TYPES = @ArchiveTypes@.of(@ArchiveFormat@.%s);
                """
                        .formatted(value, view, made, model.format()));
    }

    /// Returns the expression for the constant of a type.
    ///
    /// @param made the expression for the type without its rule
    static String typeConstant(String made, String value, boolean validated) {
        return validated
                ? "@ArchiveTypes@.STANDARD.adapted(%1$s, @Function@.<%2$s>identity(), @Function@.<%2$s>identity()).validated()"
                        .formatted(made, value)
                : made;
    }

    /// The types of the parts are given when a type is made.
    private void addGenericType() {
        out.add(
                """

                private static final @ArchiveTypes@ TYPES = @ArchiveTypes@.of(@ArchiveFormat@.%s);
                """
                        .formatted(model.format()));
        if (model.family() == null) {
            out.add(typeMethod("public ", model.selfType(), "Type", model.variables()));
        }
    }

    /// Returns the method that makes a type of the types of the parts.
    static String typeMethod(
            String modifiers, String type, String typeClass, List<StructModel.Variable> variables) {
        return """

        /// Returns the type of archived values with parts of some types.
        %sstatic %s %s type(%s) {
        return new %s<>(%s);
        }
        """
                .formatted(
                        modifiers,
                        StructModel.Variable.declared(variables),
                        type,
                        StructModel.Variable.parameters(variables),
                        typeClass,
                        StructModel.Variable.arguments(variables));
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
        boolean isOwnList = NumberListSource.isOwn(model, field);
        if (isOwnList) {
            got = "new " + NumberListSource.name(field) + "(" + got + ")";
        }
        out.add(
                """

                /// Returns the component `%s`.
                public %s %s() {
                return %s;
                }
                """
                        .formatted(field.name(), type, field.name(), got));
        if (isOwnList) {
            NumberListSource.add(out, field);
        }
    }

    private void addRead() {
        out.add(
                """

                /// Returns the value, which does not depend on the memory.
                ///
                /// @throws dev.arenite.archive.ArchiveReadException if a component cannot be read
                @Override
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
        out.add("return hash;\n}");
        addToString();
    }

    private void addToString() {
        String shown =
                model.fields().stream()
                        .map(field -> field.name() + "=\" + " + field.name() + "()")
                        .collect(Collectors.joining("\n+ \", "));
        String text =
                model.only() == null
                        ? "\"%s[\"\n%s+ \"]\""
                                .formatted(
                                        model.simpleName(),
                                        shown.isEmpty() ? "" : "+ \"" + shown + "\n")
                        : "\"" + model.simpleName() + "\"";
        out.add(
                """

                /// %s
                @Override
                public String toString() {
                return %s;
                }
                """
                        .formatted(
                                model.only() == null
                                        ? "Returns the names and values of the components."
                                        : "Returns the name of the constant.",
                                text));
    }

    /// The view with any type arguments.
    private String anyView() {
        return view + model.usedVariables().replaceAll("(?U)[\\w$]+", "?");
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
            boolean isView = field.archived().text() || field.archived().nested() != null;
            return isView ? name + ".hashCode()" : "@Fields@.hash(" + name + ")";
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
        DescribeSource.add(out, model);
        if (!model.isGeneric() && model.family() == null) {
            ListSource.add(out, view, model.validated() ? "UNVALIDATED" : "TYPE");
        }
        out.add("}");
    }

    private String typeClass() {
        if (!model.isGeneric()) {
            return "private static final class Type implements @ArchiveType@<%s, %s>, @StructMaker@ {"
                    .formatted(value, view);
        }
        boolean variant = model.family() != null;
        return """
        /// The type of archived values with parts of some types.
        public static final class Type%1$s implements @ArchiveType@<%2$s, %3$s>, @StructMaker@ {

        private final Layout%4$s layout;

        Type(%5$s) {
        layout = new Layout<>(%6$s);
        }
        """
                .formatted(
                        model.declaredVariables(),
                        value,
                        model.viewType(),
                        model.usedVariables(),
                        (variant ? model.selfType() + " self, " : "") + model.typeParameters(),
                        (variant ? "self, " : "this, ")
                                + StructModel.Variable.arguments(model.variables()));
    }
}

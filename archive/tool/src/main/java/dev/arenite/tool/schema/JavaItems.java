package dev.arenite.tool.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Declares the records, sealed interfaces and enums of a class: the definitions of a schema, and
/// what has no name there.
final class JavaItems {

    private static final int MAX_COLUMNS = 100;

    private final ArchiveSchema schema;
    private final String className;
    private final SchemaUses uses;
    private final JavaNames names;
    private final JavaTypes types;

    private final Map<String, String> definitions = new HashMap<>();

    /// What has been given a name and must be declared, in the order of its first use.
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private final StringBuilder text = new StringBuilder();

    JavaItems(ArchiveSchema schema, String className) {
        this.schema = schema;
        this.className = className;
        uses = new SchemaUses(schema);
        names = new JavaNames(className, uses);
        types = new JavaTypes(this, names, schema.format());
    }

    JavaDeclaration declaration(String packageName) {
        Part root = uses.root();
        SchemaNode node = schema.resolved(root.node());
        boolean isDeclared =
                node instanceof Enumeration || (node instanceof Struct struct && !struct.isTuple());
        if (!isDeclared) {
            throw root.refusal("the root must be a struct with named fields, or an enum");
        }
        String name =
                root.node() instanceof Reference(String defined)
                        ? root(defined, uses.definition(defined))
                        : root("Root", root);
        while (!waiting.isEmpty()) {
            waiting.pop().run();
        }
        return new JavaDeclaration(name, file(packageName));
    }

    private String root(String wished, Part part) {
        String name = names.type(wished);
        definitions.put(part.definition(), name);
        waiting.add(
                () -> {
                    if (part.node() instanceof Enumeration enumeration) {
                        declareInterface(name, part, enumeration);
                    } else {
                        declareRecord(name, part);
                    }
                });
        return name;
    }

    private String file(String packageName) {
        String imports =
                names.imports().stream()
                        .map("import %s;%n"::formatted)
                        .collect(Collectors.joining())
                        .replace("\r", "");
        return """
        package %s;

        %s
        /// Declared from a schema of Arenite.
        public final class %s {

            private %s() {}
        %s}
        """
                .formatted(packageName, imports, className, className, text);
    }

    /// Whether a definition is declared, and not written out where it is used.
    boolean isNamed(String name) {
        return switch (schema.resolved(new Reference(name))) {
            case Struct struct -> !struct.isTuple();
            case Enumeration enumeration ->
                    StandardShape.of(enumeration) == StandardShape.NONE || uses.isRecursive(name);
            default -> false;
        };
    }

    /// Whether a part becomes a record or an interface, which has a derived type of its own.
    boolean isDerived(SchemaNode node) {
        return switch (node) {
            case Reference(String name) ->
                    isNamed(name)
                            && (schema.resolved(node) instanceof Struct
                                    || isDerived(schema.resolved(node)));
            case Struct struct ->
                    !struct.isTuple() && StandardShape.of(struct) == StandardShape.NONE;
            case Enumeration enumeration ->
                    !isConstants(enumeration)
                            && StandardShape.of(enumeration) == StandardShape.NONE;
            default -> false;
        };
    }

    private static boolean isConstants(Enumeration enumeration) {
        return enumeration.variants().stream().allMatch(each -> each.fields().isEmpty());
    }

    /// Returns the type of a definition.
    String definition(String name) {
        String known = definitions.get(name);
        if (known == null) {
            String given = names.type(name);
            definitions.put(name, given);
            waiting.add(() -> declare(given, uses.definition(name)));
            return given;
        }
        return known;
    }

    /// Returns a definition as a part that is written out where it is used.
    Part written(Part part, String name) {
        if (uses.isRecursive(name)) {
            throw part.refusal(
                    "only records and interfaces of Java can contain themselves: " + name);
        }
        return part.to("", schema.resolved(part.node()));
    }

    /// Returns the type of a struct or an enum that has no name.
    String inline(Part part) {
        String name = names.type(DeclaredNames.ofPath(part.path()));
        waiting.add(() -> declare(name, part));
        return name;
    }

    /// Returns the enum of texts that are one of some names.
    String constants(Part part, Names constants) {
        String name = names.type(DeclaredNames.ofPath(part.path()));
        List<String> all =
                constants.names().stream().map(each -> JavaNames.constant(part, each)).toList();
        waiting.add(() -> addEnum(name, all));
        return name;
    }

    private void declare(String name, Part part) {
        switch (part.node()) {
            case Enumeration enumeration when isConstants(enumeration) ->
                    declareConstants(name, part, enumeration);
            case Enumeration enumeration -> declareInterface(name, part, enumeration);
            default -> declareRecord(name, part);
        }
    }

    private String archivable() {
        String annotation = "@" + names.use(JavaUse.ARCHIVABLE);
        return schema.format() == ArchiveFormat.POINTER_32
                ? annotation
                : annotation
                        + "(format = "
                        + names.use(JavaUse.ARCHIVE_FORMAT)
                        + "."
                        + schema.format()
                        + ")";
    }

    private void declareRecord(String name, Part part) {
        List<String> components = components(part);
        text.append("\n    ").append(archivable()).append('\n');
        addLines("    ", "public record " + name + "(", components, ") {}");
    }

    private List<String> components(Part part) {
        List<String> components = new ArrayList<>();
        for (Field field : part.fields()) {
            String name = JavaNames.component(part, field);
            components.add(types.type(part.to(field)).component(names) + " " + name);
        }
        return components;
    }

    /// Adds a declaration, on one line if it fits.
    private void addLines(String indent, String start, List<String> parts, String end) {
        String line = indent + start + String.join(", ", parts) + end;
        String each = "\n        " + indent;
        text.append(
                line.length() <= MAX_COLUMNS
                        ? line
                        : indent
                                + start.stripTrailing()
                                + each
                                + String.join("," + each, parts)
                                + end);
        text.append('\n');
    }

    private void declareConstants(String name, Part part, Enumeration enumeration) {
        List<String> constants = new ArrayList<>();
        int next = 0;
        for (Variant variant : enumeration.variants()) {
            constants.add(
                    tag(variant, next) + JavaNames.constant(part.to(variant), variant.name()));
            next = variant.tag() + 1;
        }
        addEnum(name, constants);
    }

    private void addEnum(String name, List<String> constants) {
        text.append('\n');
        addLines("    ", "public enum " + name + " { ", constants, " }");
    }

    /// Returns the annotation of a tag that is not one more than the tag before.
    private String tag(Variant variant, int next) {
        return variant.tag() == next
                ? ""
                : "@" + names.use(JavaUse.TAG) + "(" + variant.tag() + ") ";
    }

    private void declareInterface(String name, Part part, Enumeration enumeration) {
        text.append("\n    ").append(archivable());
        text.append("\n    public sealed interface ").append(name).append(" {\n");
        int next = 0;
        for (Variant variant : enumeration.variants()) {
            String simple = names.variant(part, variant, className);
            Part fields = part.to(variant);
            Part content = content(fields);
            String form = content.equals(fields) ? "" : newtype();
            addLines(
                    "        ",
                    tag(variant, next) + form + "record " + simple + "(",
                    components(content),
                    ") implements " + name + " {}");
            next = variant.tag() + 1;
        }
        text.append("    }\n");
    }

    private String newtype() {
        return "@%s(%s.NEWTYPE) ".formatted(names.use(JavaUse.AS), names.use(JavaUse.FORM));
    }

    /// Returns the struct whose fields are those of a variant's record: the one field of a tuple,
    /// if it is a struct.
    private Part content(Part variant) {
        List<Field> fields = variant.fields();
        boolean isNewtype = fields.size() == 1 && ((Struct) variant.node()).isTuple();
        if (!isNewtype) {
            return variant;
        }
        Part field = variant.to(fields.getFirst());
        if (field.node() instanceof Reference(String name)
                && uses.isRecursive(name)
                && schema.resolved(field.node()) instanceof Struct) {
            throw field.refusal("a record of a variant cannot contain itself: " + name);
        }
        return schema.resolved(field.node()) instanceof Struct struct && !struct.isTuple()
                ? variant.to("." + fields.getFirst().name(), struct)
                : variant;
    }
}

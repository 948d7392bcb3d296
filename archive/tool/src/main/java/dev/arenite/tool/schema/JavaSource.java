package dev.arenite.tool.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.ArrayList;
import java.util.List;

/// The text of a file: a class with declarations in it.
final class JavaSource {

    private static final int MAX_COLUMNS = 100;

    private final JavaItems items;
    private final JavaNames names;
    private final JavaTypes types;
    private final ArchiveFormat format;
    private final String className;
    private final StringBuilder text = new StringBuilder();

    JavaSource(JavaItems items, JavaNames names, ArchiveFormat format, String className) {
        this.items = items;
        this.names = names;
        this.format = format;
        this.className = className;
        types = new JavaTypes(items, names, format);
    }

    String file(String packageName) {
        StringBuilder imports = new StringBuilder();
        names.imports().forEach(name -> imports.append("import ").append(name).append(";\n"));
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

    /// Declares the root, which has a derived type in any case.
    void declareRoot(String name, Part part) {
        if (part.node() instanceof Enumeration enumeration) {
            declareInterface(name, part, enumeration);
        } else {
            declareRecord(name, part);
        }
    }

    void declare(String name, Part part) {
        if (part.node() instanceof Enumeration enumeration && JavaItems.isConstants(enumeration)) {
            declareEnum(name, constants(part, enumeration));
        } else {
            declareRoot(name, part);
        }
    }

    void declareEnum(String name, List<String> constants) {
        text.append('\n');
        addLines("    ", "public enum " + name + " { ", constants, " }");
    }

    private List<String> constants(Part part, Enumeration enumeration) {
        List<String> constants = new ArrayList<>();
        int next = 0;
        for (Variant variant : enumeration.variants()) {
            constants.add(
                    tag(variant, next) + JavaNames.constant(part.to(variant), variant.name()));
            next = variant.tag() + 1;
        }
        return constants;
    }

    /// Returns the annotation of a tag that is not one more than the tag before.
    private String tag(Variant variant, int next) {
        return variant.tag() == next
                ? ""
                : "@" + names.use(JavaUse.TAG) + "(" + variant.tag() + ") ";
    }

    private void declareRecord(String name, Part part) {
        addArchivable();
        addLines("    ", "public record " + name + "(", components(part), ") {}");
    }

    private void addArchivable() {
        text.append("\n    @").append(names.use(JavaUse.ARCHIVABLE));
        if (format != ArchiveFormat.POINTER_32) {
            text.append("(format = ").append(names.use(JavaUse.ARCHIVE_FORMAT));
            text.append('.').append(format).append(')');
        }
        text.append('\n');
    }

    private List<String> components(Part part) {
        List<String> components = new ArrayList<>();
        for (Field field : part.fields()) {
            String name = JavaNames.component(part, field);
            components.add(types.type(part.to(field)).component(names) + " " + name);
        }
        return components;
    }

    private void declareInterface(String name, Part part, Enumeration enumeration) {
        addArchivable();
        text.append("    public sealed interface ").append(name).append(" {\n");
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
        List<Part> fields = variant.parts();
        boolean isOne = fields.size() == 1 && ((Struct) variant.node()).isTuple();
        if (!isOne) {
            return variant;
        }
        Part field = fields.getFirst();
        boolean isNewtype =
                items.resolved(field.node()) instanceof Struct struct && !struct.isTuple();
        if (isNewtype && items.isRecursive(field.node())) {
            throw field.refusal("a record of a variant cannot contain itself");
        }
        return isNewtype ? field.to("", items.resolved(field.node())) : variant;
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
}

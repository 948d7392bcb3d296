package dev.arenite.archive.schema;

import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Opaque;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.List;
import java.util.function.Consumer;

/// Writes schemas and their parts as text (FORMAT 12.5).
final class SchemaPrinter {

    private static final int MAX_TOLD_CHARS = 200;

    private final StringBuilder text = new StringBuilder();

    String print(ArchiveSchema schema) {
        text.append("pointers = ").append(schema.format().pointerBytes() * Byte.SIZE).append('\n');
        definition("root", schema.root());
        schema.definitions()
                .forEach(
                        (name, node) -> {
                            text.append('\n');
                            definition(SchemaWords.reference(name), node);
                        });
        return text.toString();
    }

    /// Returns a part on one line, for messages: never longer than a line.
    static String line(SchemaNode node) {
        SchemaPrinter printer = new SchemaPrinter();
        printer.node(node);
        String line = printer.text.toString();
        return line.length() > MAX_TOLD_CHARS ? line.substring(0, MAX_TOLD_CHARS) + "..." : line;
    }

    /// Writes each field and each variant of a definition on a line of its own.
    private void definition(String name, SchemaNode node) {
        text.append(name).append(" = ");
        if (node instanceof Struct struct && !struct.fields().isEmpty() && !struct.isTuple()) {
            text.append("struct {\n");
            lines(struct.fields(), this::field);
        } else if (node instanceof Enumeration enumeration) {
            text.append("enum {\n");
            lines(enumeration.variants(), this::variant);
        } else {
            node(node);
            text.append('\n');
        }
    }

    private <T> void lines(List<T> parts, Consumer<T> printed) {
        for (T part : parts) {
            text.append("    ");
            printed.accept(part);
            text.append(",\n");
        }
        text.append("}\n");
    }

    private void node(SchemaNode node) {
        switch (node) {
            case SchemaLeaf leaf -> text.append(leaf.text());
            case Composite composite -> {
                text.append(composite.form().text());
                listed("(", composite.parts(), this::node, ")");
            }
            case Array array -> {
                text.append("array(");
                node(array.element());
                text.append(", ").append(array.length()).append(')');
            }
            case Shared shared -> {
                text.append("rc");
                if (shared.kind() > 0) {
                    text.append('#').append(shared.kind());
                }
                listed("(", List.of(shared.target()), this::node, ")");
            }
            case Niche niche -> niche(niche);
            case Struct struct -> fields("struct ", struct.fields());
            case Enumeration enumeration -> {
                text.append("enum ");
                listed("{ ", enumeration.variants(), this::variant, " }");
            }
            case Names names -> {
                text.append("names");
                listed("(", names.names(), name -> text.append(SchemaWords.name(name)), ")");
            }
            case Opaque opaque ->
                    text.append("opaque(")
                            .append(SchemaWords.name(opaque.name()))
                            .append(", ")
                            .append(opaque.placeBytes())
                            .append(", ")
                            .append(opaque.placeAlignment())
                            .append(')');
            case Reference reference -> text.append(SchemaWords.reference(reference.name()));
        }
    }

    private void niche(Niche niche) {
        text.append(SchemaWords.niche(niche.kind())).append('(');
        node(niche.inner());
        text.append(", ").append(niche.offset()).append(", ").append(niche.bytes()).append(')');
    }

    private void field(Field field) {
        text.append(SchemaWords.name(field.name())).append(": ");
        node(field.type());
    }

    private void variant(Variant variant) {
        text.append(SchemaWords.name(variant.name())).append(" = ").append(variant.tag());
        if (!variant.fields().isEmpty()) {
            fields(" ", variant.fields());
        }
    }

    /// Writes fields in braces, those of a tuple without their names.
    private void fields(String word, List<Field> fields) {
        if (Field.areIndexes(fields)) {
            text.append(word.isBlank() ? " " : "tuple");
            listed("(", fields, field -> node(field.type()), ")");
        } else if (fields.isEmpty()) {
            text.append(word).append("{}");
        } else {
            text.append(word);
            listed("{ ", fields, this::field, " }");
        }
    }

    private <T> void listed(String start, List<T> parts, Consumer<T> printed, String end) {
        String before = start;
        for (T part : parts) {
            text.append(before);
            printed.accept(part);
            before = ", ";
        }
        text.append(end);
    }
}

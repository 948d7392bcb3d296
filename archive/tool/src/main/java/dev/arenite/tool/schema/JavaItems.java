package dev.arenite.tool.schema;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The records, sealed interfaces and enums of a class: the definitions of a schema, and what has
/// no name there. Each gets a name when it is first used, and is declared after those before it.
final class JavaItems {

    private final ArchiveSchema schema;
    private final SchemaUses uses;
    private final JavaNames names;
    private final JavaSource source;

    private final Map<String, String> definitions = new HashMap<>();

    /// What has a name and must be declared.
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    JavaItems(ArchiveSchema schema, String className) {
        this.schema = schema;
        uses = new SchemaUses(schema);
        names = new JavaNames(className, uses);
        source = new JavaSource(this, names, schema.format(), className);
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
        return new JavaDeclaration(name, source.file(packageName));
    }

    private String root(String wished, Part part) {
        String name = names.type(wished);
        definitions.put(part.definition(), name);
        waiting.add(() -> source.declareRoot(name, part));
        return name;
    }

    /// Returns what references lead to.
    Part referred(Part part, Shared shared) {
        return uses.target(part, shared);
    }

    /// Returns the part that a part refers to, or the part if it refers to none.
    SchemaNode resolved(SchemaNode node) {
        return schema.resolved(node);
    }

    /// Whether a part refers to a definition that leads to itself.
    boolean isRecursive(SchemaNode node) {
        return node instanceof Reference(String name) && uses.isRecursive(name);
    }

    /// Whether a definition is declared, and not written out where it is used.
    boolean isNamed(Reference reference) {
        return switch (schema.resolved(reference)) {
            case Struct struct -> !struct.isTuple();
            case Enumeration enumeration ->
                    StandardShape.of(enumeration) == StandardShape.NONE || isRecursive(reference);
            default -> false;
        };
    }

    /// Whether a part becomes a record or an interface, which has a derived type of its own.
    boolean isDerived(SchemaNode node) {
        if (node instanceof Reference reference) {
            SchemaNode definition = schema.resolved(node);
            return isNamed(reference)
                    && !(definition instanceof Enumeration all && isConstants(all));
        }
        return switch (node) {
            case Struct struct ->
                    !struct.isTuple() && StandardShape.of(struct) == StandardShape.NONE;
            case Enumeration all ->
                    !isConstants(all) && StandardShape.of(all) == StandardShape.NONE;
            default -> false;
        };
    }

    /// Whether an enum becomes one of Java.
    static boolean isConstants(Enumeration enumeration) {
        return enumeration.variants().stream().allMatch(each -> each.fields().isEmpty());
    }

    /// Returns the type of a definition.
    String definition(String name) {
        String known = definitions.get(name);
        if (known == null) {
            String given = names.type(name);
            definitions.put(name, given);
            waiting.add(() -> source.declare(given, uses.definition(name)));
            return given;
        }
        return known;
    }

    /// Returns a definition as a part that is written out where it is used.
    Part written(Part part, Reference reference) {
        if (isRecursive(reference)) {
            throw part.refusal(
                    "only records and interfaces of Java can contain themselves: "
                            + reference.name());
        }
        return part.to("", schema.resolved(reference));
    }

    /// Returns the type of a struct or an enum that has no name.
    String inline(Part part) {
        String name = names.type(DeclaredNames.ofPath(part.path()));
        waiting.add(() -> source.declare(name, part));
        return name;
    }

    /// Returns the enum of texts that are one of some names.
    String constants(Part part, Names constants) {
        String name = names.type(DeclaredNames.ofPath(part.path()));
        List<String> all =
                constants.names().stream().map(each -> JavaNames.constant(part, each)).toList();
        waiting.add(() -> source.declareEnum(name, all));
        return name;
    }
}

package dev.arenite.tool.schema;

import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.SourceVersion;

/// The names of a file in Java. Those of fields, variants and constants are those of the schema, as
/// they are part of it; those of definitions are free.
final class JavaNames {

    /// Words that no type can have as its name, though they are no keywords.
    private static final Set<String> NO_TYPES =
            Set.of("permits", "record", "sealed", "var", "when", "yield");

    /// Methods of every view, and methods of every object that no component can have.
    private static final Set<String> NO_COMPONENTS =
            Set.of(
                    "archive",
                    "clone",
                    "finalize",
                    "getClass",
                    "hashCode",
                    "notify",
                    "notifyAll",
                    "place",
                    "read",
                    "shared",
                    "tag",
                    "toString",
                    "wait");

    /// The names that hide classes: of variants within their interface, of fields in annotations.
    private final Set<String> hiding;

    private final DeclaredNames types;
    private final Set<JavaUse> used = EnumSet.noneOf(JavaUse.class);

    /// @param around   the name of the class around the declarations
    JavaNames(String around, SchemaUses uses) {
        hiding = new HashSet<>(uses.variantNames());
        hiding.addAll(uses.fieldNames());
        Set<String> taken = new HashSet<>(uses.variantNames());
        taken.addAll(NO_TYPES);
        taken.add(around);
        for (JavaUse use : JavaUse.values()) {
            taken.add(use.simple());
        }
        types = new DeclaredNames(taken);
    }

    /// Returns the name of a class of a library where it is used.
    String use(JavaUse use) {
        if (hiding.contains(use.simple())) {
            return use.qualified();
        }
        used.add(use);
        return use.simple();
    }

    /// Returns the classes that must be imported, in their order.
    List<String> imports() {
        return used.stream().filter(JavaUse::isImported).map(JavaUse::qualified).sorted().toList();
    }

    /// Returns the name of a type.
    String type(String wished) {
        String plain = DeclaredNames.identifier(wished);
        return types.unique(SourceVersion.isKeyword(plain) ? plain + "_" : plain, "Archived%s");
    }

    /// Returns the name of the component for a field.
    static String component(Part part, Field field) {
        String name = field.name();
        if (!isIdentifier(name)) {
            throw part.to(field).refusal("Java cannot have the name: " + name);
        }
        if (NO_COMPONENTS.contains(name)) {
            throw part.to(field).refusal("Java has a method of its own with the name: " + name);
        }
        return name;
    }

    /// Returns the name of the constant for a variant or a name.
    static String constant(Part part, String name) {
        if (!isIdentifier(name)) {
            throw part.refusal("Java cannot have the name: " + name);
        }
        return name;
    }

    /// Returns the name of the record for a variant.
    String variant(Part part, Variant variant, String around) {
        String name = constant(part.to(variant), variant.name());
        if (NO_TYPES.contains(name) || name.equals(around)) {
            throw part.to(variant).refusal("Java cannot have a record with the name: " + name);
        }
        return name;
    }

    private static boolean isIdentifier(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name);
    }
}

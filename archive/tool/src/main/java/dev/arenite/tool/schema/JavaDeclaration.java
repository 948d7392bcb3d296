package dev.arenite.tool.schema;

import dev.arenite.archive.schema.ArchiveSchema;

import javax.lang.model.SourceVersion;

/// The declaration of a schema in Java: a class with the records, sealed interfaces and enums whose
/// derived types have the schema. Their fingerprint is that of the schema, if it has a pointer: a
/// type without any does not know the width of pointers.
///
/// Names of fields and variants are those of the schema. Names of types that Java cannot have, or
/// that are taken, are made of those of the schema.
///
/// @param root the name of the record or the interface of the root, in the class
/// @param text the file of the class
public record JavaDeclaration(String root, String text) {

    /// Prints a schema.
    ///
    /// @param packageName the package of the class
    /// @param className   the name of the class around the declarations
    /// @throws DeclarationException     if the root is neither a struct with named fields nor an
    ///     enum, or a part has no form of [dev.arenite.archive.derive.Form]: tuples and other names
    ///     that Java cannot have, niches but those of boxes and integers, types that say nothing of
    ///     themselves
    /// @throws IllegalArgumentException if a name is none of a package or a class
    public static JavaDeclaration of(ArchiveSchema schema, String packageName, String className) {
        if (!SourceVersion.isName(packageName)) {
            throw new IllegalArgumentException("package must have a name: " + packageName);
        }
        if (!SourceVersion.isIdentifier(className) || SourceVersion.isKeyword(className)) {
            throw new IllegalArgumentException("class must have a name: " + className);
        }
        return new JavaItems(schema, className).declaration(packageName);
    }
}

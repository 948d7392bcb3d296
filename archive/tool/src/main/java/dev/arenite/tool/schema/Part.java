package dev.arenite.tool.schema;

import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.ArrayList;
import java.util.List;

/// A part of a schema where it stands.
///
/// @param node       the part
/// @param path       the way to it, for people
/// @param use        what its values are keys of, as parts of keys too
/// @param definition the name of the definition around, empty in the root
record Part(SchemaNode node, String path, KeyUse use, String definition) {

    /// Returns a part of this one that has a key's use if this one has.
    Part to(String step, SchemaNode inner) {
        return new Part(inner, path + step, use, definition);
    }

    /// Returns a field of this part, or of a variant of it.
    Part to(Field field) {
        return to("." + field.name(), field.type());
    }

    /// Returns a variant as the struct of its fields.
    Part to(Variant variant) {
        return to("." + variant.name(), new Struct(variant.fields()));
    }

    /// Returns a part of a composite one.
    Part to(Composite composite, int index) {
        SchemaForm form = composite.form();
        KeyUse own = index == 0 ? use.and(KeyUse.of(form)) : use;
        return new Part(composite.parts().get(index), path + step(form, index), own, definition);
    }

    private static String step(SchemaForm form, int index) {
        return switch (form) {
            case VEC, VECDEQUE, SLICE, HASHSET, INDEXSET, BTREESET -> "[]";
            case HASHMAP, INDEXMAP, BTREEMAP -> index == 0 ? "[key]" : "[value]";
            default -> "";
        };
    }

    /// Returns the parts of this one, in their order.
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        switch (node) {
            case Composite composite -> {
                for (int i = 0; i < composite.parts().size(); i++) {
                    parts.add(to(composite, i));
                }
            }
            case Array array -> parts.add(to("[]", array.element()));
            case Shared shared -> parts.add(to("", shared.target()));
            case Niche niche -> parts.add(to("", niche.inner()));
            case Struct struct -> struct.fields().forEach(field -> parts.add(to(field)));
            case Enumeration enumeration ->
                    enumeration.variants().forEach(variant -> parts.addAll(to(variant).parts()));
            default -> {
                // Nothing is in it.
            }
        }
        return parts;
    }

    /// Returns the fields of a struct, or of all variants of an enum; none of another part.
    List<Field> fields() {
        return switch (node) {
            case Struct struct -> struct.fields();
            case Enumeration enumeration ->
                    enumeration.variants().stream()
                            .flatMap(variant -> variant.fields().stream())
                            .toList();
            default -> List.of();
        };
    }

    DeclarationException refusal(String reason) {
        return new DeclarationException(path, reason);
    }
}

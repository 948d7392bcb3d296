package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.schema.SchemaNode.Composite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the part of a schema of what one type says of itself.
final class DescribedNode {

    private final DescribedTypes types;
    private final ArchiveType<?, ?> type;

    DescribedNode(DescribedTypes types, ArchiveType<?, ?> type) {
        this.types = types;
        this.type = type;
    }

    SchemaNode node() {
        return switch (Description.of(type, types::format)) {
            case Description.Leaf leaf -> leaf(leaf.name());
            case Description.Form form -> form(form);
            case Description.Array array ->
                    new SchemaNode.Array(types.node(array.element()), array.length());
            case Description.Shared shared -> shared(shared);
            case Description.Niche niche -> niche(niche);
            case Description.Struct struct -> {
                name(struct.name());
                yield new SchemaNode.Struct(types.fields(struct.fields()));
            }
            case Description.Enumeration enumeration -> enumeration(enumeration);
            case Description.Names names -> new SchemaNode.Names(names.names());
            case Description.As as -> types.nodeOf(type, as.type());
            case Description.Opaque opaque -> opaque(opaque.name());
        };
    }

    private static <T> T known(Optional<T> found, String word) {
        return found.orElseThrow(() -> new SchemaException("word must be known: " + word));
    }

    private static SchemaNode leaf(String name) {
        return name.equals("boxed_str")
                ? Composite.of(SchemaForm.BOX, SchemaLeaf.STR)
                : known(SchemaLeaf.of(name), name);
    }

    private SchemaNode form(Description.Form form) {
        List<SchemaNode> parts = new ArrayList<>();
        for (ArchiveType<?, ?> part : form.parts()) {
            parts.add(types.node(part));
        }
        return form.name().equals("boxed_slice")
                ? Composite.of(SchemaForm.BOX, new Composite(SchemaForm.SLICE, parts))
                : new Composite(known(SchemaForm.of(form.name()), form.name()), parts);
    }

    private SchemaNode shared(Description.Shared shared) {
        int kind = types.kindOf(shared.references());
        if (types.node(shared.pointer()) instanceof Composite(var form, var parts)
                && form == SchemaForm.BOX) {
            return new SchemaNode.Shared(kind, parts.getFirst());
        }
        throw new SchemaException(
                "shared reference must be a pointer: class=" + type.getClass().getName());
    }

    /// Bytes that are not known stand for absence in a way that no schema can tell.
    private SchemaNode niche(Description.Niche niche) {
        return SchemaNiche.of(niche.kind())
                .<SchemaNode>map(
                        known ->
                                new SchemaNode.Niche(
                                        known,
                                        niche.offset(),
                                        niche.bytes(),
                                        types.node(niche.inner())))
                .orElseGet(() -> opaque(niche.kind()));
    }

    private SchemaNode enumeration(Description.Enumeration enumeration) {
        name(enumeration.name());
        List<SchemaNode.Variant> made = new ArrayList<>();
        for (TypeDescriber.Variant variant : enumeration.variants()) {
            made.add(
                    new SchemaNode.Variant(
                            variant.name(), variant.tag(), types.fields(variant.fields())));
        }
        return new SchemaNode.Enumeration(made);
    }

    private void name(String name) {
        if (!name.isEmpty()) {
            types.nameOf(type, name);
        }
    }

    private SchemaNode opaque(String name) {
        return new SchemaNode.Opaque(name, type.placeBytes(), type.placeAlignment());
    }
}

package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.schema.SchemaNode.Composite;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the description of one type, and makes the part of a schema of it.
final class DescribedNode implements TypeDescriber {

    private final DescribedTypes types;
    private final ArchiveType<?, ?> type;
    private @Nullable SchemaNode node;

    DescribedNode(DescribedTypes types, ArchiveType<?, ?> type) {
        this.types = types;
        this.type = type;
    }

    /// Returns the part.
    ///
    /// @throws SchemaException if the type has said nothing
    SchemaNode node() {
        if (node == null) {
            throw new SchemaException(
                    "type must describe itself: class=" + type.getClass().getName());
        }
        return node;
    }

    private void take(SchemaNode taken) {
        if (node != null) {
            throw new SchemaException(
                    "type must describe itself once: class=" + type.getClass().getName());
        }
        node = taken;
    }

    private static <T> T known(Optional<T> found, String word) {
        return found.orElseThrow(() -> new SchemaException("word must be known: " + word));
    }

    @Override
    public void format(ArchiveFormat format) {
        types.format(format);
    }

    @Override
    public void leaf(String name) {
        take(
                name.equals("boxed_str")
                        ? Composite.of(SchemaForm.BOX, SchemaLeaf.STR)
                        : known(SchemaLeaf.of(name), name));
    }

    @Override
    public void form(String form, ArchiveType<?, ?>... parts) {
        if (form.equals("boxed_slice")) {
            take(
                    Composite.of(
                            SchemaForm.BOX, Composite.of(SchemaForm.SLICE, types.node(parts[0]))));
            return;
        }
        List<SchemaNode> nodes = new ArrayList<>();
        for (ArchiveType<?, ?> part : parts) {
            nodes.add(types.node(part));
        }
        take(new Composite(known(SchemaForm.of(form), form), nodes));
    }

    @Override
    public void array(ArchiveType<?, ?> element, long length) {
        take(new SchemaNode.Array(types.node(element), length));
    }

    @Override
    public void shared(ArchiveType<?, ?> references, ArchiveType<?, ?> pointer) {
        int kind = types.kindOf(references);
        if (types.node(pointer) instanceof Composite(var form, var parts)
                && form == SchemaForm.BOX) {
            take(new SchemaNode.Shared(kind, parts.getFirst()));
        } else {
            throw new SchemaException(
                    "shared reference must be a pointer: class=" + type.getClass().getName());
        }
    }

    /// Bytes that are not known stand for absence in a way that no schema can tell.
    @Override
    public void niche(String kind, long offset, long bytes, ArchiveType<?, ?> inner) {
        SchemaNiche.of(kind)
                .ifPresentOrElse(
                        known ->
                                take(new SchemaNode.Niche(known, offset, bytes, types.node(inner))),
                        () -> opaque(kind));
    }

    @Override
    public void struct(String name, List<Field> fields) {
        name(name);
        take(new SchemaNode.Struct(types.fields(fields)));
    }

    @Override
    public void enumeration(String name, List<Variant> variants) {
        name(name);
        List<SchemaNode.Variant> made = new ArrayList<>();
        for (Variant variant : variants) {
            made.add(
                    new SchemaNode.Variant(
                            variant.name(), variant.tag(), types.fields(variant.fields())));
        }
        take(new SchemaNode.Enumeration(made));
    }

    private void name(String name) {
        if (!name.isEmpty()) {
            types.nameOf(type, name);
        }
    }

    @Override
    public void names(List<String> names) {
        take(new SchemaNode.Names(names));
    }

    @Override
    public void as(ArchiveType<?, ?> other) {
        take(types.node(other));
    }

    @Override
    public void opaque(String name) {
        take(new SchemaNode.Opaque(name, type.placeBytes(), type.placeAlignment()));
    }
}

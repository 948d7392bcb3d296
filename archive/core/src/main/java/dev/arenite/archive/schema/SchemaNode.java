package dev.arenite.archive.schema;

import java.util.List;
import java.util.Objects;

/// A part of a schema: what the archived values of one type are made of. A plain value; a schema
/// that contains it holds it against the rules ([ArchiveSchema]).
public sealed interface SchemaNode
        permits SchemaLeaf,
                SchemaNode.Composite,
                SchemaNode.Array,
                SchemaNode.Shared,
                SchemaNode.Niche,
                SchemaNode.Struct,
                SchemaNode.Enumeration,
                SchemaNode.Names,
                SchemaNode.Opaque,
                SchemaNode.Reference {

    /// Values made of values of other types in one of the usual ways: lists, maps, boxes.
    ///
    /// @param form  the way
    /// @param parts the parts, as many as the form has
    record Composite(SchemaForm form, List<SchemaNode> parts) implements SchemaNode {

        /// Makes a node.
        public Composite {
            Objects.requireNonNull(form, "form");
            parts = List.copyOf(parts);
        }

        /// Makes a node of one part or two.
        public static Composite of(SchemaForm form, SchemaNode... parts) {
            return new Composite(form, List.of(parts));
        }
    }

    /// Sequences of a length that belongs to the type.
    ///
    /// @param element the elements
    /// @param length  the number of elements, not negative
    record Array(SchemaNode element, long length) implements SchemaNode {

        /// Makes a node.
        public Array {
            Objects.requireNonNull(element, "element");
        }
    }

    /// References to values that other references of the same kind may lead to as well.
    ///
    /// @param kind   the number of the kind: 0 for the first that a schema has, 1 for the next. All
    ///     references of one kind have the same target
    /// @param target what they lead to
    record Shared(int kind, SchemaNode target) implements SchemaNode {

        /// Makes a node.
        public Shared {
            Objects.requireNonNull(target, "target");
        }
    }

    /// Values that may be absent; some bytes of the place stand for absence.
    ///
    /// @param kind   which bytes
    /// @param offset the offset of these bytes in the place
    /// @param bytes  the number of these bytes
    /// @param inner  the values
    record Niche(SchemaNiche kind, long offset, long bytes, SchemaNode inner)
            implements SchemaNode {

        /// Makes a node.
        public Niche {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(inner, "inner");
        }
    }

    /// Values with fields, laid out as in C. A tuple is a struct whose fields are named by their
    /// indexes.
    ///
    /// @param fields the fields in declaration order
    record Struct(List<Field> fields) implements SchemaNode {

        /// Makes a node.
        public Struct {
            fields = List.copyOf(fields);
        }

        /// Whether the fields are named by their indexes; there is at least one.
        public boolean isTuple() {
            return Field.areIndexes(fields);
        }
    }

    /// A field of a struct, or of a variant.
    ///
    /// @param name its name
    /// @param type its values
    record Field(String name, SchemaNode type) {

        /// Makes a field.
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }

        static boolean areIndexes(List<Field> fields) {
            for (int i = 0; i < fields.size(); i++) {
                if (!fields.get(i).name().equals(String.valueOf(i))) {
                    return false;
                }
            }
            return !fields.isEmpty();
        }
    }

    /// Values of one of several variants.
    ///
    /// @param variants the variants in declaration order, at least one
    record Enumeration(List<Variant> variants) implements SchemaNode {

        /// Makes a node.
        public Enumeration {
            variants = List.copyOf(variants);
        }
    }

    /// A variant of an enum.
    ///
    /// @param name   its name
    /// @param tag    the tag that marks it, 0 to 255
    /// @param fields its fields, laid out behind the tag
    record Variant(String name, int tag, List<Field> fields) {

        /// Makes a variant.
        public Variant {
            Objects.requireNonNull(name, "name");
            fields = List.copyOf(fields);
        }
    }

    /// Texts, each one of some names.
    ///
    /// @param names the names, at least one
    record Names(List<String> names) implements SchemaNode {

        /// Makes a node.
        public Names {
            names = List.copyOf(names);
        }
    }

    /// Values of a type that says nothing more. Two are the same type if they have the same name.
    ///
    /// @param name           its name, usually that of a class
    /// @param placeBytes     the size of a place in bytes, a multiple of the alignment
    /// @param placeAlignment the alignment of a place in bytes, 1, 2, 4, 8 or 16
    record Opaque(String name, long placeBytes, long placeAlignment) implements SchemaNode {

        /// Makes a node.
        public Opaque {
            Objects.requireNonNull(name, "name");
        }
    }

    /// The values of a definition.
    ///
    /// @param name the name of the definition
    record Reference(String name) implements SchemaNode {

        /// Makes a node.
        public Reference {
            Objects.requireNonNull(name, "name");
        }
    }
}

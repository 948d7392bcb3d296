package dev.arenite.archive;

import java.util.List;
import java.util.Objects;

/// Takes what a type says about itself: everything that the bytes of its archives depend on.
///
/// A type calls exactly one method, besides [#format] ([ArchiveType#describe]). The words are those
/// of FORMAT 12; the types of parts are asked by the describer, so a type does not call their
/// `describe`.
public interface TypeDescriber {

    /// A field of a struct, or of a variant of an enum.
    ///
    /// @param name its name; fields that are named by their indexes, `0`, `1` and so on, are those
    ///     of a tuple
    /// @param type the type of its values
    record Field(String name, ArchiveType<?, ?> type) {

        /// Makes a field.
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
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

    /// Says which format the type belongs to, if its bytes depend on the width of pointers.
    void format(ArchiveFormat format);

    /// Says that values are those of a type of the format that has a name.
    ///
    /// @param name one of the leaves of FORMAT 12, such as `u32` or `string`
    void leaf(String name);

    /// Says that values are made of values of other types in one of the usual ways.
    ///
    /// @param form  one of the forms of FORMAT 12, such as `vec` or `hashmap`
    /// @param parts the types of the parts, as many as the form has
    void form(String form, ArchiveType<?, ?>... parts);

    /// Says that values are sequences of a length that belongs to the type.
    void array(ArchiveType<?, ?> element, long length);

    /// Says that values are references to values that other references of the same type may lead
    /// to as well.
    ///
    /// @param references the type itself: references share if they have the same one
    /// @param pointer    the pointer that each reference is
    void shared(ArchiveType<?, ?> references, ArchiveType<?, ?> pointer);

    /// Says that values may be absent, and that bytes of the place stand for absence.
    ///
    /// @param kind   one of the niches of FORMAT 12, such as `zero`
    /// @param offset the offset of these bytes in the place
    /// @param bytes  the number of these bytes; 0 if it follows from the type
    /// @param inner  the type of the values
    void niche(String kind, long offset, long bytes, ArchiveType<?, ?> inner);

    /// Says that values are structs, laid out as in C.
    ///
    /// @param name   a name for people; two types of one name may differ. Empty if there is none
    /// @param fields the fields in declaration order
    void struct(String name, List<Field> fields);

    /// Says that values are those of an enum.
    ///
    /// @param name     a name for people, as that of a struct
    /// @param variants the variants in declaration order
    void enumeration(String name, List<Variant> variants);

    /// Says that values are texts, each one of some names.
    void names(List<String> names);

    /// Says that values are archived as values of another type.
    void as(ArchiveType<?, ?> type);

    /// Says nothing more than a name, the size and the alignment.
    ///
    /// @param name a name that differs from those of types with other bytes
    void opaque(String name);
}

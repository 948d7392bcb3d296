package dev.arenite.archive;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Takes what a type says about itself: everything that the bytes of its archives depend on.
///
/// A type calls exactly one method, besides [#format] ([ArchiveType#describe]). The words are those
/// of FORMAT 12; the types of parts are asked by the describer, so a type does not call their
/// `describe`.
public interface TypeDescriber {

    /// A field of a struct, or of a variant of an enum.
    ///
    /// @param name         its name; fields that are named by their indexes, `0`, `1` and so on,
    ///     are those of a tuple
    /// @param type         the type of its values
    /// @param earlierNames the names that it had, which archives of older schemas may have
    /// @param absent       returns its value where an archive of an older schema has no such field
    record Field(
            String name,
            ArchiveType<?, ?> type,
            List<String> earlierNames,
            Optional<Supplier<?>> absent) {

        /// Makes a field.
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(absent, "absent");
            earlierNames = List.copyOf(earlierNames);
        }

        /// Makes a field that has always been there, under this name.
        public Field(String name, ArchiveType<?, ?> type) {
            this(name, type, List.of(), Optional.empty());
        }
    }

    /// A variant of an enum.
    ///
    /// @param name         its name
    /// @param tag          the tag that marks it, 0 to 255
    /// @param fields       its fields, laid out behind the tag
    /// @param earlierNames the names that it had
    /// @param makers       the ways to make its values of their fields
    record Variant(
            String name,
            int tag,
            List<Field> fields,
            List<String> earlierNames,
            List<Maker> makers) {

        /// Makes a variant.
        public Variant {
            Objects.requireNonNull(name, "name");
            fields = List.copyOf(fields);
            earlierNames = List.copyOf(earlierNames);
            makers = List.copyOf(makers);
        }

        /// Makes a variant whose values are only read at their place.
        public Variant(String name, int tag, List<Field> fields) {
            this(name, tag, fields, List.of(), List.of());
        }
    }

    /// A way to make values of fields, wherever these lie: archives of an older schema are read
    /// with it.
    ///
    /// @param fields the names of the fields that it takes; it asks for no other
    /// @param maker  makes a value
    record Maker(List<String> fields, StructMaker maker) {

        /// Makes a way.
        public Maker {
            fields = List.copyOf(fields);
            Objects.requireNonNull(maker, "maker");
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
    /// @param makers the ways to make a value of fields, the one that takes all of them first. With
    ///     none, such structs cannot be read from archives of an older schema that differs here
    void struct(String name, List<Field> fields, List<Maker> makers);

    /// Says that values are structs which are only read at their place.
    ///
    /// @param name   as above
    /// @param fields the fields in declaration order
    default void struct(String name, List<Field> fields) {
        struct(name, fields, List.of());
    }

    /// Says that values are those of an enum.
    ///
    /// @param name     a name for people, as that of a struct
    /// @param variants the variants in declaration order
    void enumeration(String name, List<Variant> variants);

    /// Says that values are texts, each one of some names.
    ///
    /// @param names        the names
    /// @param earlierNames the name of today by each of the names that there were
    void names(List<String> names, Map<String, String> earlierNames);

    /// Says that values are archived as values of another type.
    ///
    /// @param type the other type
    /// @param from makes a value of one of the other type
    void as(ArchiveType<?, ?> type, Function<?, ?> from);

    /// Says that values are those of another type, such as the one that this stands for.
    default void as(ArchiveType<?, ?> type) {
        as(type, Function.identity());
    }

    /// Says nothing more than a name, the size and the alignment.
    ///
    /// @param name a name that differs from those of types with other bytes
    void opaque(String name);
}

package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// The archived form of a Java type where it is used.
///
/// Source text names classes as `@Name@`, with the simple name of a class of the library or the
/// whole name of any class; [Source] imports them.
///
/// @param type      the expression for the `ArchiveType`
/// @param value     the Java type of the values, boxed
/// @param view      the Java type of the views, boxed
/// @param bytes     the size of a place, [#UNKNOWN] if only the type knows it
/// @param alignment the alignment of a place, or [#UNKNOWN]
/// @param scalar    how generated code reads and writes the place itself, null if the type does
/// @param text      whether it is a `String` as text in the default format
/// @param nested    the model of a record of this compilation or another, null for everything else
/// @param keyed     whether values can be keys
/// @param constants whether they are constants of an enum, which the generated class holds in an
///     array
/// @param fixed     whether the type is a `FixedType`, whose values are changed in their place
/// @param changes   the changes of an archived value that are possible in place
/// @param row       the numbers of a list or an array, null for everything else
record Form(
        String type,
        String value,
        String view,
        int bytes,
        int alignment,
        @Nullable Scalar scalar,
        boolean text,
        @Nullable StructModel nested,
        boolean keyed,
        boolean constants,
        boolean fixed,
        Changes changes,
        @Nullable Row row) {

    static final int UNKNOWN = -1;

    /// Numbers, truth values or constants that lie side by side out of line.
    ///
    /// @param scalar    how generated code reads and writes one
    /// @param isArray   whether they are an array of a primitive type
    /// @param constants the class of constants, null if they are none
    record Row(Scalar scalar, boolean isArray, @Nullable String constants) {}

    /// The ways to change an archived value in place.
    ///
    /// @param whole   whether a value lies in its place as a whole, with nothing out of line, so
    ///     that another one can be put there
    /// @param view    the class of the view that changes parts of a record, null if there is none
    /// @param key     the form of the keys by which values of a map are changed, null for others
    /// @param element the form of the elements of a sequence, or of the values of a map, that lie
    ///     in places of their own; null for others
    record Changes(
            boolean whole, @Nullable String view, @Nullable Form key, @Nullable Form element) {

        private static final Changes NONE = new Changes(false, null, null, null);
        private static final Changes WHOLE = new Changes(true, null, null, null);

        /// Returns the changes of a value that may lie in its place as a whole.
        static Changes whole(boolean whole) {
            return whole ? WHOLE : NONE;
        }

        static Changes record(boolean whole, @Nullable String view) {
            return new Changes(whole, view, null, null);
        }

        static Changes elements(boolean whole, Form element) {
            return new Changes(whole, null, null, element);
        }

        static Changes values(Form key, Form value) {
            return new Changes(false, null, key, value);
        }
    }

    /// The classes of integers.
    private static final Set<String> INTEGERS =
            Set.of(
                    "@java.lang/Byte@",
                    "@java.lang/Short@",
                    "@java.lang/Integer@",
                    "@java.lang/Long@",
                    "@java.math/BigInteger@");

    /// Returns a form that only its type knows how to read and write.
    static Form of(
            String type, String value, String view, int bytes, int alignment, boolean keyed) {
        return new Form(
                type,
                value,
                view,
                bytes,
                alignment,
                null,
                false,
                null,
                keyed,
                false,
                false,
                Changes.NONE,
                null);
    }

    /// Returns a form whose type is a `FixedType`: the view is the value itself.
    static Form fixed(String type, String value, int bytes, int alignment, boolean keyed) {
        return new Form(
                type,
                value,
                value,
                bytes,
                alignment,
                null,
                false,
                null,
                keyed,
                false,
                true,
                Changes.WHOLE,
                null);
    }

    static Form scalar(String type, String boxed, Scalar scalar, boolean keyed) {
        return fixed("TYPES." + type, boxed, scalar.bytes(), scalar.bytes(), keyed)
                .with(scalar, false);
    }

    /// Returns the form of an enum whose constants generated code reads and writes itself.
    static Form constants(String type, String name, Scalar scalar) {
        return fixed(type, name, scalar.bytes(), scalar.bytes(), true).with(scalar, true);
    }

    /// Whether the values are integers of a known size.
    boolean isInteger() {
        return fixed && INTEGERS.contains(value) && scalar != Scalar.CODE_POINT;
    }

    /// Returns this form with a place that generated code reads and writes itself.
    Form with(Scalar own, boolean areConstants) {
        return copy(own, text, nested, areConstants, Changes.WHOLE, row);
    }

    /// Returns this form as text, in the default format only.
    Form asText(boolean isDefaultFormat) {
        return copy(scalar, isDefaultFormat, nested, constants, changes, row);
    }

    /// Returns this form as that of a record whose numbers and texts are written with those around.
    Form withRow(@Nullable StructModel flat) {
        return copy(scalar, text, flat, constants, changes, row);
    }

    /// Returns this form with the changes that are possible in place.
    Form with(Changes possible) {
        return copy(scalar, text, nested, constants, possible, row);
    }

    /// Returns this form with numbers that generated code reads and writes itself.
    Form with(Row numbers) {
        return copy(scalar, text, nested, constants, changes, numbers);
    }

    /// Returns the same type in another form.
    private Form copy(
            @Nullable Scalar scalar,
            boolean text,
            @Nullable StructModel nested,
            boolean constants,
            Changes changes,
            @Nullable Row row) {
        return new Form(
                type, value, view, bytes, alignment, scalar, text, nested, keyed, constants, fixed,
                changes, row);
    }
}

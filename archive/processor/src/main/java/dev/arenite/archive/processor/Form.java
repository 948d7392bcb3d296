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
/// @param mutable   the class of the view that changes a value in place, if there is one
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
        @Nullable String mutable) {

    static final int UNKNOWN = -1;

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
                type, value, view, bytes, alignment, null, false, null, keyed, false, false, null);
    }

    /// Returns a form whose type is a `FixedType`: the view is the value itself.
    static Form fixed(String type, String value, int bytes, int alignment, boolean keyed) {
        return new Form(
                type, value, value, bytes, alignment, null, false, null, keyed, false, true, null);
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
        return new Form(
                type,
                value,
                view,
                bytes,
                alignment,
                own,
                text,
                nested,
                keyed,
                areConstants,
                fixed,
                mutable);
    }

    /// Returns this form as text, in the default format only.
    Form asText(boolean isDefaultFormat) {
        return new Form(
                type,
                value,
                view,
                bytes,
                alignment,
                scalar,
                isDefaultFormat,
                nested,
                keyed,
                constants,
                fixed,
                mutable);
    }

    /// Returns this form as that of a record whose numbers and texts are written with those around.
    Form withRow(@Nullable StructModel flat) {
        return new Form(
                type, value, view, bytes, alignment, scalar, text, flat, keyed, constants, fixed,
                mutable);
    }

    /// Returns this form with the view that changes an element.
    Form withMutable(@Nullable String changing) {
        return new Form(
                type, value, view, bytes, alignment, scalar, text, nested, keyed, constants, fixed,
                changing);
    }
}

package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

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
        @Nullable String mutable) {

    static final int UNKNOWN = -1;

    private static final Pattern FIXED =
            Pattern.compile(
                    "@(Time|Network)Types@.*|TYPES\\.(instant|localDate|localTime|localDateTime|uuid"
                        + "|uuidAsArray|[iu]size|[iu]128|unit|enumByTag|nonZero)\\(.*");

    /// Whether the type is a `FixedType`, whose values can be changed in their place.
    boolean isFixed() {
        return FIXED.matcher(type).matches();
    }

    /// Returns a form that only its type knows how to read and write.
    static Form of(
            String type, String value, String view, int bytes, int alignment, boolean keyed) {
        return new Form(type, value, view, bytes, alignment, null, false, null, keyed, false, null);
    }

    static Form scalar(String type, String boxed, Scalar scalar, boolean keyed) {
        return of("TYPES." + type, boxed, boxed, scalar.bytes(), scalar.bytes(), keyed)
                .with(scalar, false);
    }

    /// Returns the form of an enum whose constants generated code reads and writes itself.
    static Form constants(String type, String name, Scalar scalar) {
        return of(type, name, name, scalar.bytes(), scalar.bytes(), true).with(scalar, true);
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
                mutable);
    }

    /// Returns this form as that of a record whose numbers and texts are written with those around.
    Form withRow(@Nullable StructModel flat) {
        return new Form(
                type, value, view, bytes, alignment, scalar, text, flat, keyed, constants, mutable);
    }

    /// Returns this form with the view that changes an element.
    Form withMutable(@Nullable String changing) {
        return new Form(
                type, value, view, bytes, alignment, scalar, text, nested, keyed, constants,
                changing);
    }
}

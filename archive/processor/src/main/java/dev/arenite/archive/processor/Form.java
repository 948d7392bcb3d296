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

    static Form scalar(String type, String boxed, Scalar scalar, boolean keyed) {
        return new Form(
                "TYPES." + type,
                boxed,
                boxed,
                scalar.bytes(),
                scalar.bytes(),
                scalar,
                false,
                null,
                keyed,
                false,
                null);
    }

    /// Returns a form that only its type knows how to read and write.
    static Form of(
            String type, String value, String view, int bytes, int alignment, boolean keyed) {
        return new Form(type, value, view, bytes, alignment, null, false, null, keyed, false, null);
    }

    /// Returns this form with the view that changes an element.
    Form withMutable(@Nullable String view) {
        return new Form(
                type, value, this.view, bytes, alignment, scalar, text, nested, keyed, constants,
                view);
    }

    /// Returns the form of an enum whose constants generated code reads and writes itself.
    static Form constants(String type, String name, Scalar scalar) {
        return new Form(type, name, name, 1, 1, scalar, false, null, true, true, null);
    }
}

package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

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
        boolean constants) {

    static final int UNKNOWN = -1;

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
                false);
    }

    /// Returns a form that only its type knows how to read and write.
    static Form of(
            String type, String value, String view, int bytes, int alignment, boolean keyed) {
        return new Form(type, value, view, bytes, alignment, null, false, null, keyed, false);
    }
}

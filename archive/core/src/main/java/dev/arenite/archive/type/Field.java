package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveType;

import java.util.function.Function;

/// A field of a struct.
///
/// @param name     its name
/// @param type     the type of its values
/// @param accessor how the value is taken from the whole
/// @param <T>      the whole
/// @param <F>      the values of the field
record Field<T, F>(String name, ArchiveType<F, ?> type, Function<? super T, ? extends F> accessor) {

    F of(T whole) {
        return accessor.apply(whole);
    }
}

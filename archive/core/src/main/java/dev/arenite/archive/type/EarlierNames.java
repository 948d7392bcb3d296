package dev.arenite.archive.type;

import dev.arenite.archive.derive.Was;

import java.util.List;

/// The names that constants of Java's enums had.
final class EarlierNames {

    private EarlierNames() {}

    /// Returns the names that a constant had, as its declaration says ([Was]). None where a native
    /// image does not know the declaration.
    static List<String> of(Enum<?> constant) {
        try {
            Was was =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(Was.class);
            return was == null ? List.of() : List.of(was.value());
        } catch (NoSuchFieldException unknown) {
            return List.of();
        }
    }
}

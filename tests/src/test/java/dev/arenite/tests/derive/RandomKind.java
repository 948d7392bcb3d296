package dev.arenite.tests.derive;

/// A type of components of random records.
///
/// @param java  the type and its annotation
/// @param type  the expression for the same type, combined
/// @param value the expression for a random value, of a random `r`
/// @param key   whether it can be a key
record RandomKind(String java, String type, String value, boolean key) {

    /// Returns the kind that a template and the kind inside it make.
    static RandomKind of(String java, String type, String value, RandomKind inner) {
        return new RandomKind(
                java.formatted(inner.boxed()),
                type.formatted(inner.type()),
                value.formatted("() -> " + inner.value()),
                inner.key());
    }

    /// Returns the type with its primitive types as classes, for type arguments.
    String boxed() {
        return java.replaceAll("\\bint$", "Integer")
                .replaceAll("\\bchar$", "Character")
                .replaceAll("\\bboolean$", "Boolean")
                .replaceAll("\\bbyte$", "Byte")
                .replaceAll("\\bshort$", "Short")
                .replaceAll("\\blong$", "Long")
                .replaceAll("\\bfloat$", "Float")
                .replaceAll("\\bdouble$", "Double");
    }

    /// Whether an annotation can stand before the type, and a type argument can be the type.
    boolean isPlain() {
        return !java.startsWith("@") && !java.contains("[");
    }

    /// Returns this kind with other values.
    RandomKind with(String values) {
        return new RandomKind(java, type, values, key);
    }
}

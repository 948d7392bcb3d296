package dev.arenite.archive.schema;

/// The steps of paths through schemas: `[]` to an element, `[key]` and `[value]` to those of maps.
final class SchemaSteps {

    private SchemaSteps() {}

    /// Returns the step to a part.
    ///
    /// @param index the index of the part
    static String part(SchemaForm form, int index) {
        return switch (form) {
            case VEC, VECDEQUE, SLICE, HASHSET, INDEXSET, BTREESET -> "[]";
            case HASHMAP, INDEXMAP, BTREEMAP -> index == 0 ? "[key]" : "[value]";
            default -> "";
        };
    }
}

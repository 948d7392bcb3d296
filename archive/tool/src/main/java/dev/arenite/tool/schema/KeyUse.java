package dev.arenite.tool.schema;

import dev.arenite.archive.schema.SchemaForm;

/// What the values of a part are keys of.
///
/// @param isHashed  of a hash table
/// @param isOrdered of a B-tree
record KeyUse(boolean isHashed, boolean isOrdered) {

    static final KeyUse NONE = new KeyUse(false, false);

    private static final KeyUse HASHED = new KeyUse(true, false);
    private static final KeyUse ORDERED = new KeyUse(false, true);

    /// Returns what the first part of a map or a set is.
    static KeyUse of(SchemaForm form) {
        return switch (form) {
            case HASHMAP, HASHSET, INDEXMAP, INDEXSET -> HASHED;
            case BTREEMAP, BTREESET -> ORDERED;
            default -> NONE;
        };
    }

    boolean isKey() {
        return isHashed || isOrdered;
    }

    KeyUse and(KeyUse other) {
        return new KeyUse(isHashed || other.isHashed, isOrdered || other.isOrdered);
    }
}

package dev.arenite.archive.schema;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The ways to make values of values of other types.
public enum SchemaForm {
    /// Values that may be absent, with a tag.
    OPTION(1, 0),
    /// Integers that are not 0.
    NONZERO(1, 0),
    /// Ranges of which both ends are included; they differ from structs as keys only.
    RANGE_INCLUSIVE(1, 0),
    /// Values whose hash and order as keys do not follow from their parts.
    OWN_KEY(1, 0),
    /// Values out of line.
    BOX(1, 1),
    /// Sequences without a place of their own: only behind a box or a shared reference.
    SLICE(1, 2),
    /// Sequences.
    VEC(1, 2),
    /// Sequences that are hashed element by element; they differ from others as keys only.
    VECDEQUE(1, 2),
    /// Maps in a hash table.
    HASHMAP(2, 3),
    /// Sets in a hash table.
    HASHSET(1, 3),
    /// Maps in the order of insertion.
    INDEXMAP(2, 4),
    /// Sets in the order of insertion.
    INDEXSET(1, 4),
    /// Maps in the order of their keys.
    BTREEMAP(2, 2),
    /// Sets in the order of their elements.
    BTREESET(1, 2);

    private static final Map<String, SchemaForm> BY_TEXT = new HashMap<>();

    static {
        for (SchemaForm form : values()) {
            BY_TEXT.put(form.text(), form);
        }
    }

    private final int parts;
    private final int pointers;

    SchemaForm(int parts, int pointers) {
        this.parts = parts;
        this.pointers = pointers;
    }

    /// Returns the word for it in texts, such as `vec`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the form with a word, or empty if there is none.
    public static Optional<SchemaForm> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /// Returns the number of parts.
    public int parts() {
        return parts;
    }

    /// Whether the parts lie out of line, so that a type may contain itself there.
    boolean isPointer() {
        return pointers > 0;
    }

    /// Returns the size of a place in pointers, if the parts lie out of line.
    int pointers() {
        return pointers;
    }

    /// Whether the parts are keys and values.
    boolean isMap() {
        return this == HASHMAP || this == INDEXMAP || this == BTREEMAP;
    }

    /// Whether the first part is the key of a map or a set.
    boolean hasKeys() {
        return switch (this) {
            case HASHMAP, HASHSET, INDEXMAP, INDEXSET, BTREEMAP, BTREESET -> true;
            default -> false;
        };
    }
}

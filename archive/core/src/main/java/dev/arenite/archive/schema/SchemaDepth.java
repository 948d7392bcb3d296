package dev.arenite.archive.schema;

/// Counts how deeply a walk through a schema is nested, references followed: it is on the stack of
/// the caller, and a hostile schema must not end it.
final class SchemaDepth {

    /// The greatest number of parts within one another.
    static final int MAX_LEVELS = 512;

    private final int limit;
    private int levels;

    SchemaDepth() {
        this(MAX_LEVELS);
    }

    /// @param limit the greatest number of parts within one another, for a walk whose parts take
    ///     much of the stack
    SchemaDepth(int limit) {
        this.limit = limit;
    }

    /// Goes into a part.
    ///
    /// @throws SchemaException if there are too many parts around it; the walk has ended
    void enter() {
        levels++;
        if (levels > limit) {
            throw new SchemaException("parts must not be nested deeper: limit=" + limit);
        }
    }

    /// Leaves a part.
    void leave() {
        levels--;
    }
}

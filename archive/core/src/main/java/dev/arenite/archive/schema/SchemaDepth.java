package dev.arenite.archive.schema;

/// Counts how deeply a walk through a schema is nested, references followed: it is on the stack of
/// the caller, and a hostile schema must not end it.
final class SchemaDepth {

    /// The greatest number of parts within one another.
    static final int MAX_LEVELS = 512;

    private int levels;

    /// Goes into a part.
    ///
    /// @throws SchemaException if there are too many parts around it; the walk has ended
    void enter() {
        levels++;
        if (levels > MAX_LEVELS) {
            throw new SchemaException("parts must not be nested deeper: limit=" + MAX_LEVELS);
        }
    }

    /// Leaves a part.
    void leave() {
        levels--;
    }
}

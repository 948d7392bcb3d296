package dev.arenite.archive;

import java.io.Serializable;

/// A limit of a check, and the greater number that an archive demands.
///
/// @param name   the limit: `maxDepth` or `maxObjects` of [CheckLimits], or `maxKeySteps`, which
///     follows from them and the size of the archive
/// @param limit  the number that is allowed
/// @param actual the number that the archive demands, as far as the check has seen it; greater than
///     `limit`
public record ExceededLimit(String name, long limit, long actual) implements Serializable {

    /// Returns both numbers, as in `maxDepth=64 actual=65`.
    @Override
    public String toString() {
        return name + "=" + limit + " actual=" + actual;
    }
}

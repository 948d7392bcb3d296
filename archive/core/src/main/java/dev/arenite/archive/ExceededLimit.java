package dev.arenite.archive;

import java.io.Serializable;

/// A limit of a check, and what an archive asks for beyond it.
///
/// @param name   the limit: `maxDepth` or `maxObjects` of [CheckLimits], or `maxKeySteps`, which
///     follows from them and the size of the archive
/// @param limit  what is allowed
/// @param actual what the archive asks for, as far as the check has seen it; greater than `limit`
public record ExceededLimit(String name, long limit, long actual) implements Serializable {

    /// Returns both numbers, as in `maxDepth=64 actual=65`.
    @Override
    public String toString() {
        return name + "=" + limit + " actual=" + actual;
    }
}

package dev.arenite.archive;

/// How deeply values of recursive types lie within one another while they are written.
///
/// Writing recurses as deeply as the value, so without a limit a value could end in a
/// [StackOverflowError]. Only types that recurse count; others cannot be nested more deeply than
/// their definition.
///
/// ```java
/// out.nesting().enter();
/// try {
///     ORDER.serialize(value, out, resolver, at);
/// } finally {
///     out.nesting().leave();
/// }
/// ```
///
/// Belongs to its writer.
public final class Nesting {

    /// How deeply values may be nested unless told otherwise: half as deeply as a stack of 1 MiB
    /// has been found to have room for, in the least favourable case.
    public static final int DEFAULT_MAX_DEPTH = 256;

    private int maxDepth = DEFAULT_MAX_DEPTH;

    /// How many there are. The writer sets it back without a call.
    int depth;

    Nesting() {}

    /// Sets how often values of recursive types may lie within one another, for all values from now
    /// on. More than [CheckLimits] allow for is accepted only by readers with other limits.
    ///
    /// @param maxDepth not negative; [#DEFAULT_MAX_DEPTH] if this is never called
    /// @throws IllegalArgumentException if the depth is negative
    public void limit(int maxDepth) {
        if (maxDepth < 0) {
            throw new IllegalArgumentException(
                    "maxDepth must not be negative: maxDepth=" + maxDepth);
        }
        this.maxDepth = maxDepth;
    }

    /// Counts a value that lies within another one of the same type. A type that recurses calls
    /// this before it writes such a value.
    ///
    /// @throws ArchiveDepthException if there are as many already as the limit; this one has not
    ///     been counted
    public void enter() {
        if (depth >= maxDepth) {
            throw new ArchiveDepthException(maxDepth);
        }
        depth++;
    }

    /// Returns from a value that has been counted, whether it could be written or not.
    public void leave() {
        depth--;
    }
}

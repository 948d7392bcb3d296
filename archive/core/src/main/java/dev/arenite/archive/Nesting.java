package dev.arenite.archive;

/// The number of pointers from the root to what is being written, as readers count them for
/// [CheckLimits#maxDepth()]: what has been written within a limit is not too deep for a reader with
/// the same.
///
/// Writing recurses as deeply as the value, so without a limit a value could end in a
/// [StackOverflowError]. Text does not count. A type that writes anything else out of line counts
/// its pointer around that:
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

    private int maxDepth = CheckLimits.DEFAULT.maxDepth();

    /// The current depth. The writer sets it back without a call.
    int depth;

    /// The greatest depth since the innermost shared object began.
    int deepest;

    Nesting() {}

    /// Sets how many pointers may follow one another, for all values from now on. More than
    /// [CheckLimits] allow for is accepted only by readers with other limits.
    ///
    /// @param maxDepth not negative; that of [CheckLimits#DEFAULT] if this is never called
    /// @throws IllegalArgumentException if the depth is negative
    public void limit(int maxDepth) {
        if (maxDepth < 0) {
            throw new IllegalArgumentException(
                    "maxDepth must not be negative: maxDepth=" + maxDepth);
        }
        this.maxDepth = maxDepth;
    }

    /// Counts a pointer. A type calls this before it writes what the pointer leads to.
    ///
    /// @throws ArchiveDepthException if there are as many already as the limit; this one has not
    ///     been counted
    public void enter() {
        enter(1);
    }

    /// Counts pointers that follow one another.
    ///
    /// @param levels their number, at least 1
    /// @throws ArchiveDepthException if there would be more than the limit; none has been counted
    public void enter(int levels) {
        reach(levels);
        depth += levels;
    }

    /// Counts and leaves pointers that lead to what has been written already.
    ///
    /// @param levels their number along the longest way
    void reach(int levels) {
        if (levels > maxDepth - depth) {
            throw new ArchiveDepthException(maxDepth);
        }
        deepest = Math.max(deepest, depth + levels);
    }

    /// Returns from what a pointer leads to, whether it could be written or not.
    public void leave() {
        depth--;
    }

    /// Returns from pointers that were counted together.
    public void leave(int levels) {
        depth -= levels;
    }
}

package dev.arenite.archive;

/// A value is nested more deeply than its writer [allows][Nesting#limit]: without the limit it
/// would end in a [StackOverflowError], sooner or later. The writer is as before the value.
public final class ArchiveDepthException extends ArchivePathException {

    private static final long serialVersionUID = 1;

    private final int maxDepth;

    ArchiveDepthException(int maxDepth) {
        super("value must not be nested more deeply: maxDepth=" + maxDepth);
        this.maxDepth = maxDepth;
    }

    /// Returns how often values may lie within values of the same recursive types.
    public int maxDepth() {
        return maxDepth;
    }
}

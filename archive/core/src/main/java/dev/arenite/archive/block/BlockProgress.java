package dev.arenite.archive.block;

/// Is told of progress, block by block. It cancels by throwing an exception, which passes through.
@FunctionalInterface
public interface BlockProgress {

    /// Called after each block, in the thread that works on it.
    ///
    /// @param items the number of values so far
    /// @param bytes the number of bytes so far
    void advanced(long items, long bytes);
}

package dev.arenite.engines.turn;

/// What contenders run on, made once for all of them.
public interface Track extends AutoCloseable {

    /// Lets a contender run.
    ///
    /// @return the time that it took, in nanoseconds
    /// @throws IllegalStateException if what it has read is wrong
    long nanoseconds(String contender) throws Exception;

    @Override
    void close();
}

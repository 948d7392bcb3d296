package dev.arenite.scratch;

/// The use of a scratch from a [ScratchPool], until it is closed.
public final class ScratchLease implements AutoCloseable {

    private final ScratchPool pool;
    private final FallbackScratch scratch;
    private boolean closed;

    ScratchLease(ScratchPool pool, FallbackScratch scratch) {
        this.pool = pool;
        this.scratch = scratch;
    }

    /// Returns the scratch, to be used by the thread that acquired it until the lease is closed.
    ///
    /// @throws IllegalStateException if the lease is closed
    public Scratch scratch() {
        checkOpen();
        return scratch;
    }

    /// Gives the scratch back, in any state; its segments throw from now on.
    ///
    /// @throws IllegalStateException if the lease is closed already, or a native call is using a
    ///     segment at this moment; the lease is unchanged
    /// @throws WrongThreadException  if called by a thread other than the one that acquired it
    @Override
    public void close() {
        checkOpen();
        pool.takeBack(scratch);
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("lease is closed: scratch=" + scratch.stats().name());
        }
    }
}

package dev.arenite.scratch;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Function;

/// Scratch for code that has no scratch of its own: each thread gets its own scratch, and gets the
/// same one next time.
///
/// ```java
/// ScratchPool pool = ScratchPool.of(ScratchOptions.named("orders")); // few, and kept
///
/// byte[] copy =
///         pool.with(
///                 scratch -> {
///                     ArchiveWriter writer = ArchiveWriter.to(segment, scratch);
///                     writer.write(ORDER, order);
///                     return writer.written().toArray(ValueLayout.JAVA_BYTE);
///                 });
/// ```
///
/// A use inside a use gets another scratch. A scratch is cleared before it waits for its next use,
/// in any state in which the use left it. The memory of waiting scratches is released when their
/// thread ends, as soon as the garbage collector notices. Virtual threads keep no scratch: it is
/// closed with the use.
///
/// Owning a scratch and passing it on is faster and simpler where it can be done. A program should
/// have few pools that live long: the scratches that a thread keeps are kept until the thread ends,
/// even if the pool is forgotten.
public final class ScratchPool {

    /// The most scratches that wait per thread; deeper nesting takes new ones.
    private static final int WAITING_LIMIT = 4;

    private final ScratchOptions options;
    private final ThreadLocal<Waiting> waiting;

    private ScratchPool(ScratchOptions options) {
        this.options = options;
        this.waiting = ThreadLocal.withInitial(() -> new Waiting(options));
    }

    /// Returns a pool. It may be used by any thread.
    ///
    /// @param options the settings of each scratch; memory that waits comes from a source of the
    ///     pool
    public static ScratchPool of(ScratchOptions options) {
        return new ScratchPool(Objects.requireNonNull(options, "options"));
    }

    /// Lends a scratch to the current thread until the lease is closed.
    public ScratchLease acquire() {
        if (!keeps()) {
            return new ScratchLease(this, FallbackScratch.ofConfined(options));
        }
        Waiting mine = waiting.get();
        FallbackScratch scratch = mine.scratches.pollLast();
        return new ScratchLease(
                this, scratch != null ? scratch : FallbackScratch.from(options, mine.source));
    }

    /// Lends a scratch to a function, and takes it back on every way out.
    ///
    /// @param use the function that uses the scratch, and must not keep it
    /// @return the result of the function
    public <R> R with(Function<? super Scratch, ? extends R> use) {
        try (ScratchLease lease = acquire()) {
            return use.apply(lease.scratch());
        }
    }

    /// Takes a scratch back.
    void takeBack(FallbackScratch scratch) {
        if (!keeps() || waiting.get().scratches.size() == WAITING_LIMIT) {
            scratch.close();
            return;
        }
        scratch.clear();
        waiting.get().scratches.addLast(scratch);
    }

    /// Whether scratches wait for the current thread's next use.
    ///
    /// Without native access a scratch gives its memory back at each clear anyway, and takes it
    /// from an arena that only its own thread can close.
    private static boolean keeps() {
        return ScratchMemory.NATIVE_ACCESS && !Thread.currentThread().isVirtual();
    }

    /// The scratches that wait for a thread.
    private static final class Waiting {
        final ArrayDeque<FallbackScratch> scratches = new ArrayDeque<>();
        final MemorySource source;

        Waiting(ScratchOptions options) {
            // The thread's memory counts itself in the budget, and is not counted once more.
            source = new MemorySource(ThreadMemory.ofCurrentThread(options)::open, null);
        }
    }
}

package dev.arenite.archive;

import dev.arenite.scratch.ScratchLease;
import dev.arenite.scratch.ScratchOptions;
import dev.arenite.scratch.ScratchPool;

import java.lang.foreign.MemorySegment;
import java.util.function.Function;

/// A writer for code that has none of its own: each thread gets its own, and gets it back next
/// time.
///
/// Its buffer is on the heap, so that nothing remains when the thread, virtual or not, has ended.
final class ThreadWriter {

    private static final ScratchPool SCRATCH = ScratchPool.of(ScratchOptions.named("archive"));
    private static final ThreadLocal<ThreadWriter> IDLE =
            ThreadLocal.withInitial(ThreadWriter::new);

    private final HeapBuffer buffer = new HeapBuffer();
    private boolean busy;

    private ThreadWriter() {}

    /// Writes a value and passes the archive on, which is gone afterwards.
    static <T, R> R write(
            ArchiveType<T, ?> type, T value, CheckLimits limits, Function<MemorySegment, R> use) {
        ThreadWriter mine = IDLE.get();
        ThreadWriter writer = mine.busy ? new ThreadWriter() : mine;
        writer.busy = true;
        try (ScratchLease lease = SCRATCH.acquire()) {
            ArchiveWriter out = ArchiveWriter.to(writer.buffer, lease.scratch());
            out.setLimits(limits);
            out.write(type, value);
            return use.apply(out.written());
        } finally {
            writer.buffer.shrink();
            writer.busy = false;
        }
    }
}

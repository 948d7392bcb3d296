package dev.arenite.kafka;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.HeapBuffer;
import dev.arenite.scratch.FallbackScratch;
import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchOptions;

import java.lang.foreign.Arena;

/// What one thread needs for writing, and uses again for each message.
final class WriterOfThread {

    /// Automatic, because the thread may end without a word.
    private static final ScratchOptions SCRATCH =
            ScratchOptions.named("kafka").withSource(Arena::ofAuto);

    private final HeapBuffer buffer = new HeapBuffer();
    private final Scratch scratch = FallbackScratch.ofConfined(SCRATCH);
    private final ArchiveWriter writer = ArchiveWriter.to(buffer, scratch);
    private boolean busy;

    WriterOfThread(CheckLimits limits) {
        writer.setLimits(limits);
    }

    /// Whether a value is being written, whose own code then sends a message.
    boolean isBusy() {
        return busy;
    }

    /// Returns a message: a prefix and the archive of a value.
    <T> byte[] write(ArchiveType<T, ?> type, T value, byte[] prefix) {
        busy = true;
        try {
            writer.reset(buffer);
            writer.write(type, value);
            int archiveBytes = (int) writer.position();
            byte[] message = new byte[Math.addExact(prefix.length, archiveBytes)];
            System.arraycopy(prefix, 0, message, 0, prefix.length);
            System.arraycopy(buffer.array(), 0, message, prefix.length, archiveBytes);
            return message;
        } finally {
            buffer.shrink();
            busy = false;
        }
    }

    void close() {
        scratch.close();
    }
}

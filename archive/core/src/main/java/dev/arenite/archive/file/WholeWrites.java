package dev.arenite.archive.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Writes of which the channel takes all bytes, or which fail.
final class WholeWrites {

    private static final int ZEROS_BYTES = 1 << 18;

    /// The most bytes that are written by one call: a buffer must hold them.
    private static final long STEP_BYTES = 1 << 30;

    private WholeWrites() {}

    /// Writes bytes from a position of the file on.
    static void write(FileChannel channel, MemorySegment bytes, long position) throws IOException {
        long step;
        for (long at = 0; at < bytes.byteSize(); at += step) {
            step = Math.min(STEP_BYTES, bytes.byteSize() - at);
            write(channel, bytes.asSlice(at, step).asByteBuffer(), position + at);
        }
    }

    /// Writes zeros from a position of the file up to another one.
    static void writeZeros(FileChannel channel, long start, long end) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer zeros = arena.allocate(ZEROS_BYTES).asByteBuffer();
            for (long at = start; at < end; at += ZEROS_BYTES) {
                zeros.clear().limit((int) Math.min(ZEROS_BYTES, end - at));
                write(channel, zeros, at);
            }
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long position)
            throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int written = channel.write(bytes, at);
            if (written <= 0) {
                throw new IOException("device takes no more bytes: remaining=" + bytes.remaining());
            }
            at += written;
        }
    }
}

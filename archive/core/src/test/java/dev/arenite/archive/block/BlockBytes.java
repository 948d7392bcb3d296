package dev.arenite.archive.block;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.memory.LittleEndian;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A block file that is put together by hand, with right checksums whatever is in it.
final class BlockBytes {

    private final List<MemorySegment> frames = new ArrayList<>();
    private int checksum;
    private int blocks;
    private int items;

    BlockBytes() {
        MemorySegment header = frame(0);
        checksum = BlockLayout.putFileHeader(header);
    }

    private MemorySegment frame(long payloadBytes) {
        long byteSize = BlockLayout.HEADER_BYTES + BlockLayout.padded(payloadBytes);
        MemorySegment frame = MemorySegment.ofArray(new byte[Math.toIntExact(byteSize)]);
        frames.add(frame);
        return frame;
    }

    /// Adds a block.
    ///
    /// @param archives what its payload begins with, of whole words
    /// @param roots    the table of roots
    BlockBytes block(MemorySegment archives, int... roots) {
        long payloadBytes = archives.byteSize() + 4L * roots.length;
        MemorySegment frame = frame(payloadBytes);
        MemorySegment payload = frame.asSlice(BlockLayout.HEADER_BYTES, payloadBytes);
        payload.copyFrom(archives);
        for (int i = 0; i < roots.length; i++) {
            LittleEndian.putInt(payload, archives.byteSize() + 4L * i, roots[i]);
        }
        checksum =
                BlockLayout.putHeader(
                        frame, BlockLayout.BLOCK_MAGIC, (int) payloadBytes, roots.length, checksum);
        blocks++;
        items += roots.length;
        return this;
    }

    /// Returns the whole file.
    MemorySegment finish() {
        MemorySegment trailer = frame(0);
        BlockLayout.putHeader(trailer, BlockLayout.TRAILER_MAGIC, blocks, items, checksum);
        long byteSize = frames.stream().mapToLong(MemorySegment::byteSize).sum();
        MemorySegment file = MemorySegment.ofArray(new byte[Math.toIntExact(byteSize)]);
        long position = 0;
        for (MemorySegment frame : frames) {
            MemorySegment.copy(frame, 0, file, position, frame.byteSize());
            position += frame.byteSize();
        }
        return file;
    }

    void finish(Path path) throws IOException {
        Files.write(path, finish().toArray(JAVA_BYTE));
    }
}

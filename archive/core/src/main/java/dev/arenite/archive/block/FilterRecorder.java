package dev.arenite.archive.block;

import dev.arenite.archive.file.UnfinishedFile;
import dev.arenite.archive.memory.LittleEndian;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Makes the Bloom filter of a file while it is written: the hashes of one block's keys, then its
/// part of the filter. Parts are collected in a buffer, and put aside when it is full, so that
/// memory does not depend on the number of blocks.
final class FilterRecorder {

    private static final int MAX_HASHES = Integer.MAX_VALUE - 8;
    private static final int BUFFER_BYTES = 1 << 16;

    private final UnfinishedFile file;
    private final BlockBuffers buffers;
    private final int bits;

    private long[] hashes = new long[64];

    /// The number of hashes. Assigned directly where the stack may have no room for a call.
    int count;

    private MemorySegment buffer;

    /// The bytes of the buffer that parts of written blocks take, and those with the part that was
    /// prepared last. Assigned directly where the stack may have no room for a call.
    long usedBytes;

    long preparedBytes;

    /// @param file    the file that gets the filter
    /// @param buffers lends the buffer
    /// @param bits    the bits for each value
    FilterRecorder(UnfinishedFile file, BlockBuffers buffers, int bits) {
        this.file = file;
        this.buffers = buffers;
        this.bits = bits;
        buffer = buffers.take(BUFFER_BYTES);
    }

    /// Adds the hash of a key of the present block. May be repeated.
    void add(long hash) {
        if (count > 0 && hashes[count - 1] == hash) {
            return;
        }
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, (int) Math.min(MAX_HASHES, 2L * count));
        }
        hashes[count] = hash;
        count++;
    }

    /// Prepares the part of the present block, which counts only when [#usedBytes] becomes
    /// [#preparedBytes], and [#count] 0.
    ///
    /// @param ofBlock the checksum of the block
    /// @return the checksum of the part
    /// @throws IOException if the parts before cannot be put aside; the file has failed then
    /// @throws dev.arenite.arena.ArenaLimitException if there is no room for the part; nothing has
    ///     changed
    int prepare(int ofBlock, long firstItem, long endItem) throws IOException {
        long byteSize = BloomBits.byteSize(bits, firstItem, endItem);
        requireRoom(byteSize);
        preparedBytes = usedBytes + byteSize;
        MemorySegment part = buffer.asSlice(usedBytes, byteSize);
        LittleEndian.zero(part, 0, byteSize);
        for (int i = 0; i < count; i++) {
            BloomBits.add(part, hashes[i]);
        }
        return BlockFilter.checksum(part, ofBlock);
    }

    private void requireRoom(long byteSize) throws IOException {
        if (byteSize <= buffer.byteSize() - usedBytes) {
            return;
        }
        file.putAside(buffer.asSlice(0, usedBytes));
        usedBytes = 0;
        if (byteSize > buffer.byteSize()) {
            MemorySegment larger = buffers.take(byteSize);
            buffers.giveBack(buffer);
            buffer = larger;
        }
    }

    /// Takes over the parts of blocks that have been written before.
    void takeOver(MemorySegment parts) throws IOException {
        if (parts.byteSize() <= buffer.byteSize()) {
            MemorySegment.copy(parts, 0, buffer, 0, parts.byteSize());
            usedBytes = parts.byteSize();
        } else {
            file.putAside(parts);
        }
    }

    /// Writes the filter behind what the file has.
    ///
    /// @return its size
    long write() throws IOException {
        long start = file.writtenBytes();
        file.writeAside();
        file.write(buffer.asSlice(0, usedBytes));
        return file.writtenBytes() - start;
    }
}

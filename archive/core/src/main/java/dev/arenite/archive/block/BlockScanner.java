package dev.arenite.archive.block;

import dev.arenite.archive.Memory;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the blocks of a file, trusting nothing in it.
final class BlockScanner {

    private final Path path;
    private final MemorySegment file;
    private final List<Block> blocks = new ArrayList<>();
    private long position = BlockLayout.HEADER_BYTES;
    private long items;

    BlockScanner(Path path, MemorySegment file) {
        this.path = path;
        this.file = file;
    }

    /// Returns the blocks in the order of the file.
    ///
    /// @throws BlockFileException if the file is not a whole and undamaged block file
    List<Block> scan() throws BlockFileException {
        require(
                file.byteSize() >= BlockLayout.HEADER_BYTES
                        && Memory.getLong(file, 0) == BlockLayout.FILE_MAGIC,
                "not a block file",
                0);
        require(
                Memory.getInt(file, 8) == BlockLayout.VERSION,
                "unknown version of the block file format",
                8);
        while (true) {
            require(
                    file.byteSize() - position >= BlockLayout.HEADER_BYTES,
                    "file is cut off",
                    position);
            int magic = Memory.getInt(file, position);
            if (magic == BlockLayout.TRAILER_MAGIC) {
                scanTrailer();
                return blocks;
            }
            require(magic == BlockLayout.BLOCK_MAGIC, "no block where one must be", position);
            scanBlock();
        }
    }

    private void scanBlock() throws BlockFileException {
        long payloadBytes = Integer.toUnsignedLong(Memory.getInt(file, position + 4));
        long blockItems = Integer.toUnsignedLong(Memory.getInt(file, position + 8));
        long room = file.byteSize() - position - BlockLayout.HEADER_BYTES;
        require(BlockLayout.padded(payloadBytes) <= room, "file is cut off", position);
        require(
                blockItems <= payloadBytes / Integer.BYTES,
                "block is too small for its table",
                position);
        MemorySegment payload = file.asSlice(position + BlockLayout.HEADER_BYTES, payloadBytes);
        requireChecksum(payload);
        blocks.add(new Block(payload, items, blockItems));
        items += blockItems;
        position += BlockLayout.HEADER_BYTES + BlockLayout.padded(payloadBytes);
    }

    private void scanTrailer() throws BlockFileException {
        requireChecksum(file.asSlice(position, 0));
        require(
                Memory.getInt(file, position + 4) == blocks.size()
                        && Memory.getInt(file, position + 8) == (int) items,
                "blocks are missing",
                position);
        require(
                file.byteSize() - position == BlockLayout.HEADER_BYTES,
                "bytes follow the end",
                position);
    }

    private void requireChecksum(MemorySegment payload) throws BlockFileException {
        MemorySegment header = file.asSlice(position, BlockLayout.HEADER_BYTES);
        require(BlockLayout.checksumMatches(header, payload), "checksum does not match", position);
    }

    private void require(boolean holds, String problem, long byteOffset) throws BlockFileException {
        if (!holds) {
            throw new BlockFileException(path, problem, byteOffset);
        }
    }
}

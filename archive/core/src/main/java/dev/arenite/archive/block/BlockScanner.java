package dev.arenite.archive.block;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// Finds the blocks of a file, trusting nothing in it.
final class BlockScanner {

    private final Path path;
    private final MemorySegment file;
    private final BlockIndex index;
    private long position = BlockLayout.HEADER_BYTES;

    /// The checksum before the position.
    private int checksum;

    BlockScanner(Path path, MemorySegment file) {
        this.path = path;
        this.file = file;
        this.index = new BlockIndex(file);
    }

    /// Returns the blocks in the order of the file.
    ///
    /// @throws BlockFileException if the file is not a whole and undamaged block file
    BlockIndex scan() throws BlockFileException {
        scanFileHeader();
        while (true) {
            require(
                    file.byteSize() - position >= BlockLayout.HEADER_BYTES,
                    "file is cut off",
                    position);
            int magic = LittleEndian.getInt(file, position);
            if (magic == BlockLayout.TRAILER_MAGIC) {
                scanTrailer();
                return index;
            }
            require(magic == BlockLayout.BLOCK_MAGIC, "no block where one must be", position);
            scanBlock();
        }
    }

    private void scanFileHeader() throws BlockFileException {
        require(
                file.byteSize() >= BlockLayout.HEADER_BYTES
                        && LittleEndian.getLong(file, 0) == BlockLayout.FILE_MAGIC,
                "not a block file",
                0);
        require(
                LittleEndian.getInt(file, 8) == BlockLayout.VERSION,
                "unknown version of the block file format",
                8);
        takeChecksum(file.asSlice(0, BlockLayout.HEADER_BYTES), 0);
    }

    private void scanBlock() throws BlockFileException {
        long payloadBytes = Integer.toUnsignedLong(LittleEndian.getInt(file, position + 4));
        long items = Integer.toUnsignedLong(LittleEndian.getInt(file, position + 8));
        long blockBytes = BlockLayout.HEADER_BYTES + BlockLayout.padded(payloadBytes);
        require(
                blockBytes <= BlockLayout.MAX_BLOCK_BYTES,
                "block is larger than " + BlockLayout.MAX_BLOCK_BYTES + " bytes",
                position);
        require(blockBytes <= file.byteSize() - position, "file is cut off", position);
        require(items > 0, "block is empty", position);
        require(
                items <= payloadBytes / Integer.BYTES,
                "block is too small for its table",
                position);
        require(index.blocks() < Integer.MAX_VALUE, "file has too many blocks", position);
        takeChecksum(file.asSlice(position, blockBytes), position);
        index.add(ScannedBlock.at(file, position, index.items()));
        position += blockBytes;
    }

    private void scanTrailer() throws BlockFileException {
        takeChecksum(file.asSlice(position, BlockLayout.HEADER_BYTES), position);
        require(
                LittleEndian.getInt(file, position + 4) == index.blocks()
                        && LittleEndian.getInt(file, position + 8) == (int) index.items(),
                "blocks are missing",
                position);
        require(
                file.byteSize() - position == BlockLayout.HEADER_BYTES,
                "bytes follow the end",
                position);
    }

    private void takeChecksum(MemorySegment frame, long byteOffset) throws BlockFileException {
        require(
                BlockLayout.checksumMatches(frame, checksum),
                "checksum does not match",
                byteOffset);
        checksum = BlockLayout.checksum(frame);
    }

    private void require(boolean holds, String problem, long byteOffset) throws BlockFileException {
        if (!holds) {
            throw new BlockFileException(path, problem, byteOffset);
        }
    }
}

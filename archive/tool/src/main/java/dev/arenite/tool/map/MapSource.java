package dev.arenite.tool.map;

import dev.arenite.archive.block.BlockDamageException;
import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.schema.ArchiveSchema;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// A block file whose bytes are mapped: the file, and where each block lies.
///
/// Immutable; may be used by the threads that may use the file, and as long as it is open.
public final class MapSource {

    private static final int HEADER_SIZE = 16;

    private final Path path;
    private final ArchiveSchema schema;
    private final BlockFile<?> file;
    private final long fileBytes;
    private final long[] positions;
    private final long[] firstItems;

    private MapSource(Path path, ArchiveSchema schema, BlockFile<?> file, long headerBytes)
            throws IOException {
        this.path = path;
        this.schema = schema;
        this.file = file;
        fileBytes = Files.size(path);
        int blocks = Math.toIntExact(file.blocks());
        positions = new long[blocks + 1];
        firstItems = new long[blocks + 1];
        positions[0] = headerBytes;
        for (int block = 0; block < blocks; block++) {
            positions[block + 1] = positions[block] + file.blockBytes(block);
            firstItems[block + 1] = firstItems[block] + file.blockItems(block);
        }
    }

    /// Returns the source of maps of a file.
    ///
    /// @param path   the name of the file
    /// @param schema the schema of its values
    /// @param file   the file, opened with the type of this schema; it stays the caller's
    /// @throws IOException if the file cannot be read
    public static MapSource of(Path path, ArchiveSchema schema, BlockFile<?> file)
            throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            ByteBuffer size = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.position(HEADER_SIZE);
            while (size.hasRemaining()) {
                if (channel.read(size) < 0) {
                    throw new EOFException(path + ": file is cut off in its header");
                }
            }
            return new MapSource(path, schema, file, size.getLong(0));
        }
    }

    Path path() {
        return path;
    }

    ArchiveSchema schema() {
        return schema;
    }

    BlockFile<?> file() {
        return file;
    }

    long fileBytes() {
        return fileBytes;
    }

    int blocks() {
        return positions.length - 1;
    }

    long items() {
        return firstItems[blocks()];
    }

    /// Returns the position of a block in the file; of the number of blocks, the end of the last.
    long position(int block) {
        return positions[block];
    }

    long blockBytes(int block) {
        return positions[block + 1] - positions[block];
    }

    /// Returns the number of a block's first value.
    long firstItem(int block) {
        return firstItems[block];
    }

    long blockItems(int block) {
        return firstItems[block + 1] - firstItems[block];
    }

    /// Returns the block that holds a value.
    ///
    /// @param item less than the number of values
    int blockOf(long item) {
        int low = 0;
        int high = blocks() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firstItems[middle + 1] <= item) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Returns the damage of a block in words, without the name of the file.
    String told(BlockDamageException damage) {
        String message = String.valueOf(damage.getMessage());
        String start = path + ": ";
        return Shown.line(message.startsWith(start) ? message.substring(start.length()) : message);
    }

    /// Returns the parts of a block, which is checked if it has not been.
    ///
    /// @throws BlockDamageException if it is damaged
    BlockParts parts(int block) {
        return BlockParts.of(schema, file.block(block).memory());
    }
}

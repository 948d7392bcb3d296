package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.Memory;
import dev.arenite.arena.ArenaFrame;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Writes values into a file of blocks of limited size.
///
/// Each value is serialized on its own, behind the values before it. One that would pass the end of
/// the block is aborted in the middle; the block, which ends with the last whole value, is sealed
/// and written, and the value goes into the next one. A value that is larger than a block gets a
/// block of its own.
///
/// The file is written under a temporary name beside the final one and takes that when it is
/// complete: [#finish()]. Closing without it leaves nothing behind.
///
/// ```java
/// try (var file = BlockFileWriter.create(path, ORDER, 64 << 10, arena, scratch)) {
///     for (Order order : orders) {
///         file.add(order);
///     }
///     file.finish();
/// }
/// ```
///
/// @param <T> the values
public final class BlockFileWriter<T> implements AutoCloseable {

    private final Path path;
    private final Path unfinished;
    private final FileChannel channel;
    private final ArchiveType<T, ?> type;
    private final BumpArena arena;
    private final ArchiveWriter writer;
    private final MemorySegment block;
    private final MemorySegment payload;

    /// The positions of the roots in this block; the first `items` count.
    private int[] roots = new int[64];

    private int items;
    private int blocks;
    private int totalItems;
    private int largerBlocks;
    private long aborts;
    private long writtenBytes;
    private boolean finished;

    private BlockFileWriter(
            Path path,
            Path unfinished,
            FileChannel channel,
            ArchiveType<T, ?> type,
            int blockBytes,
            BumpArena arena,
            Scratch scratch) {
        this.path = path;
        this.unfinished = unfinished;
        this.channel = channel;
        this.type = type;
        this.arena = arena;
        this.block = arena.allocate(blockBytes, BlockLayout.BLOCK_ALIGNMENT);
        this.payload = block.asSlice(BlockLayout.HEADER_BYTES);
        this.writer = ArchiveWriter.to(payload, scratch);
    }

    /// Begins a file.
    ///
    /// @param path       the name that the file will have when it is complete
    /// @param type       the type of the values
    /// @param blockBytes the size that blocks have at most, in bytes, a multiple of 16, at least 64
    /// @param arena      where the block is built; not to be cleared before the file is closed
    /// @param scratch    lent for serialization
    /// @throws IOException if the file cannot be made
    public static <T> BlockFileWriter<T> create(
            Path path, ArchiveType<T, ?> type, int blockBytes, BumpArena arena, Scratch scratch)
            throws IOException {
        if (blockBytes < 64 || blockBytes % BlockLayout.BLOCK_ALIGNMENT != 0) {
            throw new IllegalArgumentException(
                    "blockBytes must be a multiple of 16, at least 64: blockBytes=" + blockBytes);
        }
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        BlockFileWriter<T> file =
                new BlockFileWriter<>(path, unfinished, channel, type, blockBytes, arena, scratch);
        try {
            file.writeFileHeader();
            return file;
        } catch (Throwable failure) {
            file.close();
            throw failure;
        }
    }

    /// Adds a value.
    ///
    /// @throws IOException if a block cannot be written; the file cannot be finished then
    public void add(T value) throws IOException {
        long root = writer.tryWrite(type, value, room());
        if (root == ArchiveWriter.LIMIT_REACHED) {
            aborts++;
            sealBlock();
            root = writer.tryWrite(type, value, room());
            if (root == ArchiveWriter.LIMIT_REACHED) {
                aborts++;
                addLargerBlock(value);
                return;
            }
        }
        if (items == roots.length) {
            roots = Arrays.copyOf(roots, 2 * items);
        }
        roots[items++] = (int) root;
    }

    /// Completes the file: it has its final name from now on.
    ///
    /// @throws IOException if the rest cannot be written or the file cannot be renamed
    public void finish() throws IOException {
        sealBlock();
        MemorySegment trailer = block.asSlice(0, BlockLayout.HEADER_BYTES);
        BlockLayout.putHeader(
                trailer, BlockLayout.TRAILER_MAGIC, blocks, totalItems, trailer.asSlice(0, 0));
        writeFully(trailer);
        channel.force(true);
        channel.close();
        Files.move(
                unfinished,
                path,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        finished = true;
    }

    /// Returns how many blocks have been written.
    public int blocks() {
        return blocks;
    }

    /// Returns how many of them hold one value that is larger than a block.
    public int largerBlocks() {
        return largerBlocks;
    }

    /// Returns how many serializations were aborted because the block was full.
    public long aborts() {
        return aborts;
    }

    /// Returns the bytes that have been written to the file.
    public long writtenBytes() {
        return writtenBytes;
    }

    /// Closes the file; one that has not been finished is deleted.
    ///
    /// @throws IOException if it cannot be closed or deleted
    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Returns where archives must end in the payload for the table with one more root to fit.
    private long room() {
        return (payload.byteSize() & -Integer.BYTES) - (items + 1L) * Integer.BYTES;
    }

    private void addLargerBlock(T value) throws IOException {
        long payloadBytes = 2 * block.byteSize();
        while (!tryAddLargerBlock(value, payloadBytes)) {
            aborts++;
            payloadBytes = 2 * Math.max(payloadBytes, writer.neededBytes());
        }
        writer.reset(payload);
    }

    private boolean tryAddLargerBlock(T value, long payloadBytes) throws IOException {
        try (ArenaFrame frame = arena.frame()) {
            MemorySegment larger =
                    frame.uninitialized()
                            .allocate(
                                    BlockLayout.HEADER_BYTES + payloadBytes,
                                    BlockLayout.BLOCK_ALIGNMENT);
            writer.reset(larger.asSlice(BlockLayout.HEADER_BYTES));
            // Room for the table of one root and for padding.
            long root = writer.tryWrite(type, value, payloadBytes - BlockLayout.BLOCK_ALIGNMENT);
            if (root == ArchiveWriter.LIMIT_REACHED) {
                return false;
            }
            roots[0] = (int) root;
            items = 1;
            largerBlocks++;
            writeBlock(larger);
            return true;
        }
    }

    private void sealBlock() throws IOException {
        if (items > 0) {
            writeBlock(block);
        }
        writer.reset(payload);
    }

    private void writeBlock(MemorySegment whole) throws IOException {
        writer.align(Integer.BYTES);
        long table = writer.reserve((long) items * Integer.BYTES);
        for (int i = 0; i < items; i++) {
            Memory.putInt(writer.memory(), table + (long) i * Integer.BYTES, roots[i]);
        }
        long payloadBytes = writer.position();
        writer.align(BlockLayout.BLOCK_ALIGNMENT);
        BlockLayout.putHeader(
                whole,
                BlockLayout.BLOCK_MAGIC,
                Math.toIntExact(payloadBytes),
                items,
                writer.memory().asSlice(0, payloadBytes));
        writeFully(whole.asSlice(0, BlockLayout.HEADER_BYTES + writer.position()));
        blocks++;
        totalItems += items;
        items = 0;
    }

    private void writeFileHeader() throws IOException {
        MemorySegment header = block.asSlice(0, BlockLayout.HEADER_BYTES);
        Memory.putLong(header, 0, BlockLayout.FILE_MAGIC);
        Memory.putInt(header, 8, BlockLayout.VERSION);
        Memory.putInt(header, 12, 0);
        writeFully(header);
    }

    private void writeFully(MemorySegment bytes) throws IOException {
        ByteBuffer buffer = bytes.asByteBuffer();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException failure) {
            throw BlockFileException.naming(path, failure);
        }
        writtenBytes += bytes.byteSize();
    }
}

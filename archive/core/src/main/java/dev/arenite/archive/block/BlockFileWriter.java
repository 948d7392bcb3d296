package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveCapacityException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.file.StackRoom;
import dev.arenite.archive.file.UnfinishedFile;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.memory.PlaceLayout;
import dev.arenite.arena.ArenaFrame;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/// Writes values into a file of blocks of limited size.
///
/// Each value is serialized on its own, behind the values before it. One that would pass the end of
/// the block is aborted in the middle; the block, which ends with the last whole value, is sealed
/// and written, and the value goes into the next one. A value that is larger than a block gets a
/// block of its own.
///
/// The file is written under a temporary name beside the final one and takes the final name when it
/// is complete: [#finish()]. Closing without it leaves nothing behind. Writers of one path do not
/// know of each other; the last one to finish wins.
///
/// Two kinds of failure differ. An exception of a value, a value that is too large and memory that
/// an arena refuses concern that value alone: the writer is as before. An exception of the file
/// system is final: the temporary file is deleted, and every method but [#close()] and the counts
/// throws [IllegalStateException] from then on.
///
/// Belongs to the thread that owns the arena; any other gets a [WrongThreadException].
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

    private final UnfinishedFile file;
    private final ArchiveType<T, ?> type;
    private final ArchiveWriter writer;
    private final BumpArena arena;
    private final MemorySegment block;

    /// The positions of the roots in this block; the first `items` count.
    private int[] roots = new int[64];

    private int items;
    private int blocks;
    private int totalItems;
    private int largerBlocks;
    private long aborts;

    /// The checksum of the header or block that has been written last.
    private int checksum;

    private boolean adding;

    private BlockFileWriter(
            UnfinishedFile file,
            ArchiveType<T, ?> type,
            int blockBytes,
            BumpArena arena,
            Scratch scratch,
            CheckLimits limits)
            throws IOException {
        this.file = file;
        this.type = type;
        this.arena = arena;
        this.block = arena.allocate(blockBytes, BlockLayout.BLOCK_ALIGNMENT);
        this.writer = ArchiveWriter.to(block, scratch);
        writer.setSeriesLimits(limits);
        writeFileHeader();
        startBlock();
    }

    /// Begins a file for readers with the [default limits][CheckLimits#DEFAULT].
    ///
    /// As [#create(Path, ArchiveType, int, BumpArena, Scratch, CheckLimits)] in every other
    /// respect.
    public static <T> BlockFileWriter<T> create(
            Path path, ArchiveType<T, ?> type, int blockBytes, BumpArena arena, Scratch scratch)
            throws IOException {
        return create(path, type, blockBytes, arena, scratch, CheckLimits.DEFAULT);
    }

    /// Begins a file.
    ///
    /// @param path       the name that the file will have when it is complete
    /// @param type       the type of the values
    /// @param blockBytes the size that blocks have at most, in bytes, a multiple of 16, at least 64
    /// @param arena      the arena in which the block is built; not to be cleared before the file
    ///     is closed
    /// @param scratch    lent for serialization
    /// @param limits     the limits with which readers will open the file
    /// @throws IllegalArgumentException if the size is not a multiple of 16 or is less than 64
    /// @throws dev.arenite.arena.ArenaLimitException if the arena has no room for a block
    /// @throws IOException if the file cannot be made; after any exception no file is left
    public static <T> BlockFileWriter<T> create(
            Path path,
            ArchiveType<T, ?> type,
            int blockBytes,
            BumpArena arena,
            Scratch scratch,
            CheckLimits limits)
            throws IOException {
        if (blockBytes < 64 || blockBytes % BlockLayout.BLOCK_ALIGNMENT != 0) {
            throw new IllegalArgumentException(
                    "blockBytes must be a multiple of 16, at least 64: blockBytes=" + blockBytes);
        }
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(arena, "arena");
        Objects.requireNonNull(scratch, "scratch");
        Objects.requireNonNull(limits, "limits");
        UnfinishedFile file = UnfinishedFile.create(path);
        try {
            return new BlockFileWriter<>(file, type, blockBytes, arena, scratch, limits);
        } catch (Throwable failure) {
            file.fail(failure);
            throw failure;
        }
    }

    /// Adds a value. An exception of the value or its type passes through, and the writer is as
    /// before.
    ///
    /// @throws ArchiveCapacityException if the value takes more than 2 GiB; the writer is as before
    /// @throws dev.arenite.archive.ArchiveLimitException if the value, or all so far together, ask
    ///     for more than the limits of the readers; the writer is as before
    /// @throws dev.arenite.arena.ArenaLimitException if the value is larger than a block and the
    ///     arena has no room for it; the writer is as before
    /// @throws IllegalStateException if the file has failed, is finished or closed, or if a value
    ///     is being added
    /// @throws IOException if a block cannot be written; the file has failed then
    public void add(T value) throws IOException {
        requireReady();
        StackRoom.requireForGivingBack();
        adding = true;
        try {
            addToBlock(value);
        } finally {
            adding = false;
        }
    }

    private void addToBlock(T value) throws IOException {
        if (items == roots.length) {
            roots = Arrays.copyOf(roots, 2 * items);
        }
        if (items == 0) {
            // Also after a stack that ended while a block was started.
            startBlock();
        }
        long root = tryWrite(value, room());
        if (root == ArchiveWriter.LIMIT_REACHED) {
            sealBlock();
            root = tryWrite(value, room());
            if (root == ArchiveWriter.LIMIT_REACHED) {
                addLargerBlock(value);
                return;
            }
        }
        addRoot(root);
    }

    /// Completes the file: it has its final name from now on.
    ///
    /// @throws IllegalStateException if the file has failed, is finished or closed, or if a value
    ///     is being added
    /// @throws IOException if the rest cannot be written or the file cannot be renamed; the file
    ///     has failed then. If only the folder cannot be forced to the device, the file has its
    ///     name, but may lose it when the machine fails
    public void finish() throws IOException {
        requireReady();
        sealBlock();
        MemorySegment trailer = block.asSlice(0, BlockLayout.HEADER_BYTES);
        BlockLayout.putHeader(trailer, BlockLayout.TRAILER_MAGIC, blocks, totalItems, checksum);
        file.write(trailer);
        file.publish();
    }

    /// Returns the number of blocks that have been written.
    public int blocks() {
        return blocks;
    }

    /// Returns the number of written blocks that hold one value that is larger than a block.
    public int largerBlocks() {
        return largerBlocks;
    }

    /// Returns the number of serializations that were aborted because the block was full.
    public long aborts() {
        return aborts;
    }

    /// Returns the bytes that have been written to the file.
    public long writtenBytes() {
        return file.writtenBytes();
    }

    /// Closes the file; one that has not been finished is deleted. Closing again does nothing.
    ///
    /// @throws IllegalStateException if a value is being added; nothing has changed
    /// @throws IOException if it cannot be closed or deleted; closing again tries again
    @Override
    public void close() throws IOException {
        requireOwner();
        try {
            // Also gives back the scratch memory of a value at which the stack ended.
            writer.reset(block);
        } finally {
            file.close();
        }
    }

    private void requireReady() {
        requireOwner();
        file.requireOpen();
    }

    private void requireOwner() {
        if (!block.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("file belongs to another thread: file=" + file.path());
        }
        if (adding) {
            throw new IllegalStateException("a value is being added: file=" + file.path());
        }
    }

    /// Returns the end that archives in the block must not pass, so that the table with one more
    /// root fits.
    private long room() {
        return block.byteSize() - (items + 1L) * Integer.BYTES;
    }

    private long tryWrite(T value, long limitBytes) {
        long root = writer.tryWrite(type, value, limitBytes);
        if (root == ArchiveWriter.LIMIT_REACHED) {
            aborts++;
        }
        return root;
    }

    private void addRoot(long root) {
        roots[items] = (int) (root - BlockLayout.HEADER_BYTES);
        items++;
    }

    /// Writes a value that is larger than a block, which is empty.
    private void addLargerBlock(T value) throws IOException {
        try {
            long byteSize = block.byteSize();
            do {
                byteSize = largerBytes(Math.max(byteSize, writer.neededBytes()));
            } while (!tryAddLargerBlock(value, byteSize));
        } finally {
            items = 0;
        }
    }

    private static long largerBytes(long byteSize) {
        if (byteSize >= BlockLayout.MAX_BLOCK_BYTES) {
            throw new ArchiveCapacityException(byteSize, BlockLayout.MAX_BLOCK_BYTES);
        }
        return Math.min(2 * byteSize, BlockLayout.MAX_BLOCK_BYTES);
    }

    private boolean tryAddLargerBlock(T value, long byteSize) throws IOException {
        try (ArenaFrame frame = arena.frame()) {
            startBlock(frame.uninitialized().allocate(byteSize, BlockLayout.BLOCK_ALIGNMENT));
            // Room for the table of one root and for padding.
            long root = tryWrite(value, byteSize - BlockLayout.BLOCK_ALIGNMENT);
            if (root == ArchiveWriter.LIMIT_REACHED) {
                return false;
            }
            addRoot(root);
            writeBlock();
            largerBlocks++;
            return true;
        }
    }

    private void sealBlock() throws IOException {
        if (items > 0) {
            writeBlock();
        }
        startBlock();
    }

    private void startBlock() {
        startBlock(block);
    }

    private void startBlock(MemorySegment memory) {
        writer.reset(memory);
        writer.sink().reserve(BlockLayout.HEADER_BYTES);
    }

    /// Writes the archives in the writer's destination, with a header in front and the table of
    /// roots behind. The writer does not move: if the stack ends in here before the file is
    /// written, the block can be written later.
    private void writeBlock() throws IOException {
        MemorySegment memory = writer.sink().memory();
        long table = padded(memory, writer.position(), Integer.BYTES);
        for (int i = 0; i < items; i++) {
            LittleEndian.putInt(memory, table + (long) i * Integer.BYTES, roots[i]);
        }
        long end = table + (long) items * Integer.BYTES;
        int payloadBytes = (int) (end - BlockLayout.HEADER_BYTES);
        MemorySegment whole = memory.asSlice(0, padded(memory, end, BlockLayout.BLOCK_ALIGNMENT));
        int before = checksum;
        int written =
                BlockLayout.putHeader(whole, BlockLayout.BLOCK_MAGIC, payloadBytes, items, before);
        file.write(whole);
        // The stack may end at any call: there is none between the assignments that must agree with
        // the file.
        checksum = written;
        blocks++;
        totalItems += items;
        items = 0;
    }

    /// Returns the next multiple of an alignment, with zeros before it.
    private static long padded(MemorySegment memory, long end, long byteAlignment) {
        long aligned = PlaceLayout.roundUp(end, byteAlignment);
        LittleEndian.zero(memory, end, aligned - end);
        return aligned;
    }

    private void writeFileHeader() throws IOException {
        MemorySegment header = block.asSlice(0, BlockLayout.HEADER_BYTES);
        checksum = BlockLayout.putFileHeader(header);
        file.write(header);
    }
}

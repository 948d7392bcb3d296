package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveCapacityException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.file.UnfinishedFile;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;

/// Writes values into a file of blocks ([BlockWriter]), with the schema of the values in front and
/// an index of the blocks behind.
///
/// A [created][#create] file is written under a temporary name beside the final one and takes the
/// final name when it is complete: [#finish()]. Closing without it leaves nothing behind. Writers
/// of one path do not know of each other; the last one to finish wins.
///
/// A file that is [appended to][#append] is written in place. Until it is finished again it has no
/// index; its complete blocks can be [recovered][BlockReadOptions#recovering()]. A second writer
/// that appends to it is refused, in this process and in others: a file beside it, whose name ends
/// in `.appending`, is locked meanwhile. A process that dies leaves that file behind; it is in
/// nobody's way.
///
/// Two kinds of failure differ. An exception of a value, a value that is too large, a key out of
/// order and memory that an arena refuses concern that value alone: the writer is as before. An
/// exception of the file system, or of the [observer of progress][BlockOptions#progress()], is
/// final: a temporary file is deleted, and every method but [#close()] and the counts throws
/// [IllegalStateException] from then on. [#safeItems()] says what has been forced to the device.
///
/// Belongs to the thread that owns the arena; any other gets a [WrongThreadException].
///
/// ```java
/// var options = BlockOptions.DEFAULT;
/// try (var file = BlockFileWriter.create(path, ORDER, options, arena, scratch)) {
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
    private final BlockWriter<T> blocks;
    private final BlockOptions options;
    private final @Nullable KeyRecorder<T, ?> keys;
    private final IndexEntries entries = new IndexEntries();

    /// The values in written blocks, and those in forced ones.
    private long writtenItems;

    private long safeItems;
    private long largerBlocks;

    /// The checksum of the header or block that has been written last.
    private int checksum;

    private boolean adding;

    private BlockFileWriter(
            UnfinishedFile file,
            BlockWriter<T> blocks,
            BlockOptions options,
            @Nullable KeyRecorder<T, ?> keys) {
        this.file = file;
        this.blocks = blocks;
        this.options = options;
        this.keys = keys;
    }

    /// Begins a file.
    ///
    /// @param path    the name that the file will have when it is complete
    /// @param type    the type of the values
    /// @param options sizes, limits and all other settings
    /// @param arena   the arena in which blocks are built; not to be cleared before the file is
    ///     closed
    /// @param scratch lent for serialization
    /// @throws dev.arenite.arena.ArenaLimitException if the arena has no room for a block
    /// @throws dev.arenite.archive.schema.SchemaException if the type has no schema
    /// @throws IOException if the file cannot be made; after any exception no file is left
    public static <T> BlockFileWriter<T> create(
            Path path,
            ArchiveType<T, ?> type,
            BlockOptions options,
            BumpArena arena,
            Scratch scratch)
            throws IOException {
        return create(path, new BlockFilePlan<>(type, null, options), arena, scratch);
    }

    /// Begins a file whose values have keys in ascending order.
    ///
    /// As [#create(Path, ArchiveType, BlockOptions, BumpArena, Scratch)] in every other respect. A
    /// [filter][BlockOptions#bloomBits()] that is larger than 64 KiB is kept in a second temporary
    /// file until it is written.
    ///
    /// @param key the key of the values
    public static <T> BlockFileWriter<T> create(
            Path path,
            ArchiveType<T, ?> type,
            BlockKey<T, ?, ?> key,
            BlockOptions options,
            BumpArena arena,
            Scratch scratch)
            throws IOException {
        Objects.requireNonNull(key, "key");
        return create(path, new BlockFilePlan<>(type, key, options), arena, scratch);
    }

    private static <T> BlockFileWriter<T> create(
            Path path, BlockFilePlan<T> plan, BumpArena arena, Scratch scratch) throws IOException {
        BlockFileHeader header = plan.header();
        UnfinishedFile file = UnfinishedFile.create(path);
        try {
            BlockFileWriter<T> writer = plan.writer(file, header, arena, scratch);
            writer.begin(header);
            return writer;
        } catch (Throwable failure) {
            file.fail(failure);
            throw failure;
        }
    }

    /// Opens a file to append to it in place, or makes it. Of a file that was not finished, the
    /// complete blocks are kept; what is behind them is cut off. So nobody may have the file open
    /// for reading.
    ///
    /// @param path    the name of the file
    /// @param type    the type of the values
    /// @param options limits, force and progress. Sizes, filter and name are those of the file, if
    ///     there is one
    /// @param arena   the arena in which blocks are built; not to be cleared before the file is
    ///     closed
    /// @param scratch lent for serialization
    /// @throws BlockSchemaException if the file has values of another schema; nothing has changed
    /// @throws BlockFileException if the file is not a block file, or has keys; nothing has changed
    /// @throws BlockDamageException if the file is not finished and a block has values beyond the
    ///     limits
    /// @throws IOException if another writer appends to the file, or it cannot be read or written
    public static <T> BlockFileWriter<T> append(
            Path path,
            ArchiveType<T, ?> type,
            BlockOptions options,
            BumpArena arena,
            Scratch scratch)
            throws IOException {
        return append(path, new BlockFilePlan<>(type, null, options), arena, scratch);
    }

    /// Opens a file with keys to append to it in place, or makes it.
    ///
    /// As [#append(Path, ArchiveType, BlockOptions, BumpArena, Scratch)] in every other respect.
    ///
    /// @param key the key of the values, which the file must have been written with
    public static <T> BlockFileWriter<T> append(
            Path path,
            ArchiveType<T, ?> type,
            BlockKey<T, ?, ?> key,
            BlockOptions options,
            BumpArena arena,
            Scratch scratch)
            throws IOException {
        Objects.requireNonNull(key, "key");
        return append(path, new BlockFilePlan<>(type, key, options), arena, scratch);
    }

    private static <T> BlockFileWriter<T> append(
            Path path, BlockFilePlan<T> plan, BumpArena arena, Scratch scratch) throws IOException {
        UnfinishedFile file = UnfinishedFile.append(path);
        try {
            return new BlockFileReopening<>(file, plan).reopen(arena, scratch);
        } catch (Throwable failure) {
            file.fail(failure);
            throw failure;
        }
    }

    /// Writes the header of a new file.
    void begin(BlockFileHeader header) throws IOException {
        file.write(header.memory());
        checksum = header.checksum();
    }

    /// Goes on behind the blocks of an index.
    ///
    /// @param spareObjects the objects that further values may have beyond their bytes
    /// @param notes        what is known of the keys of each block
    void continueBehind(BlockIndex index, long spareObjects, KeyNotes notes) throws IOException {
        for (long block = 0; block < index.blocks(); block++) {
            entries.prepare(index.position(block), index.firstItem(block), notes.firstKey(block));
            entries.prepareChecksums(index.checksum(block), notes.filterChecksum(block));
            entries.blocks++;
            largerBlocks += index.byteSize(block) > options.targetBytes() ? 1 : 0;
        }
        checksum = index.checksumBefore(index.blocks());
        writtenItems = index.items();
        blocks.continueSeries(options.limits(), spareObjects);
        if (options.force() != BlockForce.NEVER) {
            file.force();
            safeItems = writtenItems;
        }
        file.continueAt(index.endPosition());
    }

    @Nullable KeyRecorder<T, ?> keys() {
        return keys;
    }

    /// Returns a writer of an open file.
    static <T> BlockFileWriter<T> of(
            UnfinishedFile file,
            BlockWriter<T> blocks,
            BlockOptions options,
            @Nullable KeyRecorder<T, ?> keys) {
        return new BlockFileWriter<>(file, blocks, options, keys);
    }

    /// Adds a value. An exception of the value or its type passes through, and the writer is as
    /// before.
    ///
    /// @throws KeyOrderException if the file has keys, and the value's does not lie behind the one
    ///     before; the writer is as before
    /// @throws ArchiveCapacityException if the value takes more than 2^48 bytes; the writer is as
    ///     before
    /// @throws dev.arenite.archive.ArchiveLimitException if the value, or all so far together, ask
    ///     for more than the limits of the readers; the writer is as before
    /// @throws dev.arenite.arena.ArenaLimitException if the value is larger than a block and the
    ///     arena has no room for it; the writer is as before
    /// @throws IllegalStateException if the file has failed, is finished or closed, or if a value
    ///     is being added
    /// @throws IOException if a block cannot be written; the file has failed then
    public void add(T value) throws IOException {
        requireReady();
        adding = true;
        try {
            if (keys != null) {
                keys.require(value, items());
            }
            if (!tryAdd(value)) {
                writeBlock();
                tryAdd(value);
            }
        } finally {
            adding = false;
        }
    }

    private boolean tryAdd(T value) {
        if (keys == null) {
            return blocks.tryAdd(value);
        }
        keys.beginsBlock = blocks.isEmpty();
        boolean isAdded = blocks.tryAdd(value);
        keys.isAdded = isAdded;
        return isAdded;
    }

    /// Writes the values that have been added as a block, although the block is not full, and
    /// forces it to the device unless that is [never][BlockForce#NEVER] to be done.
    ///
    /// @throws IllegalStateException if the file has failed, is finished or closed, or if a value
    ///     is being added
    /// @throws IOException if the block cannot be written; the file has failed then
    public void flush() throws IOException {
        requireReady();
        writeBlock();
        if (options.force() != BlockForce.NEVER) {
            force();
        }
    }

    private void writeBlock() throws IOException {
        if (blocks.isEmpty()) {
            return;
        }
        long items = blocks.items();
        MemorySegment block = blocks.build(checksum);
        boolean isLarger = block.byteSize() > options.targetBytes();
        int itsChecksum = LittleEndian.getInt(block, BlockFormat.CHECKSUM);
        entries.prepare(file.writtenBytes(), writtenItems, keys == null ? 0 : keys.firstRoot());
        FilterRecorder filter = keys == null ? null : keys.filter;
        entries.prepareChecksums(
                itsChecksum,
                filter == null ? 0 : filter.prepare(itsChecksum, writtenItems, items()));
        file.write(block);
        // The stack may end at any call: there is none between the assignments that must agree with
        // the file.
        checksum = itsChecksum;
        entries.blocks++;
        writtenItems += items;
        largerBlocks += isLarger ? 1 : 0;
        blocks.begun = false;
        if (filter != null) {
            filter.usedBytes = filter.preparedBytes;
            filter.count = 0;
        }
        if (options.force() == BlockForce.EACH_BLOCK) {
            force();
        }
        tellProgress();
    }

    private void force() throws IOException {
        file.force();
        safeItems = writtenItems;
    }

    private void tellProgress() {
        try {
            options.progress().advanced(writtenItems, file.writtenBytes());
        } catch (Throwable cancellation) {
            file.fail(cancellation);
            throw cancellation;
        }
    }

    /// Completes the file: it has its index and its final name from now on.
    ///
    /// @throws IllegalStateException if the file has failed, is finished or closed, or if a value
    ///     is being added
    /// @throws IOException if the rest cannot be written or the file cannot be renamed; the file
    ///     has failed then. If only the folder cannot be forced to the device, the file has its
    ///     name, but may lose it when the machine fails
    public void finish() throws IOException {
        requireReady();
        writeBlock();
        if (file.isInPlace() && options.force() != BlockForce.NEVER) {
            // No index may be on the device without the blocks that it tells of.
            force();
        }
        long indexPosition = file.writtenBytes();
        IndexWriter index = new IndexWriter(file, checksum);
        index.putEntries(entries);
        MemorySegment firstKeys = keys == null ? MemorySegment.NULL : keys.firstKeys();
        index.put(firstKeys);
        long filterBytes = keys == null || keys.filter == null ? 0 : keys.filter.write();
        MemorySegment footer = MemorySegment.ofArray(new byte[BlockIndex.FOOTER_BYTES]);
        LittleEndian.putLong(footer, 0, indexPosition);
        LittleEndian.putLong(footer, BlockIndex.FOOTER_BLOCKS, entries.blocks);
        LittleEndian.putLong(footer, BlockIndex.FOOTER_ITEMS, writtenItems);
        LittleEndian.putLong(footer, BlockIndex.FOOTER_KEY_BYTES, firstKeys.byteSize());
        LittleEndian.putLong(footer, BlockIndex.FOOTER_FILTER_BYTES, filterBytes);
        LittleEndian.putLong(footer, BlockIndex.FOOTER_TAKEN_OBJECTS, takenObjects());
        index.putFooter(footer);
        file.publish(options.force() != BlockForce.NEVER);
        safeItems = options.force() == BlockForce.NEVER ? safeItems : writtenItems;
    }

    private long takenObjects() {
        CheckLimits limits = options.limits();
        return Math.max(0, limits.maxObjects() - blocks.spareObjects());
    }

    /// Returns the number of values that have been added.
    public long items() {
        return writtenItems + blocks.items();
    }

    /// Returns the number of values that a failure of the machine cannot lose: those in blocks that
    /// have been forced to the device. They can be read if the file is finished, or appended to in
    /// place.
    public long safeItems() {
        return safeItems;
    }

    /// Returns the number of blocks that have been written.
    public long blocks() {
        return entries.blocks;
    }

    /// Returns the number of written blocks that are larger than others may be.
    public long largerBlocks() {
        return largerBlocks;
    }

    /// Returns the number of serializations that were aborted because the block was full.
    public long aborts() {
        return blocks.aborts();
    }

    /// Returns the bytes that the file has.
    public long writtenBytes() {
        return file.writtenBytes();
    }

    /// Closes the file; one that has not been finished is deleted, unless it is appended to. Then
    /// the values that are not in blocks yet are lost. Closing again does nothing.
    ///
    /// @throws IllegalStateException if a value is being added; nothing has changed
    /// @throws IOException if it cannot be closed or deleted; closing again tries again
    @Override
    public void close() throws IOException {
        requireIdle();
        try {
            blocks.close();
        } finally {
            file.close();
        }
    }

    private void requireReady() {
        requireIdle();
        file.requireOpen();
    }

    private void requireIdle() {
        blocks.requireOwner();
        if (adding) {
            throw new IllegalStateException("a value is being added: file=" + file.path());
        }
    }
}

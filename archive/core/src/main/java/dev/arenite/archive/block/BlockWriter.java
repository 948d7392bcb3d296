package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveCapacityException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.memory.PlaceLayout;
import dev.arenite.scratch.Scratch;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Writes values into blocks of limited size in memory.
///
/// Each value is serialized on its own, behind the values before it. One that would pass the end of
/// the block is aborted in the middle and leaves no trace: the caller seals the block, which ends
/// with the last whole value, and adds the value again, to the next block. A value that is larger
/// than a block gets a block of its own. A sealed block is read in place ([Block#access]), or
/// copied anywhere.
///
/// ```java
/// BlockBuffers buffers = BlockBuffers.in(arena);
/// try (var writer = BlockWriter.create(ORDER, BlockOptions.DEFAULT, buffers, scratch)) {
///     for (Order order : orders) {
///         if (!writer.tryAdd(order)) {
///             writer.seal(); // the block: to be read, sent or written
///             writer.tryAdd(order);
///         }
///     }
///     Block<ArchivedStruct> last = Block.access(ORDER, writer.seal());
/// }
/// ```
///
/// After any exception in the middle of a value the block is as before, and so are the scratch and
/// the pool of buffers: a larger buffer is given back with its block.
///
/// Belongs to the thread that owns the buffers.
///
/// @param <T> the values
public final class BlockWriter<T> implements AutoCloseable {

    private final ArchiveType<T, ?> type;
    private final BlockBuffer buffer;
    private final ArchiveWriter writer;
    private final long targetBytes;
    private final int minItems;
    private final long alignment;

    /// The bytes behind each value: one for values without bytes, so that no block has more values
    /// than bytes.
    private final int extraBytes;

    private final RootTable roots = new RootTable();
    private long aborts;
    private boolean adding;
    private boolean closed;

    /// Whether the present block is being written; otherwise the next value begins one. Assigned
    /// directly where the stack may have no room for a call.
    boolean begun;

    private BlockWriter(
            ArchiveType<T, ?> type, BlockOptions options, BlockBuffers pool, Scratch scratch) {
        this.type = type;
        targetBytes = options.targetBytes();
        minItems = options.minItems();
        alignment = options.alignment();
        extraBytes = type.placeBytes() == 0 ? 1 : 0;
        // Blocks of more than the target have few values: room for their table and padding.
        long spareBytes = (minItems + 2L) * Long.BYTES + alignment;
        buffer = new BlockBuffer(pool, targetBytes, spareBytes);
        writer = ArchiveWriter.to(buffer, scratch);
        writer.setSeriesLimits(options.limits());
    }

    /// Makes a writer.
    ///
    /// @param type    the type of the values
    /// @param options sizes of blocks and limits of values; the rest is for files
    /// @param buffers lends the memory of the blocks
    /// @param scratch lent for serialization
    /// @throws dev.arenite.arena.ArenaLimitException if there is no room for a block
    public static <T> BlockWriter<T> create(
            ArchiveType<T, ?> type, BlockOptions options, BlockBuffers buffers, Scratch scratch) {
        return new BlockWriter<>(
                Objects.requireNonNull(type, "type"),
                Objects.requireNonNull(options, "options"),
                Objects.requireNonNull(buffers, "buffers"),
                Objects.requireNonNull(scratch, "scratch"));
    }

    /// Continues a series: values written before, elsewhere, have taken objects beyond their bytes.
    void continueSeries(CheckLimits limits, long spareObjects) {
        writer.setSeriesLimits(limits, spareObjects);
    }

    /// Returns the objects that the values of the series may still have beyond their bytes.
    long spareObjects() {
        return writer.spareObjects();
    }

    /// Adds a value to the block, unless the block is full. After a sealed block, begins the next.
    /// An exception of the value or its type passes through, and the block is as before.
    ///
    /// @return whether the value was added; if not, the block has at least one value, and is to be
    ///     sealed before the value is added again
    /// @throws ArchiveCapacityException if the value takes more than 2^48 bytes; the block is as
    ///     before
    /// @throws dev.arenite.archive.ArchiveLimitException if the value, or all so far together, ask
    ///     for more than the limits of the readers; the block is as before
    /// @throws dev.arenite.arena.ArenaLimitException if the value is larger than a block and the
    ///     arena has no room for it; the block is as before
    /// @throws IllegalStateException if a value is being added, the writer is closed, or the arena
    ///     was cleared
    /// @throws WrongThreadException if the buffers are another thread's
    public boolean tryAdd(T value) {
        requireReady();
        adding = true;
        try {
            if (isEmpty()) {
                // Also after a large value that failed: its buffer is given back.
                begin();
            }
            return !roots.isFull() && addToBlock(value);
        } catch (StackOverflowError end) {
            // To give memory back may take more stack than the value's code had left.
            writer.recover();
            throw end;
        } finally {
            adding = false;
        }
    }

    private void begin() {
        roots.clear();
        buffer.shrink();
        writer.reset(buffer);
        writer.sink().reserve(BlockFormat.HEADER_BYTES);
        begun = true;
    }

    private boolean addToBlock(T value) {
        roots.ensureRoom();
        long root = roots.items() < minItems ? tryWriteAny(value) : tryWriteWithin(value);
        if (root == ArchiveWriter.LIMIT_REACHED) {
            return false;
        }
        if (extraBytes > 0) {
            LittleEndian.putByte(
                    writer.sink().memory(), writer.sink().reserve(extraBytes), (byte) 0);
        }
        roots.add(root);
        return true;
    }

    /// Writes a value of any size, to a block that must have more values.
    private long tryWriteAny(T value) {
        long root = writer.tryWrite(type, value, BlockFormat.MAX_BLOCK_BYTES);
        if (root == ArchiveWriter.LIMIT_REACHED) {
            throw new ArchiveCapacityException(writer.neededBytes(), writer.limitBytes());
        }
        return root;
    }

    /// Writes a value that, with the table, does not pass the target.
    private long tryWriteWithin(T value) {
        long limitOfConstant = targetBytes - BlockFormat.STRIDE_TABLE_BYTES - extraBytes;
        long limitOfOthers =
                targetBytes - (roots.items() + 1) * BlockFormat.rootBytes(targetBytes) - extraBytes;
        if (!roots.isConstant()) {
            return tryWrite(value, limitOfOthers);
        }
        long next = roots.next();
        if (next == RootTable.ANY) {
            return tryWrite(value, limitOfConstant);
        }
        long end = next + type.placeBytes();
        if (end <= limitOfOthers || end > limitOfConstant) {
            return tryWrite(value, limitOfOthers);
        }
        // There is room for one more value at the constant distance, and for no table.
        return counted(writer.tryWriteAt(type, value, next, end));
    }

    private long tryWrite(T value, long limitBytes) {
        return limitBytes - writer.position() < type.placeBytes()
                ? ArchiveWriter.LIMIT_REACHED
                : counted(writer.tryWrite(type, value, limitBytes));
    }

    private long counted(long root) {
        if (root == ArchiveWriter.LIMIT_REACHED) {
            aborts++;
        }
        return root;
    }

    /// Seals the block: writes its header and its table.
    ///
    /// @return the block, valid until the next value is added
    /// @throws IllegalStateException if the block has no value, a value is being added, the writer
    ///     is closed, or the arena was cleared
    public MemorySegment seal() {
        requireReady();
        MemorySegment block = build(0);
        begun = false;
        return block;
    }

    /// Seals the block, and leaves its buffer to the caller. The next block has another one.
    ///
    /// @return the block, valid until it is [given back][BlockBuffers#giveBack] or the arena is
    ///     cleared
    /// @throws IllegalStateException as [#seal()]
    public MemorySegment take() {
        MemorySegment block = seal();
        buffer.detach();
        return block;
    }

    /// Writes header and table of the block, which goes on: if the stack ends in here, it can be
    /// built again.
    ///
    /// @param before the checksum before it
    MemorySegment build(int before) {
        if (isEmpty()) {
            throw new IllegalStateException("block has no value");
        }
        long end = writer.position();
        int rootBytes = roots.rootBytes(end);
        long tableBytes = roots.byteSize(rootBytes);
        MemorySegment block =
                buffer.whole().asSlice(0, PlaceLayout.roundUp(end + tableBytes, alignment));
        long table = block.byteSize() - tableBytes;
        LittleEndian.zero(block, end, table - end);
        roots.put(block, table, rootBytes);
        BlockFormat.putHeader(block, roots.items(), rootBytes, before);
        return block;
    }

    /// Whether no value has been added since the last block was sealed.
    public boolean isEmpty() {
        return !begun || roots.items() == 0;
    }

    /// Returns the number of values in the block that is being written.
    public long items() {
        return begun ? roots.items() : 0;
    }

    /// Returns the number of serializations that were aborted because the block was full.
    public long aborts() {
        return aborts;
    }

    /// Gives the buffer of the block back. Closing again does nothing.
    ///
    /// @throws IllegalStateException if a value is being added; nothing has changed
    /// @throws WrongThreadException if the buffers are another thread's
    @Override
    public void close() {
        if (closed) {
            return;
        }
        requireReady();
        begun = false;
        // Also gives back the scratch memory of a value at which the stack ended.
        writer.reset(MemorySegment.ofArray(new byte[0]));
        closed = true;
        buffer.release();
    }

    /// Requires that nothing but a value's own code can be in the way.
    private void requireReady() {
        if (closed) {
            throw new IllegalStateException("writer of blocks is closed");
        }
        requireOwner();
        if (adding) {
            throw new IllegalStateException("a value is being added");
        }
    }

    /// @throws WrongThreadException if the caller is not the thread that owns the buffers
    void requireOwner() {
        if (!closed && !buffer.whole().isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("writer of blocks belongs to another thread");
        }
    }
}

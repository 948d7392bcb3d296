package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.SeriesChecker;
import dev.arenite.archive.SharedObjects;
import dev.arenite.archive.memory.LittleEndian;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// A block whose header and table fit its bytes.
///
/// @param memory    all of the block
/// @param items     the number of its values
/// @param rootBytes the size of a root in its table
record BlockFrame(MemorySegment memory, long items, int rootBytes) {

    /// Returns the block that bytes are. They have been found to be one by [#problem].
    static BlockFrame of(MemorySegment block) {
        return new BlockFrame(
                block,
                LittleEndian.getLong(block, BlockFormat.ITEMS),
                LittleEndian.getInt(block, BlockFormat.ROOT_BYTES));
    }

    /// Returns the reason for which bytes are not a block, or null.
    ///
    /// @param before the checksum before it
    static @Nullable String problem(MemorySegment block, int before) {
        String problem = headProblem(block);
        if (problem != null) {
            return problem;
        }
        int checksum = LittleEndian.getInt(block, BlockFormat.CHECKSUM);
        if (checksum != Checksum.of(block, BlockFormat.CHECKSUM, before)) {
            return "checksum does not match";
        }
        return tableProblem(block, block.byteSize() - BlockFormat.HEADER_BYTES);
    }

    /// Returns the reason for which bytes are not a block, whatever their checksum, or null.
    static @Nullable String shapeProblem(MemorySegment block) {
        String problem = headProblem(block);
        return problem != null
                ? problem
                : tableProblem(block, block.byteSize() - BlockFormat.HEADER_BYTES);
    }

    private static @Nullable String headProblem(MemorySegment block) {
        if (block.byteSize() < BlockFormat.HEADER_BYTES
                || LittleEndian.getInt(block, 0) != BlockFormat.MAGIC) {
            return "no block where one must be";
        }
        return LittleEndian.getLong(block, BlockFormat.BLOCK_BYTES) != block.byteSize()
                ? "block has another size"
                : null;
    }

    private static @Nullable String tableProblem(MemorySegment block, long roomBytes) {
        long items = LittleEndian.getLong(block, BlockFormat.ITEMS);
        int rootBytes = LittleEndian.getInt(block, BlockFormat.ROOT_BYTES);
        if (items == 0) {
            return "block is empty";
        }
        boolean isKnown =
                rootBytes == BlockFormat.STRIDE
                        || rootBytes == BlockFormat.NARROW
                        || rootBytes == BlockFormat.WIDE;
        if (!isKnown || LittleEndian.getInt(block, BlockFormat.RESERVED) != 0) {
            return "block has an unknown table";
        }
        // Each value takes a byte at least, beside its root.
        boolean fits =
                rootBytes == BlockFormat.STRIDE
                        ? roomBytes >= BlockFormat.STRIDE_TABLE_BYTES && items <= roomBytes
                        : items <= roomBytes / rootBytes;
        return items < 0 || !fits ? "block is too small for its table" : null;
    }

    /// Returns the checksum of the block.
    int checksum() {
        return LittleEndian.getInt(memory, BlockFormat.CHECKSUM);
    }

    /// Returns the position of the table of roots, which ends with the block.
    long table() {
        return rootBytes == BlockFormat.STRIDE
                ? memory.byteSize() - BlockFormat.STRIDE_TABLE_BYTES
                : memory.byteSize() - items * rootBytes;
    }

    /// Returns the position of a value's root.
    ///
    /// @param item counts the values of the block from 0
    long root(long item) {
        long table = table();
        return switch (rootBytes) {
            case BlockFormat.STRIDE ->
                    LittleEndian.getLong(memory, table)
                            + item * LittleEndian.getLong(memory, table + Long.BYTES);
            case BlockFormat.NARROW ->
                    Integer.toUnsignedLong(
                            LittleEndian.getInt(memory, table + item * BlockFormat.NARROW));
            default -> LittleEndian.getLong(memory, table + item * BlockFormat.WIDE);
        };
    }

    <V> V view(ArchiveType<?, V> type, long item) {
        return type.view(memory, root(item));
    }

    /// Returns a value that does not depend on the memory. References in it to one archived object
    /// become references to one Java object.
    <T> T read(ArchiveType<T, ?> type, long item) {
        return SharedObjects.reading(() -> type.read(memory, root(item)));
    }

    /// Checks every archive. Each begins behind the one before.
    ///
    /// @throws dev.arenite.archive.ArchiveFormatException if one is not of the type
    void check(ArchiveType<?, ?> type, SeriesChecker checker) {
        MemorySegment archives = memory.asSlice(0, table());
        long leastBytes = Math.max(1, type.placeBytes());
        long start = BlockFormat.HEADER_BYTES;
        for (long i = 0; i < items; i++) {
            long root = root(i);
            checker.require(type, archives, start, root);
            start = root + leastBytes;
        }
    }

    /// Checks every archive on its own, also behind one that is refused.
    ///
    /// @param maxItems the number of archives that are looked at, at most
    /// @param checkers makes a checker for the next archive and those behind it
    /// @param findings gets the number of each refused archive in the block, and the violation
    void findAll(
            ArchiveType<?, ?> type,
            long maxItems,
            Supplier<SeriesChecker> checkers,
            BiConsumer<Long, ArchiveViolation> findings) {
        MemorySegment archives = memory.asSlice(0, table());
        long leastBytes = Math.max(1, type.placeBytes());
        long start = BlockFormat.HEADER_BYTES;
        SeriesChecker checker = checkers.get();
        for (long i = 0; i < Math.min(items, maxItems); i++) {
            long root = root(i);
            try {
                checker.require(type, archives, start, root);
                start = root + leastBytes;
            } catch (ArchiveFormatException refusal) {
                findings.accept(i, refusal.violation());
                checker = checkers.get();
                if (root >= start && root < archives.byteSize()) {
                    start = root + leastBytes;
                }
            }
        }
    }
}

package dev.arenite.tool.map;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.schema.ArchiveSchema;

import java.lang.foreign.MemorySegment;

/// The parts of a block that has been checked (FORMAT 13.1, 13.2).
///
/// @param memory    all of the block
/// @param items     the number of its values
/// @param rootBytes the size of a root in the table, 0 for roots with a constant distance
/// @param itemBytes the bytes that a root takes at least
record BlockParts(MemorySegment memory, long items, int rootBytes, long itemBytes) {

    static final int HEADER_BYTES = 32;

    private static final long ITEMS = 16;
    private static final long ROOT_BYTES = 24;

    static BlockParts of(ArchiveSchema schema, MemorySegment block) {
        return new BlockParts(
                block,
                LittleEndian.getLong(block, ITEMS),
                LittleEndian.getInt(block, ROOT_BYTES),
                // A place without bytes is followed by one byte.
                Math.max(1, schema.place().bytes()));
    }

    /// Returns the position of the table of roots.
    long table() {
        return memory.byteSize() - (rootBytes == 0 ? 2 * Long.BYTES : items * rootBytes);
    }

    /// Returns the position of the root of a value.
    long root(long item) {
        long table = table();
        return switch (rootBytes) {
            case 0 ->
                    LittleEndian.getLong(memory, table)
                            + item * LittleEndian.getLong(memory, table + Long.BYTES);
            case Integer.BYTES ->
                    Integer.toUnsignedLong(LittleEndian.getInt(memory, table + item * rootBytes));
            default -> LittleEndian.getLong(memory, table + item * rootBytes);
        };
    }

    /// Returns the position at which the archive of a value may begin: behind the one before.
    long start(long item) {
        return item == 0 ? HEADER_BYTES : end(item - 1);
    }

    /// Returns the position behind the archive of a value.
    long end(long item) {
        return root(item) + itemBytes;
    }

    /// Returns the value whose archive holds a position, the last one if none does.
    long itemAt(long position) {
        long low = 0;
        long high = items - 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (end(middle) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Returns the number of bytes that are not padding at the end of the block.
    long usedBytes() {
        return end(items - 1) + memory.byteSize() - table();
    }
}

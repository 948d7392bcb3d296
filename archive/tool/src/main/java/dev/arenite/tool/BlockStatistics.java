package dev.arenite.tool;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockLayout;

import java.util.Arrays;
import java.util.Optional;

/// What the blocks of a file consist of, added up.
final class BlockStatistics {

    private final long[] sizes;
    private final long[] items;
    private long archiveBytes;
    private long tableBytes;
    private long paddingBytes;
    private long unknownBytes;
    private int unknown;

    /// @param file       the file
    /// @param placeBytes the size of a root's place in bytes
    BlockStatistics(BlockFile<?> file, long placeBytes) {
        int blocks = Math.toIntExact(file.blocks());
        sizes = new long[blocks];
        items = new long[blocks];
        for (int block = 0; block < blocks; block++) {
            sizes[block] = file.blockBytes(block);
            items[block] = file.blockItems(block);
            Optional<BlockLayout> layout =
                    file.blockLayout(block).filter(each -> each.paddingBytes(placeBytes) >= 0);
            if (layout.isPresent()) {
                add(layout.get(), placeBytes);
            } else {
                unknown++;
                unknownBytes += sizes[block];
            }
        }
        Arrays.sort(sizes);
        Arrays.sort(items);
    }

    private void add(BlockLayout layout, long placeBytes) {
        long padding = layout.paddingBytes(placeBytes);
        tableBytes += layout.tableBytes();
        paddingBytes += padding;
        archiveBytes +=
                layout.byteSize() - BlockLayout.headerBytes() - layout.tableBytes() - padding;
    }

    /// Adds rows to a table.
    ///
    /// @param targetBytes the size that blocks have at most, unless they have few values
    void describe(Table table, long targetBytes) {
        long all = Arrays.stream(sizes).sum();
        long larger = Arrays.stream(sizes).filter(size -> size > targetBytes).count();
        table.put(
                "blocks",
                Table.number(sizes.length)
                        + ", of at most "
                        + Table.number(targetBytes)
                        + " B"
                        + (larger == 0 ? "" : ", " + Table.number(larger) + " larger"));
        if (sizes.length == 0) {
            return;
        }
        table.put("block sizes", spread(sizes) + " B");
        table.put("items per block", spread(items));
        table.put("archives", share(archiveBytes, all));
        long overhead = tableBytes + (long) (sizes.length - unknown) * BlockLayout.headerBytes();
        table.put("tables and headers", share(overhead, all));
        table.put("padding", share(paddingBytes, all));
        if (unknown > 0) {
            table.put(
                    "damaged",
                    Table.number(unknown) + " blocks, " + Table.number(unknownBytes) + " B");
        }
    }

    private static String spread(long[] sorted) {
        return "least "
                + Table.number(sorted[0])
                + ", median "
                + Table.number(sorted[sorted.length / 2])
                + ", greatest "
                + Table.number(sorted[sorted.length - 1]);
    }

    private static String share(long bytes, long all) {
        return Table.number(bytes) + " B, " + Table.percent(bytes, all) + " of the blocks";
    }
}

package dev.arenite.tool.map;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.schema.ArchiveSchema;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;

/// Maps of bytes: spans in the order of their positions, one behind the other, so that each byte is
/// in exactly one.
///
/// What is mapped has been checked ([dev.arenite.archive.Archive#check],
/// [dev.arenite.archive.block.BlockFile#block]); of other bytes the map is wrong, or there is an
/// [IndexOutOfBoundsException] or [IllegalArgumentException]. Time and memory are bounded by the
/// size of the bytes and the limits.
///
/// Methods may be called by any thread that may use the memory.
public final class ByteMap {

    private static final String PADDING_OF_BLOCK = "between the values and the table of roots";

    private ByteMap() {}

    /// Returns the spans of an archive.
    ///
    /// @param schema  the schema of its value
    /// @param archive the memory that positions count in; the archive has been checked
    /// @param root    the position of the root
    /// @param detail  limits
    /// @return spans for all bytes from the start of the memory to the end of the root
    public static List<Span> ofArchive(
            ArchiveSchema schema, MemorySegment archive, long root, MapDetail detail) {
        Objects.requireNonNull(schema, "schema");
        SpanCollector spans = new SpanCollector(detail);
        new MapWalk(schema, archive, detail, spans).root(root, Trail.start(""));
        return spans.complete(0, root + schema.place().bytes());
    }

    /// Returns the spans of all of a block. Paths begin with the number of the value, as in
    /// `#7.name`.
    ///
    /// @param schema the schema of the values
    /// @param block  all of the block, which has been checked
    /// @param first  the number of the first value
    public static List<Span> ofBlock(
            ArchiveSchema schema, MemorySegment block, long first, MapDetail detail) {
        BlockParts parts = BlockParts.of(schema, block);
        SpanCollector spans = new SpanCollector(detail);
        header(block, spans);
        values(schema, parts, first, 0, parts.items(), new Places(spans, detail));
        roots(parts, first, detail, spans);
        return spans.complete(0, block.byteSize());
    }

    /// Returns the spans of one value of a block.
    ///
    /// @param schema the schema of the values
    /// @param block  all of the block, which has been checked
    /// @param first  the number of the block's first value
    /// @param item   the number of the value in the block, from 0
    /// @return spans for all bytes between the root before and the end of the value's root
    /// @throws IndexOutOfBoundsException if the block has no such value
    public static List<Span> ofItem(
            ArchiveSchema schema, MemorySegment block, long first, long item, MapDetail detail) {
        BlockParts parts = BlockParts.of(schema, block);
        Objects.checkIndex(item, parts.items());
        SpanCollector spans = new SpanCollector(detail);
        values(schema, parts, first, item, item + 1, new Places(spans, detail));
        return spans.complete(parts.start(item), parts.end(item));
    }

    private record Places(SpanCollector spans, MapDetail detail) {}

    private static void values(
            ArchiveSchema schema, BlockParts parts, long first, long from, long to, Places places) {
        MapWalk walk = new MapWalk(schema, parts.memory(), places.detail(), places.spans());
        for (long item = from; item < to; item++) {
            walk.root(parts.root(item), Trail.start("#" + (first + item)));
        }
    }

    private static void header(MemorySegment block, SpanCollector spans) {
        String checksum = String.format("%08x", LittleEndian.getInt(block, 4));
        header(spans, 0, 4, ".magic", "\"BLCK\"");
        header(spans, 4, 4, ".checksum", checksum);
        header(spans, 8, 8, ".size", LittleEndian.getLong(block, 8) + " bytes");
        header(spans, 16, 8, ".items", String.valueOf(LittleEndian.getLong(block, 16)));
        int rootBytes = LittleEndian.getInt(block, 24);
        String roots = rootBytes == 0 ? "constant distance" : rootBytes + " bytes each";
        header(spans, 24, 4, ".roots", roots);
        header(spans, 28, 4, ".reserved", "");
    }

    private static void header(
            SpanCollector spans, long start, long length, String step, String value) {
        Trail trail = Trail.start("block").to(step);
        String type = length == 4 ? "u32" : "u64";
        spans.add(start, length, SpanKind.HEADER, trail, type, value);
    }

    private static void roots(BlockParts parts, long first, MapDetail detail, SpanCollector spans) {
        Trail trail = Trail.start("block").to(".roots");
        long table = parts.table();
        long end = parts.end(parts.items() - 1);
        if (end < table) {
            Trail around = Trail.start("block");
            spans.add(end, table - end, SpanKind.PADDING, around, "", PADDING_OF_BLOCK);
        }
        if (parts.rootBytes() == 0) {
            root(spans, table, 8, trail.to(".first"), parts.root(0));
            String distance = LittleEndian.getLong(parts.memory(), table + 8) + " bytes";
            Trail step = trail.to(".distance");
            spans.add(table + 8, 8, SpanKind.ROOT, step, "u64", distance);
            return;
        }
        Elements roots = new Elements(trail, "root", parts.items(), detail);
        for (long item = 0; item < parts.items(); item++) {
            long number = first + item;
            Trail step = roots.at(item, () -> "[#" + number + "]");
            long at = table + item * parts.rootBytes();
            root(spans, at, parts.rootBytes(), step, parts.root(item));
        }
    }

    private static void root(SpanCollector spans, long at, int length, Trail trail, long target) {
        String type = length == 4 ? "u32" : "u64";
        spans.add(new Span(at, length, SpanKind.ROOT, trail, type, "", target));
    }
}

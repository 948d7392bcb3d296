package dev.arenite.tool;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.arena.ArenaStats;
import dev.arenite.scratch.Scratch;

import java.util.Locale;
import java.util.Optional;

/// The table at the end of the demo: the results, in the order in which they were found.
final class DemoReport {

    private static final double MEBIBYTE = 1 << 20;

    private final Table rows = new Table();
    private long reservedEarlyBytes;

    void reservedEarly(long reservedBytes) {
        reservedEarlyBytes = reservedBytes;
    }

    void written(int classes, BlockFileWriter<?> blocks, Meter meter) {
        rows.put("classes", Table.number(classes));
        rows.put(
                "blocks",
                Table.number(blocks.blocks())
                        + ", "
                        + Table.number(blocks.largerBlocks())
                        + " of one larger item");
        rows.put("aborted serializations", Table.number(blocks.aborts()));
        rows.put(
                "written",
                throughput(blocks.writtenBytes(), meter)
                        + ", garbage "
                        + Table.number(meter.garbageBytes() / classes)
                        + " B/class");
    }

    void memory(Scratch scratch, ArenaStats arena) {
        rows.put(
                "scratch in use",
                Table.number(scratch.usedBytes())
                        + " B, peak "
                        + Table.number(scratch.peakBytes())
                        + " B");
        long growth = arena.reservedBytes() - reservedEarlyBytes;
        rows.put(
                "arena reserved",
                Table.number(reservedEarlyBytes)
                        + " B at 10 %, "
                        + Table.number(arena.reservedBytes())
                        + " B at 100 %"
                        + (growth == 0
                                ? ", equal"
                                : ", differs by " + Table.number(growth) + " B"));
    }

    void opened(BlockFile<?> blocks, Meter meter, long fileBytes) {
        rows.put("file", Table.number(fileBytes) + " B, " + blockSizes(blocks));
        rows.put("opened", String.format(Locale.ROOT, "in %.1f ms", meter.microseconds() / 1e3));
    }

    void touched(BlockFile<?> blocks) {
        rows.put(
                "touched",
                Table.number(blocks.touchedBlocks())
                        + " of "
                        + Table.number(blocks.blocks())
                        + " blocks");
    }

    void verified(long fileBytes, Meter meter) {
        rows.put("checked", throughput(fileBytes, meter));
    }

    void scanned(long members, long methods, Meter meter) {
        rows.put(
                "members",
                Table.number(members) + ", of them " + Table.number(methods) + " methods");
        rows.put(
                "counted in place",
                String.format(
                        Locale.ROOT,
                        "in %.1f ms, garbage %s B",
                        meter.microseconds() / 1e3,
                        Table.number(meter.garbageBytes())));
    }

    void lookedUp(String name, Optional<ArchivedClass> found, Meter meter) {
        rows.put(
                "looked up",
                String.format(Locale.ROOT, "%s in %.0f us", name, meter.microseconds()));
        rows.put("found", found.map(DemoReport::describe).orElse("no such class"));
    }

    void print(Output out) {
        rows.print(out);
    }

    private static String describe(ArchivedClass view) {
        StringBuilder text = new StringBuilder("in module ").append(view.module()).append(", ");
        text.append(view.methods().size()).append(" methods:");
        for (long i = 0; i < Math.min(4, view.methods().size()); i++) {
            ArchivedMember method = view.methods().get(i);
            text.append(' ').append(method.name()).append(method.descriptor());
        }
        return text.append(view.methods().size() > 4 ? " ..." : "").toString();
    }

    private static String blockSizes(BlockFile<?> blocks) {
        long largest = 0;
        long largestOfOne = 0;
        for (long i = 0; i < blocks.blocks(); i++) {
            if (blocks.blockItems(i) == 1) {
                largestOfOne = Math.max(largestOfOne, blocks.blockBytes(i));
            } else {
                largest = Math.max(largest, blocks.blockBytes(i));
            }
        }
        return "largest block "
                + Table.number(largest)
                + " B, largest of one item "
                + Table.number(largestOfOne)
                + " B";
    }

    private static String throughput(long bytes, Meter meter) {
        return String.format(
                Locale.ROOT,
                "%s B in %.2f s, %.0f MiB/s",
                Table.number(bytes),
                meter.seconds(),
                bytes / MEBIBYTE / meter.seconds());
    }
}

package dev.arenite.tool;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.arena.ArenaStats;
import dev.arenite.scratch.Scratch;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The table at the end of the demo: the results, in the order in which they were found.
final class DemoReport {

    private static final double MEBIBYTE = 1 << 20;

    private final Map<String, String> rows = new LinkedHashMap<>();
    private long reservedEarlyBytes;

    void reservedEarly(long reservedBytes) {
        reservedEarlyBytes = reservedBytes;
    }

    void written(int classes, BlockFileWriter<?> blocks, Meter meter) {
        rows.put("classes", number(classes));
        rows.put(
                "blocks",
                number(blocks.blocks())
                        + ", "
                        + number(blocks.largerBlocks())
                        + " of one larger item");
        rows.put("aborted serializations", number(blocks.aborts()));
        rows.put(
                "written",
                throughput(blocks.writtenBytes(), meter)
                        + ", garbage "
                        + number(meter.garbageBytes() / classes)
                        + " B/class");
    }

    void memory(Scratch scratch, ArenaStats arena) {
        rows.put(
                "scratch in use",
                number(scratch.usedBytes()) + " B, peak " + number(scratch.peakBytes()) + " B");
        long growth = arena.reservedBytes() - reservedEarlyBytes;
        rows.put(
                "arena reserved",
                number(reservedEarlyBytes)
                        + " B at 10 %, "
                        + number(arena.reservedBytes())
                        + " B at 100 %"
                        + (growth == 0 ? ", equal" : ", differs by " + number(growth) + " B"));
    }

    void opened(BlockFile<?> blocks, Meter meter, long fileBytes) {
        rows.put("file", number(fileBytes) + " B, " + blockSizes(blocks));
        rows.put("opened", String.format(Locale.ROOT, "in %.1f ms", meter.microseconds() / 1e3));
    }

    void touched(BlockFile<?> blocks) {
        rows.put(
                "touched",
                number(blocks.touchedBlocks()) + " of " + number(blocks.blocks()) + " blocks");
    }

    void verified(long fileBytes, Meter meter) {
        rows.put("checked", throughput(fileBytes, meter));
    }

    void scanned(long members, long methods, Meter meter) {
        rows.put("members", number(members) + ", of them " + number(methods) + " methods");
        rows.put(
                "counted in place",
                String.format(
                        Locale.ROOT,
                        "in %.1f ms, garbage %s B",
                        meter.microseconds() / 1e3,
                        number(meter.garbageBytes())));
    }

    void lookedUp(String name, Optional<ArchivedClass> found, Meter meter) {
        rows.put(
                "looked up",
                String.format(Locale.ROOT, "%s in %.0f us", name, meter.microseconds()));
        rows.put("found", found.map(DemoReport::describe).orElse("no such class"));
    }

    void print(PrintStream out) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        rows.forEach((name, value) -> out.printf("%-" + width + "s  %s%n", name, value));
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
                + number(largest)
                + " B, largest of one item "
                + number(largestOfOne)
                + " B";
    }

    private static String throughput(long bytes, Meter meter) {
        return String.format(
                Locale.ROOT,
                "%s B in %.2f s, %.0f MiB/s",
                number(bytes),
                meter.seconds(),
                bytes / MEBIBYTE / meter.seconds());
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

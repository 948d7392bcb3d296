package dev.arenite.examples;

import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// Sorts the lines of a text file by their bytes, in memory that does not grow with the file.
///
/// The mapped file is cut into runs; the lines of a run are sorted and written to a temporary file,
/// and the sorted runs are merged. An arena holds the lines of one run at a time and is cleared
/// between runs: the memory for the second run is that of the first.
public final class ExternalSort {

    private ExternalSort() {}

    /// Sorts a file.
    ///
    /// @param input    the lines, each ended by a line feed
    /// @param output   the same lines in ascending order of their bytes
    /// @param runBytes the size of a run in bytes; a longer line is a run of its own
    static void sort(Path input, Path output, int runBytes) throws IOException {
        Path folder = Files.createTempDirectory("sort");
        List<Path> runs = new ArrayList<>();
        try (Arena mapping = Arena.ofConfined();
                BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("sort.run"))) {
            MemorySegment text = map(input, mapping);
            requireLineFeed(text);
            for (long start = 0; start < text.byteSize(); ) {
                long end = Math.max(start + runBytes, endOfLine(text, start));
                end = end >= text.byteSize() ? text.byteSize() : endOfLine(text, end - 1);
                Path run = folder.resolve("run" + runs.size());
                runs.add(run);
                writeRun(
                        arena.allocate(end - start).copyFrom(text.asSlice(start, end - start)),
                        run);
                arena.clear();
                start = end;
            }
            merge(runs, mapping, output);
        } finally {
            for (Path run : runs) {
                Files.deleteIfExists(run);
            }
            Files.delete(folder);
        }
    }

    private static void requireLineFeed(MemorySegment text) {
        long byteSize = text.byteSize();
        if (byteSize > 0 && text.get(ValueLayout.JAVA_BYTE, byteSize - 1) != '\n') {
            throw new IllegalArgumentException("last line must end with a line feed");
        }
    }

    private static void writeRun(MemorySegment run, Path file) throws IOException {
        List<MemorySegment> lines = new ArrayList<>();
        for (Lines rest = new Lines(run); rest.next(); ) {
            lines.add(rest.line);
        }
        lines.sort(ExternalSort::compare);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (MemorySegment line : lines) {
                out.write(line.toArray(ValueLayout.JAVA_BYTE));
            }
        }
    }

    private static void merge(List<Path> runs, Arena mapping, Path output) throws IOException {
        PriorityQueue<Lines> next = new PriorityQueue<>((a, b) -> compare(a.line, b.line));
        for (Path run : runs) {
            Lines lines = new Lines(map(run, mapping));
            if (lines.next()) {
                next.add(lines);
            }
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output))) {
            for (Lines least = next.poll(); least != null; least = next.poll()) {
                out.write(least.line.toArray(ValueLayout.JAVA_BYTE));
                if (least.next()) {
                    next.add(least);
                }
            }
        }
    }

    private static MemorySegment map(Path file, Arena mapping) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), mapping);
        }
    }

    private static int compare(MemorySegment left, MemorySegment right) {
        long at = left.mismatch(right);
        if (at < 0) {
            return 0;
        }
        // No line is the beginning of another: each ends with the only line feed that it has.
        return Byte.compareUnsigned(
                left.get(ValueLayout.JAVA_BYTE, at), right.get(ValueLayout.JAVA_BYTE, at));
    }

    /// Returns the offset behind the line that a byte belongs to.
    private static long endOfLine(MemorySegment text, long start) {
        long at = start;
        while (at < text.byteSize() && text.get(ValueLayout.JAVA_BYTE, at) != '\n') {
            at++;
        }
        return Math.min(at + 1, text.byteSize());
    }

    /// The lines of a text, one after the other, each with its line feed.
    private static final class Lines {
        private final MemorySegment text;
        private long start;
        private MemorySegment line = MemorySegment.NULL;

        private Lines(MemorySegment text) {
            this.text = text;
        }

        private boolean next() {
            if (start == text.byteSize()) {
                return false;
            }
            long end = endOfLine(text, start);
            line = text.asSlice(start, end - start);
            start = end;
            return true;
        }
    }

    /// Sorts the file named first into the file named second.
    public static void main(String[] arguments) throws IOException {
        sort(Path.of(arguments[0]), Path.of(arguments[1]), 16 << 20);
    }
}

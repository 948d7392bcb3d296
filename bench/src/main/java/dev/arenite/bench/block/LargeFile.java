package dev.arenite.bench.block;

import dev.arenite.tool.ClassRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// A block file of at least a gigabyte: the classes of the JDK, again and again under other names.
final class LargeFile {

    private static final long LEAST_BYTES = 1L << 30;
    private static final BlockStorage BLOCKS = new BlockStorage(64 << 10);

    private LargeFile() {}

    /// Writes the file.
    ///
    /// @param path in a folder that has room for it, and for a smaller one
    static void write(Path path) throws IOException {
        List<ClassRecord> once = ClassIndex.once();
        BLOCKS.write(path, once.iterator());
        int copies = Math.toIntExact(LEAST_BYTES / Files.size(path) + 1);
        Iterator<ClassRecord> classes =
                IntStream.range(0, copies)
                        .mapToObj("%05d/"::formatted)
                        .flatMap(
                                prefix ->
                                        once.stream()
                                                .map(each -> ClassIndex.withPrefix(prefix, each)))
                        .iterator();
        BLOCKS.write(path, classes);
    }
}

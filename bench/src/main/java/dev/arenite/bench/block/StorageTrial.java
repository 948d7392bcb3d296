package dev.arenite.bench.block;

import dev.arenite.tool.ClassRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Builds one storage, checks every answer of it, and times it. Prints a line for each figure:
/// operation, tab, nanoseconds or bytes.
///
/// Run by [StorageSideBySide] in a process of its own.
final class StorageTrial {

    static final String BUILD = "build";
    static final String BYTES = "bytes";

    private static final int BUILDS = 3;
    private static final int RANGE = 100;
    private static final int CHECKED = 1000;

    /// In a sample. Samples are short, so that most have a processor of their own.
    private static final int LOOKUPS = 100;

    private static final int RANGES = 10;
    private static final long WARMUP_NS = 1_500_000_000;
    private static final long MEASURED_NS = 1_500_000_000;
    private static final int LEAST_SAMPLES = 5;

    private final Storage storage;
    private final List<ClassRecord> classes;
    private final Path folder;

    /// Indices of classes that are looked up.
    private final int[] wanted;

    private long blackhole;

    private StorageTrial(Storage storage, List<ClassRecord> classes, Path folder) {
        this.storage = storage;
        this.classes = classes;
        this.folder = folder;
        wanted = new Random(1).ints(1 << 14, 0, classes.size()).toArray();
    }

    /// Runs.
    ///
    /// @param arguments the name of a storage, the number of copies of the index, an empty folder
    public static void main(String[] arguments) throws Exception {
        List<ClassRecord> classes = ClassIndex.copies(Integer.parseInt(arguments[1]));
        Storage storage = StorageSideBySide.storage(arguments[0]);
        new StorageTrial(storage, classes, Path.of(arguments[2])).run();
    }

    private void run() throws Exception {
        System.out.println("classes\t" + classes.size());
        long leastNs = Long.MAX_VALUE;
        for (int i = 0; i < BUILDS; i++) {
            clear(folder);
            long start = System.nanoTime();
            storage.build(folder, classes);
            leastNs = Math.min(leastNs, System.nanoTime() - start);
        }
        try (Storage.Reader reader = storage.open(folder)) {
            check(reader);
        }
        System.out.println(BUILD + "\t" + leastNs);
        System.out.println(BYTES + "\t" + byteSize(folder));
        time("open, find, close", 1, this::openAndFind);
        time("open, scan, close", 1, this::openAndScan);
        try (Storage.Reader reader = storage.open(folder)) {
            blackhole += reader.scan();
            time("find", LOOKUPS, i -> reader.find(name(i)));
            time("find what is not there", LOOKUPS, i -> reader.find(absent(name(i))));
            time("range of 100", RANGES, i -> reader.range(name(i), RANGE));
            time("scan", 1, _ -> reader.scan());
        }
        System.out.println("blackhole\t" + blackhole);
    }

    private String name(int i) {
        return classes.get(wanted[i % wanted.length]).name();
    }

    /// Returns a name that no class has, and that lies behind one that a class has.
    private static String absent(String name) {
        return name + "!";
    }

    private long openAndFind(int i) throws Exception {
        try (Storage.Reader reader = storage.open(folder)) {
            return reader.find(name(i));
        }
    }

    private long openAndScan(int i) throws Exception {
        try (Storage.Reader reader = storage.open(folder)) {
            return reader.scan() + i;
        }
    }

    /// Throws unless every class is found, none that is not there, and ranges and the scan have the
    /// classes that they must have.
    private void check(Storage.Reader reader) throws Exception {
        long[] sums = new long[classes.size() + 1];
        for (int i = 0; i < classes.size(); i++) {
            long digest = ClassIndex.digest(classes.get(i));
            sums[i + 1] = sums[i] + digest;
            requireEqual(digest, reader.find(classes.get(i).name()));
        }
        for (int i = 0; i < CHECKED; i++) {
            requireEqual(Storage.Reader.MISSING, reader.find(absent(name(i))));
            int start = wanted[i];
            int end = Math.min(start + RANGE, classes.size());
            requireEqual(sums[end] - sums[start], reader.range(name(i), RANGE));
        }
        requireEqual(sums[classes.size()], reader.scan());
    }

    private static void requireEqual(long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException(
                    "storage must give the expected answer: expected="
                            + expected
                            + " actual="
                            + actual);
        }
    }

    /// Times an operation, and prints the lower quartile of samples: on a machine that others use
    /// too, longer samples are interrupted more often than not.
    ///
    /// @param repeats the operations in a sample
    private void time(String name, int repeats, Operation operation) throws Exception {
        List<Double> samples = new ArrayList<>();
        long start = System.nanoTime();
        int next = 0;
        while (System.nanoTime() - start < WARMUP_NS + MEASURED_NS
                || samples.size() < LEAST_SAMPLES) {
            long begin = System.nanoTime();
            for (int i = 0; i < repeats; i++) {
                blackhole += operation.apply(next++ & Integer.MAX_VALUE);
            }
            if (begin - start > WARMUP_NS) {
                samples.add((double) (System.nanoTime() - begin) / repeats);
            }
        }
        System.out.println(
                name + "\t" + samples.stream().sorted().toList().get(samples.size() / 4));
    }

    private interface Operation {

        long apply(int i) throws Exception;
    }

    private static long byteSize(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    /// Deletes everything in a folder.
    static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }
}

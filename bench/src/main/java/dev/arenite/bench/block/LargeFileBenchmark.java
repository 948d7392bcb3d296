package dev.arenite.bench.block;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockReadOptions;
import dev.arenite.archive.block.KeyedBlocks;
import dev.arenite.tool.ArchivedClass;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Opens a [file of a gigabyte][LargeFile] and looks classes up, its pages in memory.
///
/// As a program it writes the file once for all forks, and deletes it:
///
/// ```text
/// java -cp bench/target/benchmarks.jar dev.arenite.bench.block.LargeFileBenchmark [JMH OPTION...]
/// ```
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class LargeFileBenchmark {

    private static final int NAMES = 1 << 12;
    private static final int RANGE = 100;

    /// The file; if empty, one is written and deleted.
    @Param("")
    public String path = "";

    private Path large = Path.of("");

    @SuppressWarnings("NullAway.Init") // Before each trial.
    private BlockFile<ArchivedClass> file;

    @SuppressWarnings("NullAway.Init") // Before each trial.
    private KeyedBlocks<ArchivedClass, String> classes;

    private final String[] names = new String[NAMES];
    private int next;

    /// Writes the file once, runs the benchmarks with the options of the command line, and deletes
    /// the file.
    public static void main(String[] arguments)
            throws IOException, RunnerException, CommandLineOptionException {
        Path large = Files.createTempFile("arenite", ".blocks");
        try {
            LargeFile.write(large);
            System.out.println("bytes=" + Files.size(large));
            new Runner(
                            new OptionsBuilder()
                                    .parent(new CommandLineOptions(arguments))
                                    .include(LargeFileBenchmark.class.getName())
                                    .param("path", large.toString())
                                    .addProfiler(GCProfiler.class)
                                    .build())
                    .run();
        } finally {
            Files.delete(large);
        }
    }

    /// Reads all of the file, and checks that lookups, absent names and ranges are right.
    @Setup(Level.Trial)
    public void setUp() throws IOException {
        large = Path.of(path);
        if (path.isEmpty()) {
            large = Files.createTempFile("arenite", ".blocks");
            LargeFile.write(large);
        }
        file = BlockFile.open(large, ClassIndex.TYPE);
        file.verify();
        classes = KeyedBlocks.of(file, ClassIndex.BY_NAME);
        Random random = new Random(1);
        for (int i = 0; i < NAMES; i++) {
            long index = random.nextLong(file.size() - RANGE);
            names[i] = file.get(index).name().toString();
            require(classes.find(names[i]).orElseThrow().equals(file.get(index)));
            require(classes.find(names[i] + "!").isEmpty());
            require(classes.from(names[i]).firstIndex() == index);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("lookup must find the class of a name, and no other");
        }
    }

    /// Closes the file, and deletes one of its own.
    @TearDown(Level.Trial)
    public void tearDown() throws IOException {
        file.close();
        if (path.isEmpty()) {
            Files.delete(large);
        }
    }

    private String nextName() {
        return names[next++ & (NAMES - 1)];
    }

    /// Opens and closes the file.
    @Benchmark
    public long open() throws IOException {
        try (var opened = BlockFile.open(large, ClassIndex.TYPE)) {
            return opened.size();
        }
    }

    /// Opens the file, looks a class up in a block that is checked for it, and closes.
    @Benchmark
    public long openAndFind() throws IOException {
        try (var opened = BlockFile.open(large, ClassIndex.TYPE)) {
            return find(opened);
        }
    }

    /// The same with an arena of the thread: closing need not ask other threads.
    @Benchmark
    public long openAndFindConfined() throws IOException {
        try (Arena lifetime = Arena.ofConfined()) {
            return find(
                    BlockFile.open(
                            large,
                            ClassIndex.TYPE,
                            BlockReadOptions.DEFAULT.withLifetime(lifetime)));
        }
    }

    private long find(BlockFile<ArchivedClass> opened) throws IOException {
        var keyed = KeyedBlocks.of(opened, ClassIndex.BY_NAME);
        return ClassIndex.digest(keyed.find(nextName()).orElseThrow());
    }

    /// Looks a class up in a block that was checked before.
    @Benchmark
    public long find() {
        return ClassIndex.digest(classes.find(nextName()).orElseThrow());
    }

    /// Looks up a class that is not there.
    @Benchmark
    public boolean findAbsent() {
        return classes.find(nextName() + "!").isEmpty();
    }

    /// Looks a class up and reads 100 from there on.
    @Benchmark
    public long range() {
        long first = classes.from(nextName()).firstIndex();
        return sum(file, first, first + RANGE);
    }

    /// Reads one percent of the classes, in blocks that were checked before.
    @Benchmark
    public long scanOnePercent() {
        long first = classes.from(nextName()).firstIndex() / 2;
        return sum(file, first, first + file.size() / 100);
    }

    /// Opens the file, reads one percent of the classes in blocks that are checked for it, and
    /// closes.
    @Benchmark
    public long openAndScanOnePercent() throws IOException {
        try (var opened = BlockFile.open(large, ClassIndex.TYPE)) {
            return sum(opened, 0, opened.size() / 100);
        }
    }

    private static long sum(BlockFile<ArchivedClass> opened, long start, long end) {
        long sum = 0;
        for (ArchivedClass each : opened.range(start, end)) {
            sum += ClassIndex.digest(each);
        }
        return sum;
    }
}

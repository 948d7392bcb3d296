package dev.arenite.bench.block;

import dev.arenite.bench.data.ArchivedLog;
import dev.arenite.bench.data.ArchivedTriangle;
import dev.arenite.bench.data.Logs;
import dev.arenite.bench.data.Mesh;

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

import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Packs 10,000 log lines, or 20,000 triangles of 48 bytes, into blocks in memory: beside
/// serializing the same values, and copying the same bytes. An operation is short, so that the
/// median of samples (`-bm sample`) is that of uninterrupted ones.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class BlockPackBenchmark {

    private static final int TRIANGLES = 20_000;

    /// The data set.
    @Param({"log", "triangle"})
    public String values = "log";

    /// The size of blocks.
    @Param({"65536", "8192"})
    public int blockBytes;

    @SuppressWarnings("NullAway.Init") // Before each trial.
    private PackOperations<?> operations;

    /// Makes the blocks that are copied, and checks that all operations are about the same.
    @Setup(Level.Trial)
    public void setUp() {
        operations =
                values.equals("log")
                        ? new PackOperations<>(
                                ArchivedLog.TYPE, Logs.ofBenchmark().logs(), blockBytes)
                        : new PackOperations<>(
                                ArchivedTriangle.TYPE,
                                Mesh.ofBenchmark().triangles().subList(0, TRIANGLES),
                                blockBytes);
        operations.check();
    }

    /// Gives memory back.
    @TearDown(Level.Trial)
    public void tearDown() {
        Objects.requireNonNull(operations).close();
    }

    /// Packs into blocks: one aborted serialization and one checksum for each block.
    @Benchmark
    public long pack() {
        return operations.pack();
    }

    /// Serializes the values of each block as one list.
    @Benchmark
    public long serialize() {
        return operations.serialize();
    }

    /// Serializes each value by itself.
    @Benchmark
    public long serializeOneByOne() {
        return operations.serializeOneByOne();
    }

    /// Copies the bytes of the blocks.
    @Benchmark
    public long copy() {
        return operations.copy();
    }

    /// Copies the bytes of the blocks, and serializes their values as lists.
    @Benchmark
    public long copyAndSerialize() {
        return operations.copy() + operations.serialize();
    }

    /// Computes the checksums alone.
    @Benchmark
    public long checksum() {
        return operations.checksum();
    }
}

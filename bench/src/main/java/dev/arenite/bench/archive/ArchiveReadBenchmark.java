package dev.arenite.bench.archive;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.bench.data.Leaves;

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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/// Reading the data sets from native memory.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class ArchiveReadBenchmark {

    private static final int POLLUTING_READS = 3000;

    /// Whether the same code has read arrays of bytes and of longs before: the trap of a program
    /// that mixes kinds of memory.
    @Param({"false", "true"})
    public boolean polluted;

    private final ArchiveOperations operations = new ArchiveOperations();

    /// Checks that each contender gives back what it was given.
    @Setup(Level.Trial)
    public void setUp(Blackhole blackhole) {
        Contenders.check(operations);
        if (polluted) {
            pollute(blackhole);
        }
    }

    private void pollute(Blackhole blackhole) {
        MemorySegment archive = operations.logArchive;
        MemorySegment bytes = MemorySegment.ofArray(archive.toArray(JAVA_BYTE));
        long byteSize = archive.byteSize();
        MemorySegment longs = MemorySegment.ofArray(new long[(int) (byteSize / Long.BYTES)]);
        longs.copyFrom(archive);
        for (int i = 0; i < POLLUTING_READS; i++) {
            blackhole.consume(operations.readLog(bytes));
            blackhole.consume(operations.readLog(longs));
            blackhole.consume(operations.readLog(archive));
        }
    }

    /// The check of everything.
    @Benchmark
    public long accessLog() {
        return operations.accessLog();
    }

    /// Address, code and size of every log.
    @Benchmark
    public long readLog() {
        return operations.readLog();
    }

    /// Every leaf, after a check.
    @Benchmark
    public Leaves traverseLog() {
        return ArchiveContext.leavesOfLogs(operations.logArchive);
    }

    /// Records again.
    @Benchmark
    public long deserializeLog() {
        return operations.deserializeLog();
    }

    /// The check of everything, which does not grow with the mesh: its fixed cost.
    @Benchmark
    public long accessMesh() {
        return operations.accessMesh();
    }

    /// The same with a checker of one's own instead of the thread's.
    @Benchmark
    public long accessMeshOwnChecker() {
        return operations.accessMeshOwnChecker();
    }

    /// What the check of a mesh takes by hand, without the library.
    @Benchmark
    public long accessMeshBare() {
        return operations.accessMeshBare();
    }

    /// The normal of every triangle.
    @Benchmark
    public long readMesh() {
        return operations.readMesh();
    }

    /// Records again.
    @Benchmark
    public long deserializeMesh() {
        return operations.deserializeMesh();
    }

    /// As many records, made of floats that are in the nearest cache: no archive is read.
    @Benchmark
    public long makeMesh() {
        return operations.makeMesh();
    }
}

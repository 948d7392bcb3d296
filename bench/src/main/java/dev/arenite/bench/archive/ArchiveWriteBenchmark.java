package dev.arenite.bench.archive;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// Writing the data sets from records into a reused buffer, off the heap.
///
/// `bare` does not do the same: it has no limit, no roll-back and only ASCII.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class ArchiveWriteBenchmark {

    private final ArchiveOperations operations = new ArchiveOperations();

    /// Checks that each contender gives back what it was given.
    @Setup(Level.Trial)
    public void setUp() {
        Contenders.check(operations);
    }

    /// The library, texts in a run.
    @Benchmark
    public long log() {
        return operations.serializeLog();
    }

    /// The library's list of hand-written rows, each row by itself.
    @Benchmark
    public long logOneByOne() {
        return operations.serializeLogOneByOne();
    }

    /// The same bytes without the library.
    @Benchmark
    public long logBare() {
        return operations.serializeLogBare();
    }

    /// Stopped by a limit at a tenth of the whole.
    @Benchmark
    public long logStopped() {
        return operations.abortLog();
    }

    /// The library.
    @Benchmark
    public long mesh() {
        return operations.serializeMesh();
    }

    /// The same bytes without the library.
    @Benchmark
    public long meshBare() {
        return operations.serializeMeshBare();
    }
}

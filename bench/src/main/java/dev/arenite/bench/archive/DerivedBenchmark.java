package dev.arenite.bench.archive;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// The four data sets with types that are derived, each operation in a process of its own.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class DerivedBenchmark {

    private final ArchiveOperations byHand = new ArchiveOperations();
    private final DerivedOperations derived = new DerivedOperations(byHand);

    /// Writes log.
    @Benchmark
    public long serializeLog() {
        return derived.serializeLog();
    }

    /// Checks log.
    @Benchmark
    public long accessLog() {
        return derived.accessLog();
    }

    /// Reads the fields of the public benchmark in log.
    @Benchmark
    public long readLog() {
        return derived.readLog();
    }

    /// Makes records of log.
    @Benchmark
    public long deserializeLog() {
        return derived.deserializeLog();
    }

    /// Writes mesh.
    @Benchmark
    public long serializeMesh() {
        return derived.serializeMesh();
    }

    /// Checks mesh.
    @Benchmark
    public long accessMesh() {
        return derived.accessMesh();
    }

    /// Reads the fields of the public benchmark in mesh.
    @Benchmark
    public long readMesh() {
        return derived.readMesh();
    }

    /// Makes records of mesh.
    @Benchmark
    public long deserializeMesh() {
        return derived.deserializeMesh();
    }

    /// Writes minecraft_savedata.
    @Benchmark
    public long serializePlayers() {
        return derived.serializePlayers();
    }

    /// Checks minecraft_savedata.
    @Benchmark
    public long accessPlayers() {
        return derived.accessPlayers();
    }

    /// Reads the fields of the public benchmark in minecraft_savedata.
    @Benchmark
    public long readPlayers() {
        return derived.readPlayers();
    }

    /// Makes records of minecraft_savedata.
    @Benchmark
    public long deserializePlayers() {
        return derived.deserializePlayers();
    }

    /// Writes mk48.
    @Benchmark
    public long serializeUpdates() {
        return derived.serializeUpdates();
    }

    /// Checks mk48.
    @Benchmark
    public long accessUpdates() {
        return derived.accessUpdates();
    }

    /// Reads the fields of the public benchmark in mk48.
    @Benchmark
    public long readUpdates() {
        return derived.readUpdates();
    }

    /// Makes records of mk48.
    @Benchmark
    public long deserializeUpdates() {
        return derived.deserializeUpdates();
    }

    /// Writes log by hand.
    @Benchmark
    public long serializeLogByHand() {
        return byHand.serializeLog();
    }

    /// Makes records of log by hand.
    @Benchmark
    public long deserializeLogByHand() {
        return byHand.deserializeLog();
    }
}

package dev.arenite.comparison;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// Times one contender on one data set: each call has the next value.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {
            "-Xms3g",
            "-Xmx3g",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED"
        })
public class SerializerBenchmark {

    /// The name of the data set.
    @Param("order-book")
    public String dataSet = "";

    /// The name of the contender.
    @Param({"arenite", "arenite-checked", "sbe", "fory", "kryo"})
    public String contender = "";

    /// Whether the contender works on all other data sets first.
    @Param("false")
    public boolean polluted;

    // JMH calls setUp first.
    @SuppressWarnings("NullAway.Init")
    private Race<?> race;

    /// Makes the contender, and demands the right answers of it.
    @Setup
    public void setUp() {
        if (polluted) {
            Pollution.before(dataSet, contender, Pollution.NANOS);
        }
        race = new Race<>(DataSets.of(dataSet), contender);
    }

    /// Writes the next value into its buffer.
    @Benchmark
    public int encode() {
        return race.encode();
    }

    /// Writes the next value into a new array.
    @Benchmark
    public byte[] toArray() {
        return race.toArray();
    }

    /// Adds up all leaves of the next value.
    @Benchmark
    public long checksum() {
        return race.checksum();
    }

    /// Opens the next value and reads one field.
    @Benchmark
    public long field() {
        return race.field();
    }

    /// Changes the next value in place.
    @Benchmark
    public void update() {
        race.update();
    }

    /// Makes a record of the next value.
    @Benchmark
    public Object decode() {
        return race.decode();
    }

    /// Makes the records of the next value alone, whoever the contender is.
    @Benchmark
    public Object make() {
        return race.make();
    }
}

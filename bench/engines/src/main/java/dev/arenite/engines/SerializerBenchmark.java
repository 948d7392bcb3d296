package dev.arenite.engines;

import dev.arenite.engines.contender.Wire;
import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

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

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Serializes and deserializes as Flink does between two operators. What comes in front and behind
/// is part of it: views are built from their records, and three fields are read.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class SerializerBenchmark {

    /// A power of two, so that the next record is found at once.
    private static final int RECORDS = 1024;

    /// The way to serialize.
    @Param({"view", "value", "tuple", "pojo", "avro", "protobuf", "kryo-registered", "kryo"})
    public String contender = "view";

    /// The kind of records.
    @Param({"log", "order", "reading"})
    public String record = "log";

    private final Object[] values = new Object[RECORDS];
    private final byte[][] bytes = new byte[RECORDS][];
    private int next;

    @SuppressWarnings("NullAway.Init") // Before each trial.
    private Wire<Object, Object> wire;

    /// Makes the records, and checks that each arrives as it was sent.
    ///
    /// @throws IllegalStateException if one does not
    @Setup(Level.Trial)
    public void setUp() throws IOException {
        Records kind = Records.named(record);
        wire = Wire.of(contender, kind);
        List<Row> rows = kind.first(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            values[i] = wire.value(rows.get(i));
            wire.prove(values[i], rows.get(i));
            bytes[i] = wire.toBytes(values[i]);
        }
    }

    private int next() {
        next = (next + 1) & (RECORDS - 1);
        return next;
    }

    /// The way from one operator to the next.
    @Benchmark
    public long writeAndRead() throws IOException {
        return wire.writeAndRead(values[next()]);
    }

    /// Its first half.
    @Benchmark
    public int write() throws IOException {
        return wire.write(values[next()]);
    }

    /// Its second half.
    @Benchmark
    public long read() throws IOException {
        return wire.read(bytes[next()]);
    }

    /// An operator in the middle of a job, which passes on what it gets.
    @Benchmark
    public long pass() throws IOException {
        return wire.pass(bytes[next()]);
    }
}

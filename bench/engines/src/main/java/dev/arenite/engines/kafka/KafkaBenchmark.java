package dev.arenite.engines.kafka;

import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// Serializes and deserializes messages as Kafka's producer and consumer do, in the memory of one
/// thread. Whoever deserializes reads three fields.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class KafkaBenchmark {

    /// A power of two, so that the next record is found at once.
    private static final int RECORDS = 1024;

    /// The format of messages.
    @Param({"view", "view-inside", "view-unchecked", "value", "avro", "json", "protobuf"})
    public String format = "view";

    /// The kind of records.
    @Param({"log", "order", "reading"})
    public String record = "log";

    private final Object[] values = new Object[RECORDS];
    private int next;

    @SuppressWarnings("NullAway.Init") // Before each trial.
    private Format<Object, Object> messages;

    @SuppressWarnings("NullAway.Init") // Before each trial.
    private Fetch fetch;

    @SuppressWarnings("NullAway.Init") // Before each trial.
    private Fetch.Message[] fetched;

    /// Makes the messages, and checks that each arrives as it was sent.
    ///
    /// @throws IllegalStateException if one does not
    @Setup(Level.Trial)
    public void setUp() {
        Records kind = Records.named(record);
        messages = Formats.of(format, kind);
        List<Row> rows = kind.first(RECORDS);
        fetch = messages.fetch(rows);
        messages.prove(fetch, rows);
        fetched = fetch.messages().toArray(Fetch.Message[]::new);
        for (int i = 0; i < RECORDS; i++) {
            values[i] = messages.value(rows.get(i));
        }
    }

    private int next() {
        next = (next + 1) & (RECORDS - 1);
        return next;
    }

    /// What a producer calls for each message.
    @Benchmark
    public byte[] write() {
        return messages.write(values[next()]);
    }

    /// What a consumer calls for each message, and three fields.
    @Benchmark
    public long read() {
        Fetch.Message message = fetched[next()];
        return messages.read(message.headers(), message.value().duplicate());
    }

    /// All that a consumer does with the bytes that it has fetched: Kafka's own part of it is the
    /// same for all formats, but for the header that archives have.
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long consume() {
        return fetch.consume(messages);
    }
}

package dev.arenite.bench.archive;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.CheckLimits;
import dev.arenite.bench.data.ArchivedLog;
import dev.arenite.bench.data.ArchivedLogs;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.scratch.BufferScratch;

import org.openjdk.jmh.annotations.AuxCounters;
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

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Whether a record costs the same in an archive of a thousand and of ten million: log lines, the
/// same 10,000 again and again. The counter `records` is records a second.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms6g", "-Xmx6g"})
public class RecordCountBenchmark {

    /// Two texts of each record lie out of line.
    private static final CheckLimits LIMITS = CheckLimits.DEFAULT.withMaxObjects(100_000_000);

    private static final long MOST_BYTES_A_RECORD = 160;
    private static final long RESOLVER_BYTES = 64;

    /// The number of records.
    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    public int records = 1000;

    // JMH calls setUp first.
    @SuppressWarnings("NullAway.Init")
    private Logs logs;

    @SuppressWarnings("NullAway.Init")
    private MemorySegment out;

    @SuppressWarnings("NullAway.Init")
    private ArchiveWriter writer;

    @SuppressWarnings("NullAway.Init")
    private MemorySegment archive;

    /// Records a second.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        /// The records of all operations.
        public long records;
    }

    /// Writes the archive, and demands that its last record is the right one.
    @Setup
    public void setUp() {
        List<Log> few = Logs.ofBenchmark().logs();
        logs =
                new Logs(
                        IntStream.range(0, records)
                                .mapToObj(i -> few.get(i % few.size()))
                                .toList());
        out = Arena.global().allocate(records * MOST_BYTES_A_RECORD + 4096, 64);
        MemorySegment scratch = Arena.global().allocate(records * RESOLVER_BYTES + (1 << 20), 64);
        writer = ArchiveWriter.to(out, BufferScratch.over("bench", scratch));
        writer.setLimits(LIMITS);
        archive = out.asSlice(0, write());
        ArchivedList<ArchivedLog> archived =
                Archive.access(ArchivedLogs.TYPE, archive, LIMITS).logs();
        if (!archived.get(records - 1).read().equals(logs.logs().get(records - 1))) {
            throw new IllegalStateException("last record must be as it was: records=" + records);
        }
    }

    private long write() {
        writer.reset(out);
        writer.write(ArchivedLogs.TYPE, logs);
        return writer.position();
    }

    /// Writes all records.
    @Benchmark
    public long serialize(Count count) {
        count.records += records;
        return write();
    }

    /// Checks all records.
    @Benchmark
    public long access(Count count) {
        count.records += records;
        return Archive.access(ArchivedLogs.TYPE, archive, LIMITS).place();
    }

    /// Adds up two fields of all records.
    @Benchmark
    public long read(Count count) {
        count.records += records;
        ArchivedList<ArchivedLog> archived =
                Archive.accessUnchecked(ArchivedLogs.TYPE, archive).logs();
        Objects.requireNonNull(archived.archive());
        int all = Math.toIntExact(archived.size());
        long sum = 0;
        for (int i = 0; i < all; i++) {
            ArchivedLog log = archived.get(i);
            sum += log.code() + log.size();
        }
        return sum;
    }
}

package dev.arenite.bench.orderbook;

import dev.arenite.bench.data.orderbook.OrderBook;

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

import java.util.List;
import java.util.concurrent.TimeUnit;

/// Encodes the next of five order books, and decodes the next of five.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED"
        })
public class OrderBookBenchmark {

    /// Who encodes and decodes.
    public enum Name {
        /// Derived types, archives not checked.
        ARENITE,
        /// Derived types, archives checked each time.
        ARENITE_CHECKED,
        /// Generated flyweights.
        SBE,
        /// Generated code.
        FORY,
        /// By hand.
        KRYO
    }

    /// The contender of this run.
    @Param public Name name = Name.ARENITE;

    private final List<OrderBook> books = OrderBook.ofBenchmark();
    private Contender contender = new AreniteContender(false);
    private int next;

    /// Encodes all messages, and demands that they are read as they were.
    @Setup
    public void setUp() {
        contender = contender(name);
        requireRight(contender, books);
    }

    static Contender contender(Name name) {
        return switch (name) {
            case ARENITE -> new AreniteContender(false);
            case ARENITE_CHECKED -> new AreniteContender(true);
            case SBE -> new SbeContender();
            case FORY -> new ForyContender();
            case KRYO -> new KryoContender();
        };
    }

    /// Throws unless a contender reads each message as it was.
    ///
    /// @return the bytes of all messages
    static int requireRight(Contender contender, List<OrderBook> books) {
        int bytes = 0;
        for (int i = 0; i < books.size(); i++) {
            bytes += contender.encode(i, books.get(i));
        }
        for (int i = 0; i < books.size(); i++) {
            OrderBook book = books.get(i);
            if (!contender.decode(i).equals(book) || contender.checksum(i) != book.checksum()) {
                throw new IllegalStateException("message must be read as it was: index=" + i);
            }
        }
        return bytes;
    }

    private int next() {
        next = next == 4 ? 0 : next + 1;
        return next;
    }

    /// Encodes the next message into its buffer.
    @Benchmark
    public int encode() {
        int index = next();
        return contender.encode(index, books.get(index));
    }

    /// Adds up the leaves of the next message.
    @Benchmark
    public long checksum() {
        return contender.checksum(next());
    }

    /// Makes a record of the next message.
    @Benchmark
    public OrderBook decode() {
        return contender.decode(next());
    }
}

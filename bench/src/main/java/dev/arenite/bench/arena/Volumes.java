package dev.arenite.bench.arena;

import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.arena.Retention;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;

/// Does the cost of a byte stay the same however much is allocated? Blocks of 64 bytes, each
/// written at its start, up to a total, and then a clear; the score is the whole time, to be
/// divided by the total.
///
/// The arena has its memory from earlier rounds, so that no chunk is taken from the machine. Above
/// the caches, every block costs a miss, which is the machine's price and not the arena's:
/// `walk` pays it, too, over memory that it was given, without allocating anything.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {
            "--enable-native-access=ALL-UNNAMED",
            "-Xms1g",
            "-Xmx1g",
            "-XX:+AlwaysPreTouch"
        })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Volumes {

    private static final long BYTE_SIZE = 64;
    private static final ValueLayout.OfLong VALUE = ValueLayout.JAVA_LONG_UNALIGNED;

    @Param({"1024", "65536", "1048576", "67108864", "1073741824"})
    long totalBytes;

    @Param({"all", "adaptive"})
    String retention;

    private BumpArena arena;
    private SegmentAllocator lane;
    private Arena lifetime;
    private MemorySegment memory;

    /// Throws unless both contenders come to the same result.
    @Setup
    public void open() {
        Retention policy = retention.equals("all") ? Retention.all() : Retention.adaptive();
        arena = BumpArena.ofConfined(ArenaOptions.named("volume").withRetention(policy));
        lane = arena.uninitialized();
        lifetime = Arena.ofConfined();
        memory = lifetime.allocate(totalBytes, 16);
        long blocks = totalBytes / BYTE_SIZE;
        long expected = blocks * (blocks - 1) / 2 * BYTE_SIZE;
        if (allocateAndClear() != expected || walk() != expected) {
            throw new IllegalStateException("contenders disagree: expected=" + expected);
        }
    }

    @TearDown
    public void close() {
        arena.close();
        lifetime.close();
    }

    @Benchmark
    public long allocateAndClear() {
        long sum = 0;
        long total = totalBytes;
        SegmentAllocator blocks = lane;
        for (long filled = 0; filled < total; filled += BYTE_SIZE) {
            MemorySegment block = blocks.allocate(BYTE_SIZE, 8);
            block.set(VALUE, 0, filled);
            sum += block.get(VALUE, 0);
        }
        arena.clear();
        return sum;
    }

    @Benchmark
    public long walk() {
        long sum = 0;
        long total = totalBytes;
        MemorySegment blocks = memory;
        for (long filled = 0; filled < total; filled += BYTE_SIZE) {
            MemorySegment block = blocks.asSlice(filled, BYTE_SIZE);
            block.set(VALUE, 0, filled);
            sum += block.get(VALUE, 0);
        }
        return sum;
    }
}

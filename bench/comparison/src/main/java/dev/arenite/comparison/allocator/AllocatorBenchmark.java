package dev.arenite.comparison.allocator;

import dev.arenite.arena.BumpArena;

import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;

/// What `SmallAllocations` of the library's benchmarks times, with allocators of frameworks: 32
/// objects of 24 bytes, of which 8 are written, and the return of all of them; the score is per
/// object.
///
/// Netty counts the references of each buffer and Arrow accounts for each in its tree of
/// allocators; both give memory back one by one, from any thread. Needs `--add-opens
/// java.base/java.nio=ALL-UNNAMED`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(AllocatorBenchmark.OBJECTS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {
            "-Xms1g",
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED"
        })
public class AllocatorBenchmark {

    static final int OBJECTS = 32;

    private static final int BYTE_SIZE = 24;

    private final BumpArena arena = BumpArena.ofConfined();
    private final SegmentAllocator uninitialized = arena.uninitialized();
    private final ByteBufAllocator adaptive = new AdaptiveByteBufAllocator(true);
    private final ByteBufAllocator pooled = new PooledByteBufAllocator(true);
    private final BufferAllocator arrow = new RootAllocator();
    private final ByteBuf[] nettyBuffers = new ByteBuf[OBJECTS];
    private final ArrowBuf[] arrowBuffers = new ArrowBuf[OBJECTS];

    /// Demands that all contenders leave the same behind.
    @Setup
    public void check() {
        for (long sum : new long[] {arenite(), nettyAdaptive(), nettyPooled(), arrow()}) {
            if (sum != OBJECTS * (OBJECTS - 1) / 2) {
                throw new IllegalStateException("contenders disagree: sum=" + sum);
            }
        }
    }

    /// Gives all memory back.
    @TearDown
    public void close() {
        arena.close();
        arrow.close();
    }

    /// The bump arena.
    @Benchmark
    public long arenite() {
        long sum = 0;
        for (int i = 0; i < OBJECTS; i++) {
            MemorySegment object = uninitialized.allocate(BYTE_SIZE, Long.BYTES);
            object.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, i);
            sum += object.get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
        }
        arena.clear();
        return sum;
    }

    /// Netty 4.2's default.
    @Benchmark
    public long nettyAdaptive() {
        return sumOfNetty(adaptive);
    }

    /// Netty's default until 4.1.
    @Benchmark
    public long nettyPooled() {
        return sumOfNetty(pooled);
    }

    private long sumOfNetty(ByteBufAllocator allocator) {
        long sum = 0;
        for (int i = 0; i < OBJECTS; i++) {
            ByteBuf object = allocator.directBuffer(BYTE_SIZE);
            object.setLongLE(0, i);
            sum += object.getLongLE(0);
            nettyBuffers[i] = object;
        }
        for (ByteBuf object : nettyBuffers) {
            object.release();
        }
        return sum;
    }

    /// Arrow.
    @Benchmark
    public long arrow() {
        long sum = 0;
        for (int i = 0; i < OBJECTS; i++) {
            ArrowBuf object = arrow.buffer(BYTE_SIZE);
            object.setLong(0, i);
            sum += object.getLong(0);
            arrowBuffers[i] = object;
        }
        for (ArrowBuf object : arrowBuffers) {
            object.close();
        }
        return sum;
    }
}

package dev.arenite.bench.scratch;

import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.FallbackScratch;
import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchFrame;
import dev.arenite.scratch.ScratchOptions;

import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/// What does a temporary block of 24 bytes cost, taken, written to and given back?
///
/// Every contender writes 8 bytes into the block. LWJGL's stack checks neither order nor bounds nor
/// lifetime, its pop restores a pointer. Ours check that the block given back is the newest one of
/// this thread's scratch, and bounds and lifetime on access. `Arena.ofConfined` allocates, zeroes
/// and frees. The offset API makes no segment, and gives back by mark. A frame is `try` with
/// resources around a push.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class PushPop {

    private static final long BYTES = 24;
    private static final long LARGE_BYTES = 64 << 10;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final ThreadLocal<byte[]> ARRAY =
            ThreadLocal.withInitial(() -> new byte[64 << 10]);

    private final BufferScratch buffer = BufferScratch.ofConfined("bench", 64 << 10);
    private final FallbackScratch fallback = Scratch.ofConfined("bench");
    private final FallbackScratch small =
            FallbackScratch.ofConfined(ScratchOptions.named("bench").withMainBytes(1024, 1024));
    private final FallbackScratch empty = Scratch.ofConfined("bench");
    private final FallbackScratch cleared = Scratch.ofConfined("bench");
    private final MemoryStack stack = MemoryStack.create(64 << 10);

    @Benchmark
    public long lwjglPushPop() {
        stack.push();
        long address = stack.nmalloc(8, (int) BYTES);
        MemoryUtil.memPutLong(address, 42);
        stack.pop();
        return address;
    }

    @Benchmark
    public long bufferPushPop() {
        MemorySegment block = buffer.push(BYTES, 8);
        block.set(ValueLayout.JAVA_LONG, 0, 42);
        buffer.pop(block);
        return block.address();
    }

    @Benchmark
    public long fallbackPushPop() {
        MemorySegment block = fallback.push(BYTES, 8);
        block.set(ValueLayout.JAVA_LONG, 0, 42);
        fallback.pop(block);
        return block.address();
    }

    @Benchmark
    public long fallbackRaw() {
        int mark = fallback.mark();
        long start = fallback.pushOffset(BYTES, 8);
        fallback.memory().set(ValueLayout.JAVA_LONG, start, 42);
        fallback.release(mark);
        return start;
    }

    @Benchmark
    public long fallbackFrame() {
        try (ScratchFrame frame = fallback.frame()) {
            MemorySegment block = frame.push(BYTES, 8);
            block.set(ValueLayout.JAVA_LONG, 0, 42);
            return block.address();
        }
    }

    @Benchmark
    public long confinedArena() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment block = arena.allocate(BYTES, 8);
            block.set(ValueLayout.JAVA_LONG, 0, 42);
            return block.address();
        }
    }

    /// What programs use that must not allocate: an array for each thread. Nobody knows who else of
    /// the thread uses it.
    @Benchmark
    public long threadLocalArray() {
        byte[] block = ARRAY.get();
        LONGS.set(block, 0, 42L);
        return block.length;
    }

    /// A block that does not fit main, steadily: the fallback's memory is kept.
    @Benchmark
    public long oversizedPushPop() {
        MemorySegment block = small.push(LARGE_BYTES, 8);
        block.set(ValueLayout.JAVA_LONG, 0, 42);
        small.pop(block);
        return block.address();
    }

    @Benchmark
    public long oversizedRaw() {
        int mark = small.mark();
        long start = small.pushOffset(LARGE_BYTES, 8);
        small.memory().set(ValueLayout.JAVA_LONG, start, 42);
        small.release(mark);
        return start;
    }

    @Benchmark
    public long oversizedConfinedArena() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment block = arena.allocate(LARGE_BYTES, 8);
            block.set(ValueLayout.JAVA_LONG, 0, 42);
            return block.address();
        }
    }

    @Benchmark
    public void clearEmpty() {
        empty.clear();
    }

    /// One block and a clear: the segment throws afterwards.
    @Benchmark
    public long pushClear() {
        MemorySegment block = cleared.push(BYTES, 8);
        block.set(ValueLayout.JAVA_LONG, 0, 42);
        cleared.clear();
        return block.byteSize();
    }
}

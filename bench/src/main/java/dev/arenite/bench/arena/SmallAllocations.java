package dev.arenite.bench.arena;

import dev.arenite.arena.BumpArena;

import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
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

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;

/// What does a small object cost? Allocate 24 bytes and write 8 of them, 32 times, then give all of
/// it back; the score is per allocation.
///
/// The contenders do not pay the same. LWJGL's stack checks nothing: neither bounds nor lifetime
/// nor thread, and does not zero. The slicing allocator checks bounds but can neither grow nor be
/// reset, so that a new one is made each time, and its stale segments alias. `Arena.ofConfined`
/// checks everything, zeroes, and calls malloc for each object. The bump arena checks everything;
/// `zeroed` also clears what was in use before. `bareScopes` is the least that stale detection
/// costs: a scope and a view of the memory for each round, written by hand, with no other check and
/// nothing but a position to keep.
///
/// What one more allocation costs, the end of the generation apart, is the difference between 32
/// allocations here and the one of [Lifetimes#allocationAndClear()], over 31.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SmallAllocations.OBJECTS)
@Fork(
        value = 5,
        // A heap of fixed size that has been touched: its growth would be measured otherwise.
        jvmArgsAppend = {
            "--enable-native-access=ALL-UNNAMED",
            "-Xms1g",
            "-Xmx1g",
            "-XX:+AlwaysPreTouch"
        })
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SmallAllocations {

    static final int OBJECTS = 32;
    private static final long BYTE_SIZE = 24;
    private static final long BYTE_ALIGNMENT = 8;
    private static final ValueLayout.OfLong VALUE = ValueLayout.JAVA_LONG_UNALIGNED;

    private final BumpArena arena = BumpArena.ofConfined();
    private final SegmentAllocator lane = arena.uninitialized();
    private final BumpArena zeroing = BumpArena.ofConfined();
    private final BumpArena raw = BumpArena.ofConfined();
    private final MemoryStack stack = MemoryStack.create(64 << 10);
    private final Arena backing = Arena.ofConfined();
    private final MemorySegment block = backing.allocate(8 << 10, 16);
    private Arena bareScope = Arena.ofConfined();
    private MemorySegment bareView = block;
    private long bareOffset;

    /// Throws unless all contenders leave the same behind.
    @Setup
    public void check() {
        long[] sums = {
            bumpArena(),
            bumpArenaZeroed(),
            bumpArenaRaw(),
            bareScopes(),
            lwjglStack(),
            slicing(),
            confinedAndSlicing(),
            shared(),
            automatic(),
            confined()
        };
        for (long sum : sums) {
            if (sum != OBJECTS * (OBJECTS - 1) / 2) {
                throw new IllegalStateException("contenders disagree: sum=" + sum);
            }
        }
    }

    @TearDown
    public void close() {
        arena.close();
        zeroing.close();
        raw.close();
        bareScope.close();
        backing.close();
    }

    @Benchmark
    public long bumpArena() {
        long sum = 0;
        SegmentAllocator objects = lane;
        for (int i = 0; i < OBJECTS; i++) {
            MemorySegment object = objects.allocate(BYTE_SIZE, BYTE_ALIGNMENT);
            object.set(VALUE, 0, i);
            sum += object.get(VALUE, 0);
        }
        arena.clear();
        return sum;
    }

    @Benchmark
    public long bumpArenaZeroed() {
        long sum = 0;
        BumpArena objects = zeroing;
        for (int i = 0; i < OBJECTS; i++) {
            MemorySegment object = objects.allocate(BYTE_SIZE, BYTE_ALIGNMENT);
            object.set(VALUE, 0, i);
            sum += object.get(VALUE, 0);
        }
        zeroing.clear();
        return sum;
    }

    @Benchmark
    public long bumpArenaRaw() {
        long sum = 0;
        BumpArena bytes = raw;
        for (int i = 0; i < OBJECTS; i++) {
            long offset = bytes.allocateOffset(BYTE_SIZE, BYTE_ALIGNMENT);
            MemorySegment chunk = bytes.chunk();
            chunk.set(VALUE, offset, i);
            sum += chunk.get(VALUE, offset);
        }
        raw.clear();
        return sum;
    }

    @Benchmark
    @SuppressWarnings("restricted")
    public long bareScopes() {
        long sum = 0;
        MemorySegment view = bareView;
        bareOffset = 0;
        for (int i = 0; i < OBJECTS; i++) {
            long start = (bareOffset + BYTE_ALIGNMENT - 1) & -BYTE_ALIGNMENT;
            MemorySegment object = view.asSlice(start, BYTE_SIZE);
            bareOffset = start + BYTE_SIZE;
            object.set(VALUE, 0, i);
            sum += object.get(VALUE, 0);
        }
        bareScope.close();
        bareScope = Arena.ofConfined();
        bareView = block.reinterpret(bareScope, null);
        return sum;
    }

    @Benchmark
    public long lwjglStack() {
        long sum = 0;
        try (MemoryStack frame = stack.push()) {
            for (int i = 0; i < OBJECTS; i++) {
                long address = frame.nmalloc((int) BYTE_ALIGNMENT, (int) BYTE_SIZE);
                MemoryUtil.memPutLong(address, i);
                sum += MemoryUtil.memGetLong(address);
            }
        }
        return sum;
    }

    @Benchmark
    public long slicing() {
        return sumOfSlices(SegmentAllocator.slicingAllocator(block));
    }

    /// The JDK's arena for one block that slices are cut from: what one would write by hand for
    /// objects that end together.
    @Benchmark
    public long confinedAndSlicing() {
        try (Arena objects = Arena.ofConfined()) {
            MemorySegment slab = objects.allocate(OBJECTS * BYTE_SIZE, BYTE_ALIGNMENT);
            return sumOfSlices(SegmentAllocator.slicingAllocator(slab));
        }
    }

    @Benchmark
    public long confined() {
        try (Arena objects = Arena.ofConfined()) {
            return sumOfArena(objects);
        }
    }

    /// Closing hands the end to every thread.
    @Benchmark
    public long shared() {
        try (Arena objects = Arena.ofShared()) {
            return sumOfArena(objects);
        }
    }

    /// Ended by the garbage collector.
    @Benchmark
    public long automatic() {
        return sumOfArena(Arena.ofAuto());
    }

    // A method for each class of allocators: a call that has seen several is not made part of its
    // caller.
    private static long sumOfSlices(SegmentAllocator slices) {
        long sum = 0;
        for (int i = 0; i < OBJECTS; i++) {
            MemorySegment object = slices.allocate(BYTE_SIZE, BYTE_ALIGNMENT);
            object.set(VALUE, 0, i);
            sum += object.get(VALUE, 0);
        }
        return sum;
    }

    private static long sumOfArena(Arena objects) {
        long sum = 0;
        for (int i = 0; i < OBJECTS; i++) {
            MemorySegment object = objects.allocate(BYTE_SIZE, BYTE_ALIGNMENT);
            object.set(VALUE, 0, i);
            sum += object.get(VALUE, 0);
        }
        return sum;
    }
}

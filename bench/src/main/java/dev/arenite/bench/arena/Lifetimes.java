package dev.arenite.bench.arena;

import dev.arenite.arena.ArenaFrame;
import dev.arenite.arena.BumpArena;

import org.jspecify.annotations.Nullable;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
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

/// What do the ends of lifetimes cost? One allocation of 24 bytes, 8 of them written and read, and
/// then the end of its lifetime: a clear of the arena, a frame, or what the peers have instead.
///
/// `bareScope` and `keptFrame` are the least that the two cost: the scope, the view and the
/// position by hand, with no other check, and a frame that is known from elsewhere, as one that a
/// clear can end has to be. What nothing refers to, the compiler leaves out (`bareFrame`).
///
/// `allocationAndClear` less one allocation of [SmallAllocations] is the cost of `clear()` with
/// segments to invalidate; `rawAndClear` is a generation in which no segment was handed out.
/// LWJGL's frame invalidates nothing. `confinedArena` is a whole `Arena.ofConfined` with one
/// malloc.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
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
public class Lifetimes {

    private static final long BYTE_SIZE = 24;
    private static final long BYTE_ALIGNMENT = 8;
    private static final ValueLayout.OfLong VALUE = ValueLayout.JAVA_LONG_UNALIGNED;

    private final BumpArena cleared = BumpArena.ofConfined();
    private final SegmentAllocator lane = cleared.uninitialized();
    private final BumpArena raw = BumpArena.ofConfined();
    private final BumpArena framed = BumpArena.ofConfined();
    private final MemoryStack stack = MemoryStack.create(64 << 10);
    private final Arena backing = Arena.ofConfined();
    private final MemorySegment block = backing.allocate(BYTE_SIZE, BYTE_ALIGNMENT);
    private Arena bareScope = Arena.ofConfined();
    private MemorySegment bareView = block;
    private long bareOffset;
    private @Nullable KeptFrame innermost;
    private long value = 42;

    /// Throws unless all contenders read what they wrote.
    @Setup
    public void check() {
        long[] reads = {
            allocationAndClear(),
            rawAndClear(),
            frame(),
            bareScope(),
            bareFrame(),
            keptFrame(),
            frameInFrame() / 2,
            lwjglFrame(),
            confinedArena()
        };
        for (long read : reads) {
            if (read != value) {
                throw new IllegalStateException("contenders disagree: read=" + read);
            }
        }
    }

    @TearDown
    public void close() {
        cleared.close();
        raw.close();
        framed.close();
        bareScope.close();
        backing.close();
    }

    @Benchmark
    public long allocationAndClear() {
        long read = writeAndRead(lane.allocate(BYTE_SIZE, BYTE_ALIGNMENT));
        cleared.clear();
        return read;
    }

    @Benchmark
    public long rawAndClear() {
        long offset = raw.allocateOffset(BYTE_SIZE, BYTE_ALIGNMENT);
        MemorySegment chunk = raw.chunk();
        chunk.set(VALUE, offset, value);
        long read = chunk.get(VALUE, offset);
        raw.clear();
        return read;
    }

    @Benchmark
    public long frame() {
        try (ArenaFrame frame = framed.frame()) {
            return writeAndRead(frame.allocate(BYTE_SIZE, BYTE_ALIGNMENT));
        }
    }

    @Benchmark
    @SuppressWarnings("restricted")
    public long bareScope() {
        long start = bareOffset + BYTE_ALIGNMENT - 1 & -BYTE_ALIGNMENT;
        long read = writeAndRead(bareView.asSlice(start, BYTE_SIZE));
        bareOffset = start + BYTE_SIZE;
        bareScope.close();
        bareOffset = 0;
        bareScope = Arena.ofConfined();
        bareView = block.reinterpret(bareScope, null);
        return read;
    }

    @Benchmark
    @SuppressWarnings("restricted")
    public long keptFrame() {
        Arena scope = Arena.ofConfined();
        MemorySegment view = block.reinterpret(scope, null);
        KeptFrame frame = new KeptFrame(innermost, scope, view, bareOffset);
        innermost = frame;
        long start = bareOffset + BYTE_ALIGNMENT - 1 & -BYTE_ALIGNMENT;
        long read = writeAndRead(frame.view.asSlice(start, BYTE_SIZE));
        bareOffset = start + BYTE_SIZE;
        frame.scope.close();
        bareOffset = frame.start;
        innermost = frame.outer;
        return read;
    }

    /// A scope, a view of the memory and a slice by hand: nothing refers to the scope, so that no
    /// object remains.
    @Benchmark
    @SuppressWarnings("restricted")
    public long bareFrame() {
        try (Arena scope = Arena.ofConfined()) {
            MemorySegment view = block.reinterpret(scope, null);
            return writeAndRead(view.asSlice(0, BYTE_SIZE));
        }
    }

    @Benchmark
    public long frameInFrame() {
        try (ArenaFrame outer = framed.frame()) {
            long read = writeAndRead(outer.allocate(BYTE_SIZE, BYTE_ALIGNMENT));
            try (ArenaFrame inner = framed.frame()) {
                return read + writeAndRead(inner.allocate(BYTE_SIZE, BYTE_ALIGNMENT));
            }
        }
    }

    @Benchmark
    public long lwjglFrame() {
        try (MemoryStack frame = stack.push()) {
            long address = frame.nmalloc((int) BYTE_ALIGNMENT, (int) BYTE_SIZE);
            MemoryUtil.memPutLong(address, value);
            return MemoryUtil.memGetLong(address);
        }
    }

    @Benchmark
    public long confinedArena() {
        try (Arena arena = Arena.ofConfined()) {
            return writeAndRead(arena.allocate(BYTE_SIZE, BYTE_ALIGNMENT));
        }
    }

    /// The JDK's arena that nobody allocates from.
    @Benchmark
    public boolean confinedArenaUnused() {
        try (Arena arena = Arena.ofConfined()) {
            return arena.scope().isAlive();
        }
    }

    /// What has to be known to end a frame.
    private record KeptFrame(
            @Nullable KeptFrame outer, Arena scope, MemorySegment view, long start) {}

    private long writeAndRead(MemorySegment object) {
        object.set(VALUE, 0, value);
        return object.get(VALUE, 0);
    }
}

package dev.arenite.tests.arena;

import static dev.arenite.tests.arena.ModelChecks.check;
import static dev.arenite.tests.arena.ModelChecks.checkPattern;
import static dev.arenite.tests.arena.ModelChecks.checkZero;
import static dev.arenite.tests.arena.ModelChecks.expect;

import dev.arenite.arena.ArenaFrame;
import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.BumpArena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// An arena next to what it must be: the live blocks with their addresses, sizes and contents, the
/// scopes that they end with, and every number that the arena reports. Each operation is done to
/// both and compared; a difference is an [AssertionError].
final class ArenaModel implements AutoCloseable {

    private static final int MAX_FRAMES = 5;
    private static final int MAX_STALE = 64;

    private final BumpArena arena;
    private final long limitBytes;

    /// The greatest alignment asked for, as a power of two.
    private final int greatestShift;

    /// The open scopes, the generation first.
    private final List<Scope> scopes = new ArrayList<>();

    /// The blocks that are alive, by address.
    private final TreeMap<Long, ModelBlock> live = new TreeMap<>();

    /// Some of those that are not.
    private final List<MemorySegment> stale = new ArrayList<>();

    private final long seed;

    /// What the operation leaves open; drawn anew for each, so that those left out by shrinking do
    /// not change what others do.
    private SplittableRandom random;

    private long clears;
    private long peakBytes;

    ArenaModel(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        DrawnArena drawn = DrawnArena.from(random);
        arena = drawn.arena();
        limitBytes = drawn.limitBytes();
        greatestShift = drawn.greatestShift();
        scopes.add(new Scope(null, arena, arena.uninitialized()));
    }

    /// Does one operation.
    ///
    /// @param operation which one, by its remainder
    /// @param size      how large, in bytes
    /// @param shift     how aligned, as a power of two
    void step(int operation, int size, int shift) {
        random = new SplittableRandom(seed + (size * 32L + operation) * 64 + shift);
        long byteAlignment = 1L << Math.min(shift, greatestShift);
        switch (operation % 32) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> allocate(size, byteAlignment, true);
            case 8, 9, 10, 11, 12, 13 -> allocate(size, byteAlignment, false);
            case 14, 15 -> allocate(size * 64L, byteAlignment, operation % 2 == 0);
            case 16, 17, 18 -> open();
            case 19, 20 -> closeFrame();
            case 21 -> closeOutOfOrder();
            case 22, 23 -> extend(size);
            case 24, 25 -> shrink();
            case 26 -> allocateOffset(size, byteAlignment);
            case 27 -> outOfTurn();
            case 28 -> clear();
            case 29 -> handOver(size);
            case 30 -> rejected();
            default -> tryAllocate(size);
        }
        compareNumbers();
    }

    private Scope innermost() {
        return scopes.getLast();
    }

    private void allocate(long byteSize, long byteAlignment, boolean zeroed) {
        long usedBytes = arena.stats().usedBytes();
        MemorySegment segment;
        try {
            Scope scope = innermost();
            segment = (zeroed ? scope.allocator : scope.lane).allocate(byteSize, byteAlignment);
        } catch (ArenaLimitException refused) {
            check(limitBytes != Long.MAX_VALUE, "refused without a limit");
            check(arena.stats().usedBytes() == usedBytes, "a refusal changed what is used");
            return;
        }
        check(segment.byteSize() == byteSize, "wrong size");
        check(segment.address() % byteAlignment == 0, "not aligned");
        if (zeroed) {
            checkZero(segment, 0);
        }
        add(segment);
        check(arena.stats().usedBytes() >= usedBytes + Math.max(1, byteSize), "used too little");
    }

    private void tryAllocate(long byteSize) {
        MemorySegment segment =
                innermost().frame == null
                        ? arena.tryAllocate(byteSize, 8)
                        : innermost().frame.tryAllocate(byteSize, 8);
        check(segment != null || limitBytes != Long.MAX_VALUE, "refused without a limit");
        if (segment != null) {
            checkZero(segment, 0);
            add(segment);
        }
    }

    private void add(MemorySegment segment) {
        long start = segment.address();
        long end = start + Math.max(1, segment.byteSize());
        var before = live.lowerEntry(end);
        check(before == null || before.getValue().end() <= start, "overlaps a live block");
        ModelBlock block = new ModelBlock(segment, (byte) random.nextInt());
        segment.fill(block.pattern);
        live.put(start, block);
        innermost().blocks.add(block);
        innermost().newest = block;
    }

    private void open() {
        if (scopes.size() <= MAX_FRAMES) {
            ArenaFrame frame = arena.frame();
            Scope scope = new Scope(frame, frame, frame.uninitialized());
            scope.usedBytesBefore = arena.stats().usedBytes();
            scopes.add(scope);
        }
    }

    private void closeFrame() {
        Scope scope = innermost();
        if (scope.frame != null) {
            checkContents(scope);
            scope.frame.close();
            scopes.removeLast();
            end(scope);
            check(
                    arena.stats().usedBytes() == scope.usedBytesBefore,
                    "a frame did not restore what is used");
        }
    }

    private void closeOutOfOrder() {
        if (scopes.size() > 2) {
            ArenaFrame outer = scopes.get(random.nextInt(1, scopes.size() - 1)).frame;
            expect(IllegalStateException.class, java.util.Objects.requireNonNull(outer)::close);
        }
    }

    private void outOfTurn() {
        if (scopes.size() > 1) {
            expect(IllegalStateException.class, () -> arena.allocate(8, 8));
            expect(IllegalStateException.class, () -> arena.allocateOffset(8, 8));
            expect(IllegalStateException.class, arena::handOver);
        }
    }

    private void rejected() {
        expect(IllegalArgumentException.class, () -> innermost().allocator.allocate(-1, 8));
        expect(IllegalArgumentException.class, () -> innermost().allocator.allocate(8, 3));
    }

    private void extend(int more) {
        ModelBlock block = any(more);
        if (block == null) {
            return;
        }
        long usedBytes = arena.stats().usedBytes();
        long byteSize = block.segment.byteSize();
        Scope scope = innermost();
        MemorySegment larger =
                scope.frame == null
                        ? arena.tryExtend(block.segment, byteSize + more)
                        : scope.frame.tryExtend(block.segment, byteSize + more);
        if (larger == null) {
            check(arena.stats().usedBytes() == usedBytes, "a refusal changed what is used");
            return;
        }
        checkResized(block, larger, byteSize + more);
    }

    private void shrink() {
        ModelBlock block = any(random.nextInt(1 << 20));
        if (block == null) {
            return;
        }
        long byteSize = random.nextLong(block.segment.byteSize() + 1);
        Scope scope = innermost();
        MemorySegment smaller =
                scope.frame == null
                        ? arena.tryShrink(block.segment, byteSize)
                        : scope.frame.tryShrink(block.segment, byteSize);
        if (smaller != null) {
            checkResized(block, smaller, byteSize);
        }
    }

    /// Returns the newest block mostly, or any that is alive, of whatever scope.
    private @Nullable ModelBlock any(int draw) {
        List<ModelBlock> blocks = scopes.get(random.nextInt(scopes.size())).blocks;
        return draw % 4 != 0 || blocks.isEmpty()
                ? innermost().newest
                : blocks.get(random.nextInt(blocks.size()));
    }

    private void checkResized(ModelBlock block, MemorySegment resized, long byteSize) {
        check(innermost().blocks.contains(block), "resized a block of another scope");
        check(resized.address() == block.segment.address(), "moved");
        check(resized.byteSize() == byteSize, "wrong size");
        long kept = Math.min(byteSize, block.segment.byteSize());
        checkPattern(resized, kept, block.pattern);
        innermost().blocks.remove(block);
        live.remove(resized.address());
        checkZero(resized, kept);
        add(resized);
    }

    private void allocateOffset(long byteSize, long byteAlignment) {
        if (scopes.size() > 1) {
            return;
        }
        long offset;
        try {
            offset = arena.allocateOffset(byteSize, byteAlignment);
        } catch (ArenaLimitException refused) {
            check(limitBytes != Long.MAX_VALUE, "refused without a limit");
            return;
        }
        MemorySegment block = arena.chunk().asSlice(offset, byteSize);
        check(block.address() % byteAlignment == 0, "not aligned");
        check(arena.position() == offset + Math.max(1, byteSize), "wrong position");
        add(block);
        innermost().newest = null;
        ModelBlock raw = java.util.Objects.requireNonNull(live.get(block.address()));
        raw.raw = true;
    }

    private void clear() {
        scopes.forEach(this::checkContents);
        arena.clear();
        for (Scope scope : scopes) {
            end(scope);
        }
        scopes.subList(1, scopes.size()).clear();
        scopes.getFirst().blocks.clear();
        scopes.getFirst().newest = null;
        clears++;
        check(arena.stats().usedBytes() == 0, "something is used after clear");
    }

    /// Lets another thread use the empty arena.
    private void handOver(int byteSize) {
        if (random.nextInt(16) != 0) {
            return; // A thread is dear.
        }
        clear();
        arena.handOver();
        expect(WrongThreadException.class, () -> arena.allocate(8, 8));
        CompletableFuture.runAsync(
                        () -> useElsewhere(byteSize), run -> Thread.ofVirtual().start(run))
                .join();
        arena.takeOver();
        clears++;
        scopes.set(0, new Scope(null, arena, arena.uninitialized()));
    }

    private void useElsewhere(int byteSize) {
        arena.takeOver();
        MemorySegment segment = arena.tryAllocate(byteSize, 8);
        if (segment != null) {
            checkZero(segment, 0);
            segment.fill((byte) 0xEE);
        }
        notePeak();
        arena.clear();
        if (segment != null) {
            check(!segment.scope().isAlive(), "a segment outlived its scope");
        }
        arena.handOver();
    }

    private void end(Scope scope) {
        for (ModelBlock block : scope.blocks) {
            live.remove(block.segment.address(), block);
            if (!block.raw) {
                check(!block.segment.scope().isAlive(), "a segment outlived its scope");
                stale.add(block.segment);
            }
        }
        for (MemorySegment segment : stale) {
            check(!segment.scope().isAlive(), "a stale segment came back to life");
            if (segment.byteSize() > 0) {
                expect(
                        IllegalStateException.class,
                        () -> segment.get(ValueLayout.JAVA_BYTE, segment.byteSize() - 1));
            }
        }
        if (stale.size() > MAX_STALE) {
            stale.subList(0, stale.size() - MAX_STALE / 2).clear();
        }
    }

    private void checkContents(Scope scope) {
        for (ModelBlock block : scope.blocks) {
            checkPattern(block.segment, block.segment.byteSize(), block.pattern);
        }
    }

    private void compareNumbers() {
        var stats = arena.stats();
        notePeak();
        check(stats.peakBytes() >= peakBytes, "the peak is too low");
        check(stats.clears() == clears, "wrong number of clears");
        check(stats.reservedBytes() <= limitBytes, "the limit is exceeded");
        check(stats.usedBytes() + stats.wastedBytes() <= stats.reservedBytes(), "used too much");
        long liveBytes = 0;
        for (Scope scope : scopes) {
            for (ModelBlock block : scope.blocks) {
                liveBytes += Math.max(1, block.segment.byteSize());
            }
        }
        check(stats.usedBytes() >= liveBytes, "used is less than what is alive");
    }

    private void notePeak() {
        peakBytes = Math.max(peakBytes, arena.stats().usedBytes());
    }

    @Override
    public void close() {
        scopes.forEach(this::checkContents);
        arena.close();
        scopes.forEach(this::end);
        check(arena.stats().reservedBytes() == 0, "memory is held after close");
        check(arena.stats().chunks() == 0, "chunks are held after close");
    }

    /// A generation or a frame, and what was allocated in it.
    private static final class Scope {
        private final @Nullable ArenaFrame frame;
        private final SegmentAllocator allocator;
        private final SegmentAllocator lane;
        private final List<ModelBlock> blocks = new ArrayList<>();

        /// The newest block, null if it is not known to be one that can be resized.
        private @Nullable ModelBlock newest;

        private long usedBytesBefore;

        Scope(@Nullable ArenaFrame frame, SegmentAllocator allocator, SegmentAllocator lane) {
            this.frame = frame;
            this.allocator = allocator;
            this.lane = lane;
        }
    }
}

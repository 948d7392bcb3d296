package dev.arenite.tests.scratch;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.scratch.ScratchOrderException;
import dev.arenite.scratch.ScratchStats;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A scratch written as plainly as possible, in which one mistake can be planted.
///
/// Without a mistake it shows that the contract can be kept without the means of Arenite's own
/// kinds: each generation has new memory.
final class PlainScratch implements Scratch {

    private static final long MAIN_BYTES = 256;
    private static final long FALLBACK_LIMIT_BYTES = 1 << 16;
    private static final int RING = 6;

    /// A block; or a frame, which has no memory.
    private record Entry(
            @Nullable MemorySegment block,
            @Nullable Arena fallback,
            long usedBeforeBytes,
            long bytes,
            long frame) {

        Entry withUsedBefore(long usedBytes) {
            return new Entry(block, fallback, usedBytes, bytes, frame);
        }
    }

    private final ScratchBug bug;
    private final Supplier<Arena> source;
    private final Thread owner = Thread.currentThread();
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Arena generation;
    private MemorySegment main = MemorySegment.NULL;
    private long mainBytes;
    private long fallbackBytes;
    private long peakBytes;
    private final long[] ring = new long[RING];
    private long frames;
    private long clears;
    private long lostBytes;
    private boolean closed;

    PlainScratch(ScratchBug bug, Supplier<Arena> source) {
        this.bug = bug;
        this.source = source;
    }

    @Override
    public MemorySegment push(long byteSize, long byteAlignment) {
        check();
        if (byteSize < 0 || byteAlignment <= 0 || Long.bitCount(byteAlignment) != 1) {
            throw new IllegalArgumentException("bad request");
        }
        openMain();
        long footprint = aliasesEmptyBlocks(byteAlignment) ? byteSize : Math.max(1, byteSize);
        long address = bug == ScratchBug.ALIGNS_OFFSET ? 0 : main.address();
        long kept = bug == ScratchBug.ALIGNS_HALF && byteAlignment >= 128 ? 2 : 1;
        long padding = -(address + mainBytes) & (byteAlignment / kept - 1);
        if (!fits(padding, footprint)) {
            return pushToFallback(byteSize, byteAlignment, footprint);
        }
        MemorySegment block = main.asSlice(mainBytes + padding, byteSize);
        add(new Entry(block, null, mainBytes, padding + footprint, 0));
        mainBytes += padding + footprint;
        peakBytes = Math.max(peakBytes, usedBytes());
        return block;
    }

    private boolean aliasesEmptyBlocks(long byteAlignment) {
        return bug == ScratchBug.ZERO_SIZE_ALIASES
                || (bug == ScratchBug.ZERO_SIZE_ALIASES_WHERE_ALIGNED && byteAlignment >= 128);
    }

    private void add(Entry entry) {
        entries.add(entry);
        if (bug == ScratchBug.GROWTH_DAMAGES_ENTRY && entries.size() == 65) {
            Entry damaged = entries.get(9);
            entries.set(9, damaged.withUsedBefore(damaged.usedBeforeBytes + 1));
        }
    }

    private boolean fits(long padding, long footprint) {
        long free = MAIN_BYTES - mainBytes;
        return bug == ScratchBug.PADDING_OVERFLOW
                ? padding + footprint <= free
                : padding <= free && footprint <= free - padding;
    }

    /// Begins at an address that is aligned to 8 only.
    private void openMain() {
        if (generation == null) {
            Arena opened = source.get();
            try {
                main = opened.allocate(MAIN_BYTES + 8, 4096).asSlice(8);
                generation = opened;
            } catch (OutOfMemoryError failure) {
                opened.close();
                throw failure;
            }
        }
    }

    private MemorySegment pushToFallback(long byteSize, long byteAlignment, long footprint) {
        long free = FALLBACK_LIMIT_BYTES - fallbackBytes - lostBytes;
        if (footprint > free || byteAlignment > FALLBACK_LIMIT_BYTES) {
            mainBytes += bug == ScratchBug.REFUSAL_COUNTS ? 1 : 0;
            throw new ScratchExhaustedException("plain", byteSize, free, FALLBACK_LIMIT_BYTES);
        }
        Arena arena = source.get();
        try {
            MemorySegment block = arena.allocate(byteSize, byteAlignment);
            add(new Entry(block, arena, fallbackBytes, footprint, 0));
            fallbackBytes += footprint;
            peakBytes = Math.max(peakBytes, usedBytes());
            return block;
        } catch (OutOfMemoryError failure) {
            arena.close();
            fallbackBytes += bug == ScratchBug.FAILURE_COUNTS ? 1 : 0;
            throw failure;
        }
    }

    @Override
    public long pushOffset(long byteSize, long byteAlignment) {
        push(byteSize, byteAlignment);
        return 0;
    }

    @Override
    public MemorySegment memory() {
        check();
        MemorySegment newest = entries.isEmpty() ? null : entries.getLast().block;
        return newest == null ? MemorySegment.NULL : newest;
    }

    @Override
    public void pop(MemorySegment block) {
        check();
        for (int i = entries.size() - 1; i >= 0 && entries.get(i).block != null; i--) {
            Entry entry = entries.get(i);
            if (isSame(entry.block, block)) {
                removeFrom(i);
                return;
            }
            if (!accepts(entry, block)) {
                break;
            }
        }
        throw notTheNewest(block);
    }

    private boolean isSame(@Nullable MemorySegment one, MemorySegment other) {
        return one != null
                && (isSamePlace(one, other) || bug == ScratchBug.POPS_SAME_SIZE)
                && (one.byteSize() == other.byteSize() || bug == ScratchBug.POPS_SLICE)
                && (one.scope().equals(other.scope()) || bug == ScratchBug.POPS_SAME_SIZE);
    }

    private boolean isSamePlace(MemorySegment one, MemorySegment other) {
        long end = one.address() + one.byteSize();
        return one.address() == other.address()
                || (bug == ScratchBug.POPS_SLICE && other.address() + other.byteSize() == end);
    }

    /// Whether a newer entry is no obstacle to popping a block.
    private boolean accepts(Entry newer, MemorySegment block) {
        return bug == ScratchBug.POPS_OLDER
                || (bug == ScratchBug.POPS_OLDER_WHEN_FULL && mainBytes == MAIN_BYTES)
                || (bug == ScratchBug.ORDER_PER_PART
                        && (newer.fallback == null) != isInMain(block));
    }

    private boolean isInMain(MemorySegment block) {
        return block.scope().equals(main.scope());
    }

    private void removeFrom(int index) {
        if (bug == ScratchBug.ORDER_PER_PART) {
            remove(index, false);
            return;
        }
        while (entries.size() > index) {
            remove(entries.size() - 1, false);
        }
    }

    private void remove(int index, boolean leaving) {
        Entry entry = entries.remove(index);
        overwriteLargeBlocks();
        if (entry.fallback != null) {
            fallbackBytes = entry.usedBeforeBytes;
            if (!(leaving && bug == ScratchBug.FALLBACK_LEAKS)) {
                entry.fallback.close();
            }
        } else if (entry.block != null) {
            mainBytes =
                    bug == ScratchBug.POP_KEEPS_PADDING
                            ? mainBytes - Math.max(1, entry.block.byteSize())
                            : entry.usedBeforeBytes;
            mainBytes += bug == ScratchBug.USAGE_DRIFTS && entry.bytes > 100 ? 1 : 0;
        }
    }

    private void overwriteLargeBlocks() {
        for (Entry entry : entries) {
            if (bug == ScratchBug.LARGE_BLOCKS_OVERWRITTEN
                    && entry.block != null
                    && entry.block.byteSize() > 8192) {
                entry.block.set(ValueLayout.JAVA_BYTE, 5000, (byte) -1);
            }
        }
    }

    private ScratchOrderException notTheNewest(MemorySegment block) {
        return new ScratchOrderException(
                "block is not the newest: blocks="
                        + entries.size()
                        + " actualBytes="
                        + block.byteSize());
    }

    @Override
    public int mark() {
        if (bug != ScratchBug.THREAD_UNCHECKED) {
            check();
        }
        return entries.size();
    }

    @Override
    public void release(int mark) {
        if (bug == ScratchBug.VAIN_RELEASE_UNCHECKED && mark == entries.size()) {
            return;
        }
        check();
        if (mark < 0 || mark > entries.size()) {
            throw new ScratchOrderException("mark is above the blocks");
        }
        while (entries.size() > mark && !isKept(mark)) {
            remove(entries.size() - 1, false);
        }
        peakBytes = bug == ScratchBug.RELEASE_LOWERS_PEAK ? usedBytes() : peakBytes;
    }

    /// Whether the last entry above a mark stays.
    private boolean isKept(int mark) {
        return bug == ScratchBug.RELEASE_KEEPS_FRAME
                && entries.size() == mark + 1
                && entries.getLast().frame != 0
                && mark > 0;
    }

    @Override
    public long enter() {
        check();
        ring[depth() % RING] = mainBytes;
        frames = bug == ScratchBug.FRAME_NUMBERS_WRAP ? frames % 4096 + 1 : frames + 1;
        add(new Entry(null, null, 0, 0, frames));
        return frames;
    }

    @Override
    public void leave(long frame) {
        check();
        int innermost = entries.size() - 1;
        while (innermost >= 0 && entries.get(innermost).frame == 0) {
            innermost--;
        }
        if (innermost < 0 || entries.get(innermost).frame != frame) {
            throw entries.stream().anyMatch(entry -> entry.frame == frame)
                    ? new ScratchOrderException("a frame inside is open")
                    : new IllegalStateException("frame is closed");
        }
        while (entries.size() > innermost) {
            remove(entries.size() - 1, true);
        }
        mainBytes = bug == ScratchBug.DEEP_FRAMES_FORGET && depth() == 33 ? 0 : mainBytes;
        mainBytes = bug == ScratchBug.DEEP_FRAMES_OVERWRITE ? ring[depth() % RING] : mainBytes;
    }

    private int depth() {
        int depth = 0;
        for (Entry entry : entries) {
            depth += entry.frame == 0 ? 0 : 1;
        }
        return depth;
    }

    @Override
    public void clear() {
        check();
        release(0);
        lostBytes += bug == ScratchBug.CLEAR_LOSES_A_BYTE ? 1 : 0;
        mainBytes = 0;
        fallbackBytes = 0;
        frames = bug == ScratchBug.CLEAR_RESTARTS_FRAMES ? 0 : frames;
        clears++;
        if (generation != null && bug != ScratchBug.CLEAR_KEEPS_SCOPE) {
            generation.close();
            generation = null;
        }
    }

    @Override
    public long usedBytes() {
        checkThread();
        return mainBytes + fallbackBytes;
    }

    @Override
    public long peakBytes() {
        checkThread();
        return peakBytes;
    }

    @Override
    public ScratchStats stats() {
        checkThread();
        int blocks = 0;
        for (Entry entry : entries) {
            blocks += entry.block == null ? 0 : 1;
        }
        return new ScratchStats(
                "plain",
                usedBytes(),
                peakBytes,
                (generation == null ? 0 : MAIN_BYTES) + fallbackBytes,
                MAIN_BYTES + FALLBACK_LIMIT_BYTES,
                blocks,
                0,
                clears,
                0,
                false);
    }

    @Override
    public void close() {
        if (bug == ScratchBug.CLOSE_LEAKS
                && !entries.isEmpty()
                && entries.getFirst().fallback != null) {
            entries.removeFirst();
        }
        clear();
        if (generation != null) {
            generation.close();
        }
        closed = true;
    }

    private void check() {
        checkThread();
        if (closed) {
            throw new IllegalStateException("closed");
        }
    }

    private void checkThread() {
        if (Thread.currentThread() != owner) {
            throw new WrongThreadException("not the owner");
        }
    }
}

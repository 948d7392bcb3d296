package dev.arenite.tests.scratch;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.scratch.ScratchOrderException;
import dev.arenite.scratch.ScratchStats;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A scratch written as plainly as possible, in which one mistake can be planted.
///
/// Without a mistake it shows that the contract can be kept without the means of Arenite's own
/// kinds: each generation has new memory.
final class PlainScratch implements Scratch {

    /// A mistake that somebody made.
    enum Bug {
        NONE,
        /// `padding + size` overflows, and a huge block fits.
        PADDING_OVERFLOW,
        /// What is aligned is the offset in the buffer, not the address.
        ALIGNS_OFFSET,
        /// After clear the segments of before can still be used.
        CLEAR_KEEPS_SCOPE,
        /// Popping gives back the block but not the padding before it.
        POP_KEEPS_PADDING,
        /// Popping an older block is accepted and gives back the newer ones, too (rkyv 0.7).
        POPS_OLDER,
        /// Order is checked within main and within the fallback only (Feldera).
        ORDER_PER_PART,
        /// A frame left by an exception forgets the blocks of the fallback.
        FALLBACK_LEAKS,
        /// What frames go back to is kept in a ring of six: the seventh nested one overwrites it.
        DEEP_FRAMES_OVERWRITE,
        /// Every popped block leaves a byte behind in the accounts.
        USAGE_DRIFTS,
        /// One method forgets to check the thread.
        THREAD_UNCHECKED,
        /// Two blocks of 0 bytes have the same address.
        ZERO_SIZE_ALIASES
    }

    private static final long MAIN_BYTES = 256;
    private static final long FALLBACK_LIMIT_BYTES = 4096;
    private static final int RING = 6;

    /// A block; or a frame, which has no memory.
    private record Entry(
            @Nullable MemorySegment block,
            @Nullable Arena fallback,
            long usedBeforeBytes,
            long bytes,
            long frame) {}

    private final Bug bug;
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
    private boolean closed;

    PlainScratch(Bug bug, Supplier<Arena> source) {
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
        long footprint = bug == Bug.ZERO_SIZE_ALIASES ? byteSize : Math.max(1, byteSize);
        long address = bug == Bug.ALIGNS_OFFSET ? 0 : main.address();
        long padding = -(address + mainBytes) & (byteAlignment - 1);
        if (!fits(padding, footprint)) {
            return pushToFallback(byteSize, byteAlignment, footprint);
        }
        MemorySegment block = main.asSlice(mainBytes + padding, byteSize);
        entries.add(new Entry(block, null, mainBytes, padding + footprint, 0));
        mainBytes += padding + footprint;
        peakBytes = Math.max(peakBytes, usedBytes());
        return block;
    }

    private boolean fits(long padding, long footprint) {
        long free = MAIN_BYTES - mainBytes;
        return bug == Bug.PADDING_OVERFLOW
                ? padding + footprint <= free
                : padding <= free && footprint <= free - padding;
    }

    /// Begins at an address that is aligned to 8 only.
    private void openMain() {
        if (generation == null) {
            Arena opened = source.get();
            try {
                main = opened.allocate(MAIN_BYTES + 8, 64).asSlice(8);
                generation = opened;
            } catch (OutOfMemoryError failure) {
                opened.close();
                throw failure;
            }
        }
    }

    private MemorySegment pushToFallback(long byteSize, long byteAlignment, long footprint) {
        long free = FALLBACK_LIMIT_BYTES - fallbackBytes;
        if (footprint > free || byteAlignment > FALLBACK_LIMIT_BYTES) {
            throw new ScratchExhaustedException("plain", byteSize, free, FALLBACK_LIMIT_BYTES);
        }
        Arena arena = source.get();
        try {
            MemorySegment block = arena.allocate(byteSize, byteAlignment);
            entries.add(new Entry(block, arena, fallbackBytes, footprint, 0));
            fallbackBytes += footprint;
            peakBytes = Math.max(peakBytes, usedBytes());
            return block;
        } catch (OutOfMemoryError failure) {
            arena.close();
            throw failure;
        }
    }

    @Override
    public long bump(long byteSize, long byteAlignment) {
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

    private static boolean isSame(@Nullable MemorySegment one, MemorySegment other) {
        return one != null
                && one.address() == other.address()
                && one.byteSize() == other.byteSize()
                && one.scope().equals(other.scope());
    }

    /// Whether a newer entry is no obstacle to popping a block.
    private boolean accepts(Entry newer, MemorySegment block) {
        return bug == Bug.POPS_OLDER
                || (bug == Bug.ORDER_PER_PART && (newer.fallback == null) != isInMain(block));
    }

    private boolean isInMain(MemorySegment block) {
        return block.scope().equals(main.scope());
    }

    private void removeFrom(int index) {
        if (bug == Bug.ORDER_PER_PART) {
            remove(index, false);
            return;
        }
        while (entries.size() > index) {
            remove(entries.size() - 1, false);
        }
    }

    private void remove(int index, boolean leaving) {
        Entry entry = entries.remove(index);
        if (entry.fallback != null) {
            fallbackBytes = entry.usedBeforeBytes;
            if (!(leaving && bug == Bug.FALLBACK_LEAKS)) {
                entry.fallback.close();
            }
        } else if (entry.block != null) {
            mainBytes =
                    bug == Bug.POP_KEEPS_PADDING
                            ? mainBytes - Math.max(1, entry.block.byteSize())
                            : entry.usedBeforeBytes;
            mainBytes += bug == Bug.USAGE_DRIFTS && entry.bytes > 100 ? 1 : 0;
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
        if (bug != Bug.THREAD_UNCHECKED) {
            check();
        }
        return entries.size();
    }

    @Override
    public void release(int mark) {
        check();
        if (mark < 0 || mark > entries.size()) {
            throw new ScratchOrderException("mark is above the blocks");
        }
        while (entries.size() > mark) {
            remove(entries.size() - 1, false);
        }
    }

    @Override
    public long enter() {
        check();
        ring[depth() % RING] = mainBytes;
        entries.add(new Entry(null, null, 0, 0, ++frames));
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
        mainBytes = bug == Bug.DEEP_FRAMES_OVERWRITE ? ring[depth() % RING] : mainBytes;
    }

    private int depth() {
        return (int) entries.stream().filter(entry -> entry.frame != 0).count();
    }

    @Override
    public void clear() {
        check();
        release(0);
        mainBytes = 0;
        fallbackBytes = 0;
        clears++;
        if (generation != null && bug != Bug.CLEAR_KEEPS_SCOPE) {
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
        int blocks = (int) entries.stream().filter(entry -> entry.block != null).count();
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

package dev.arenite.scratch;

import dev.arenite.arena.BumpArithmetic;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Scratch that takes memory for each block, up to a limit on the total.
///
/// A block's segment throws as soon as the block is given back. Memory given back may be kept for
/// later blocks of similar size, so that a steady load takes none from its source.
public final class AllocScratch extends ConfinedScratch {

    /// Kept memory is given up when so many used generations passed without a use of it.
    private static final int IDLE_CLEARS = 8;

    private final long limitBytes;
    private final long keptLimitBytes;
    private final Supplier<Arena> source;

    /// The memory of each block, newest last.
    private final ArrayList<ScratchMemory> memories = new ArrayList<>();

    /// Memory that waits for its next use; newest last.
    private final List<ScratchMemory> kept = new ArrayList<>();

    private long usedBytes;
    private long keptBytes;
    private long peakBytes;
    private long clears;
    private long sourceAllocations;

    /// Whether a block was pushed since the last clear.
    private boolean touched;

    private AllocScratch(
            String name, long limitBytes, long keptLimitBytes, Supplier<Arena> source) {
        super(name);
        this.limitBytes = limitBytes;
        this.keptLimitBytes = keptLimitBytes;
        this.source = source;
    }

    /// Returns scratch that gives each block's memory back with the block, owned by the current
    /// thread.
    ///
    /// @param name       who the scratch belongs to, for messages and statistics
    /// @param limitBytes the bytes that all blocks may take together, not negative
    /// @throws IllegalArgumentException if the limit is negative
    public static AllocScratch ofConfined(String name, long limitBytes) {
        return ofConfined(name, limitBytes, 0, Arena::ofConfined);
    }

    /// Returns scratch that keeps memory for later blocks, owned by the current thread.
    ///
    /// @param name           who the scratch belongs to, for messages and statistics
    /// @param limitBytes     the bytes that all blocks may take together, kept memory included; not
    ///     negative
    /// @param keptLimitBytes the bytes that may wait for their next use, not negative
    /// @throws IllegalArgumentException if a limit is negative
    public static AllocScratch keeping(String name, long limitBytes, long keptLimitBytes) {
        return ofConfined(name, limitBytes, keptLimitBytes, Arena::ofConfined);
    }

    static AllocScratch ofConfined(
            String name, long limitBytes, long keptLimitBytes, Supplier<Arena> source) {
        ScratchOptions.requireAtLeast(0, limitBytes, "limitBytes");
        ScratchOptions.requireAtLeast(0, keptLimitBytes, "keptLimitBytes");
        return new AllocScratch(name, limitBytes, keptLimitBytes, source);
    }

    @Override
    public MemorySegment push(long byteSize, long byteAlignment) {
        check();
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        ScratchMemory memory = take(byteSize, byteAlignment);
        try {
            MemorySegment view = memory.view();
            long start = start(memory, view.address(), byteSize, byteAlignment);
            MemorySegment block = view.asSlice(start, byteSize);
            add(memory, start, byteSize);
            return block;
        } catch (OutOfMemoryError failure) {
            memory.close();
            throw failure;
        }
    }

    @Override
    public long bump(long byteSize, long byteAlignment) {
        check();
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        ScratchMemory memory = take(byteSize, byteAlignment);
        try {
            long start = start(memory, memory.raw().address(), byteSize, byteAlignment);
            add(memory, start, byteSize);
            return start;
        } catch (OutOfMemoryError failure) {
            memory.close();
            throw failure;
        }
    }

    private static long start(
            ScratchMemory memory, long address, long byteSize, long byteAlignment) {
        return BlockArithmetic.fit(
                address, memory.byteSize, 0, BumpArithmetic.footprint(byteSize), byteAlignment);
    }

    /// Adds a block. If the Java heap is full nothing has changed.
    private void add(ScratchMemory memory, long start, long byteSize) {
        memories.ensureCapacity(memories.size() + 1);
        addEntry(usedBytes, place(start, byteSize));
        memories.add(memory);
        memory.blockBytes = byteSize;
        usedBytes += memory.byteSize;
        peakBytes = Math.max(peakBytes, usedBytes);
        touched = true;
    }

    /// Returns memory for a block, which is in neither list then.
    private ScratchMemory take(long byteSize, long byteAlignment) {
        long needed = BumpArithmetic.sufficientChunkBytes(byteSize, byteAlignment);
        if (needed > limitBytes - usedBytes) {
            throw new ScratchExhaustedException(name, byteSize, limitBytes - usedBytes, limitBytes);
        }
        long classBytes = BlockArithmetic.sizeClass(needed);
        for (int i = kept.size() - 1; i >= 0; i--) {
            ScratchMemory candidate = kept.get(i);
            // Less than half of it wasted: a small block must not occupy what a large one needs.
            if (candidate.byteSize >= needed && candidate.byteSize >> 1 < classBytes) {
                kept.remove(i);
                keptBytes -= candidate.byteSize;
                candidate.idleClears = 0;
                return candidate;
            }
        }
        return takeNew(needed);
    }

    private ScratchMemory takeNew(long needed) {
        long room = limitBytes - usedBytes;
        long byteSize =
                keptLimitBytes == 0 ? needed : Math.min(BlockArithmetic.sizeClass(needed), room);
        while (byteSize > room - keptBytes) {
            giveUp(0);
        }
        ScratchMemory taken = ScratchMemory.from(source, byteSize, name);
        sourceAllocations++;
        return taken;
    }

    /// Gives memory that was kept back to its source.
    private void giveUp(int index) {
        ScratchMemory memory = kept.remove(index);
        keptBytes -= memory.byteSize;
        memory.close();
    }

    @Override
    public MemorySegment memory() {
        check();
        return memories.isEmpty() ? MemorySegment.NULL : memories.getLast().raw();
    }

    @Override
    public void pop(MemorySegment block) {
        check();
        if (!isNewest(block)) {
            throw ScratchOrderException.notTheNewest(name, expected(), actual(block));
        }
        drop();
    }

    /// Whether a segment is the newest block of this scratch.
    boolean isNewest(MemorySegment block) {
        long byteSize = block.byteSize();
        return newestIsBlock()
                && memories.getLast().blockBytes == byteSize
                && newestIs(place(memories.getLast().offset(block), byteSize));
    }

    /// Gives back the newest entry, a block.
    ///
    /// @throws IllegalStateException if a native call is using its segment; nothing has changed
    void drop() {
        ScratchMemory memory = memories.getLast();
        boolean keeps = memory.byteSize <= keptLimitBytes - keptBytes;
        // The only step that can be refused comes first.
        if (keeps && memory.clear()) {
            kept.add(memory);
            keptBytes += memory.byteSize;
        } else {
            memory.close();
        }
        memories.removeLast();
        usedBytes = removeNewest();
    }

    @Override
    public int mark() {
        check();
        return entries();
    }

    @Override
    public void release(int mark) {
        check();
        int count = entries();
        if (mark < 0 || mark > count) {
            throw ScratchOrderException.markAbove(name, mark, count);
        }
        truncate(mark);
    }

    /// Gives back all entries from an index on, newest first.
    private void truncate(int newCount) {
        while (entries() > newCount) {
            if (newestIsBlock()) {
                drop();
            } else {
                removeFrom(entries() - 1);
            }
        }
    }

    @Override
    public long enter() {
        check();
        return addFrame(usedBytes);
    }

    @Override
    public void leave(long frame) {
        check();
        truncate(checkInnermost(name, frame));
    }

    @Override
    public void clear() {
        check();
        if (touched || !isEmpty()) {
            clears++;
            endRound();
        }
    }

    /// Gives back everything, and memory that was kept and not used for long.
    void endRound() {
        truncate(0);
        touched = false;
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (++kept.get(i).idleClears > IDLE_CLEARS) {
                giveUp(i);
            }
        }
    }

    /// Whether nothing was pushed since the last clear.
    boolean isIdle() {
        return !touched;
    }

    @Override
    public long usedBytes() {
        checkThread();
        return usedBytes;
    }

    @Override
    public long peakBytes() {
        checkThread();
        return peakBytes;
    }

    @Override
    public ScratchStats stats() {
        return new ScratchStats(
                name,
                usedBytes(),
                peakBytes,
                usedBytes + keptBytes,
                limitBytes,
                blocks(),
                0,
                clears,
                sourceAllocations);
    }

    @Override
    public void close() {
        check();
        truncate(0);
        while (!kept.isEmpty()) {
            giveUp(kept.size() - 1);
        }
        end();
    }

    @Override
    public String toString() {
        return "AllocScratch[" + name + "]";
    }

    /// Describes the newest block; its offset is the bytes in use before it.
    String expected() {
        return newestIsBlock()
                ? ScratchOrderException.expected(
                        name, usedBeforeNewest(), memories.getLast().blockBytes)
                : " expected=none";
    }

    /// Describes a segment that is not the newest block.
    String actual(MemorySegment block) {
        long offset = BlockArithmetic.DOES_NOT_FIT;
        long before = 0;
        for (ScratchMemory memory : memories) {
            if (memory.offset(block) != BlockArithmetic.DOES_NOT_FIT) {
                offset = before;
            }
            before += memory.byteSize;
        }
        return ScratchOrderException.actual(name, offset, block.byteSize());
    }
}

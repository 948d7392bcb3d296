package dev.arenite.scratch;

import dev.arenite.arena.BumpArithmetic;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;

/// Scratch that takes memory for each block, up to a limit on the total.
///
/// A block's segment throws as soon as the block is given back. Memory given back may be kept for
/// later blocks of similar size, so that a steady load takes no memory from its source.
public final class AllocScratch extends ConfinedScratch {

    /// Kept memory is given up when more than this number of used generations passed without a use
    /// of it.
    private static final int IDLE_CLEARS = 8;

    private final long limitBytes;
    private final long keptLimitBytes;
    private final MemorySource source;

    /// The memory of each block, newest last.
    private final ArrayList<ScratchMemory> memories = new ArrayList<>();

    /// Memory that waits for its next use; newest last.
    private final ArrayList<ScratchMemory> kept = new ArrayList<>();

    private long usedBytes;
    private long keptBytes;
    private long peakBytes;
    private long clears;
    private long sourceAllocations;

    /// Whether a block was pushed since the last clear.
    private boolean touched;

    private AllocScratch(String name, long limitBytes, long keptLimitBytes, MemorySource source) {
        super(name);
        this.limitBytes = limitBytes;
        this.keptLimitBytes = keptLimitBytes;
        this.source = source;
    }

    /// Returns scratch that gives each block's memory back with the block, owned by the current
    /// thread.
    ///
    /// @param name       the name of the scratch, for messages and statistics
    /// @param limitBytes the bytes that all blocks may take together, not negative
    /// @throws IllegalArgumentException if the limit is negative
    public static AllocScratch ofConfined(String name, long limitBytes) {
        return ofConfined(name, limitBytes, 0, MemorySource.CONFINED);
    }

    /// Returns scratch that keeps memory for later blocks, owned by the current thread.
    ///
    /// @param name           the name of the scratch, for messages and statistics
    /// @param limitBytes     the bytes that all blocks may take together, kept memory included; not
    ///     negative
    /// @param keptLimitBytes the bytes that may wait for their next use, not negative
    /// @throws IllegalArgumentException if a limit is negative
    public static AllocScratch keeping(String name, long limitBytes, long keptLimitBytes) {
        return ofConfined(name, limitBytes, keptLimitBytes, MemorySource.CONFINED);
    }

    static AllocScratch ofConfined(
            String name, long limitBytes, long keptLimitBytes, MemorySource source) {
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
        } catch (Throwable failure) {
            memory.close();
            throw failure;
        }
    }

    @Override
    public long pushOffset(long byteSize, long byteAlignment) {
        check();
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        ScratchMemory memory = take(byteSize, byteAlignment);
        try {
            long start = start(memory, memory.raw().address(), byteSize, byteAlignment);
            add(memory, start, byteSize);
            return start;
        } catch (Throwable failure) {
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

    /// Returns memory for a block. The memory is in neither of the two lists then.
    private ScratchMemory take(long byteSize, long byteAlignment) {
        long needed = BumpArithmetic.sufficientChunkBytes(byteSize, byteAlignment);
        if (needed > limitBytes - usedBytes) {
            throw new ScratchExhaustedException(name, byteSize, limitBytes - usedBytes, limitBytes);
        }
        long classBytes = BlockArithmetic.sizeClass(needed);
        for (int i = kept.size() - 1; i >= 0; i--) {
            ScratchMemory candidate = kept.get(i);
            // Less than half of it is wasted: a small block must not occupy memory that a large one
            // needs.
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
        giveUpFor(byteSize);
        if (byteSize > room - keptBytes) {
            throw new ScratchExhaustedException(name, needed, room - keptBytes, limitBytes);
        }
        ScratchMemory taken = hold(byteSize, needed);
        sourceAllocations++;
        return taken;
    }

    /// Takes memory. If a budget refuses it, waiting memory is given up for it, and in the end only
    /// the bytes needed are taken.
    ///
    /// @throws ScratchExhaustedException if a budget refuses even that; no block has changed
    private ScratchMemory hold(long byteSize, long needed) {
        while (true) {
            try {
                return held(byteSize);
            } catch (ScratchExhaustedException refusal) {
                if (!tryGiveUpLongestKept()) {
                    if (byteSize == needed) {
                        throw refusal;
                    }
                    return held(needed);
                }
            }
        }
    }

    private ScratchMemory held(long byteSize) {
        ScratchMemory memory = ScratchMemory.from(source, byteSize, name);
        try {
            memory.raw();
            return memory;
        } catch (Throwable failure) {
            memory.close();
            throw failure;
        }
    }

    /// Gives the memory that was kept longest back to its source, unless none is kept or all of it
    /// is still in use by native calls.
    private boolean tryGiveUpLongestKept() {
        for (int i = 0; i < kept.size(); i++) {
            if (tryGiveUp(i)) {
                return true;
            }
        }
        return false;
    }

    /// Gives memory that was kept back to its source, longest kept first, until there is room.
    private void giveUpFor(long byteSize) {
        int index = 0;
        while (index < kept.size() && byteSize > limitBytes - usedBytes - keptBytes) {
            if (!tryGiveUp(index)) {
                index++;
            }
        }
    }

    /// Gives memory that was kept back to its source, unless a native call is still using it.
    private boolean tryGiveUp(int index) {
        try {
            giveUp(index);
            return true;
        } catch (IllegalStateException inUse) {
            return false;
        }
    }

    /// Gives memory that was kept back to its source.
    ///
    /// @throws IllegalStateException if a native call is still using it; nothing has changed
    private void giveUp(int index) {
        ScratchMemory memory = kept.get(index);
        // The only step that can be refused comes first.
        memory.close();
        kept.remove(index);
        keptBytes -= memory.byteSize;
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
        kept.ensureCapacity(kept.size() + 1);
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
    void truncate(int newCount) {
        while (entries() > newCount) {
            if (newestIsBlock()) {
                drop();
            } else {
                removeFrom(entries() - 1);
            }
        }
    }

    @Override
    long fill() {
        return usedBytes;
    }

    @Override
    public void clear() {
        check();
        if (touched || !isEmpty()) {
            clears++;
            endRound();
        }
    }

    /// Gives back all blocks and frames, and kept memory that was not used for long.
    void endRound() {
        truncate(0);
        touched = false;
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (++kept.get(i).idleClears > IDLE_CLEARS) {
                tryGiveUp(i);
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
                sourceAllocations,
                ScratchMemory.NATIVE_ACCESS && keptLimitBytes > 0);
    }

    @Override
    public void close() {
        check();
        giveUpAll();
        end();
    }

    /// Gives back all blocks and frames, and all memory.
    ///
    /// @throws IllegalStateException if a native call is using some of the memory; blocks and
    ///     memory given back before that stay given back, the rest is unchanged
    void giveUpAll() {
        truncate(0);
        while (!kept.isEmpty()) {
            giveUp(kept.size() - 1);
        }
    }

    @Override
    public String toString() {
        return "AllocScratch[" + name + "]";
    }

    /// Describes the newest block; its offset is the number of bytes in use before it.
    String expected() {
        return newestIsBlock()
                ? ScratchOrderException.expected(
                        name, usedBeforeNewest(), memories.getLast().blockBytes)
                : " expected=none";
    }

    /// Describes a segment that is not the newest block.
    String actual(MemorySegment block) {
        return ScratchOrderException.actual(name, offset(block), block.byteSize());
    }

    /// Whether a segment belongs to a block of this scratch.
    boolean holds(MemorySegment block) {
        return offset(block) != BlockArithmetic.DOES_NOT_FIT;
    }

    /// Returns the bytes in use before the block that a segment belongs to.
    private long offset(MemorySegment block) {
        long before = 0;
        for (ScratchMemory memory : memories) {
            if (memory.offset(block) != BlockArithmetic.DOES_NOT_FIT) {
                return before;
            }
            before += memory.byteSize;
        }
        return BlockArithmetic.DOES_NOT_FIT;
    }
}

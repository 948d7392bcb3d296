package dev.arenite.scratch;

import dev.arenite.arena.BumpArithmetic;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Supplier;

/// Scratch of fixed size. What does not fit is refused.
///
/// The memory is the caller's, or the scratch's own and then taken when first used. [#clear()]
/// keeps it.
public final class BufferScratch implements Scratch {

    private final String name;
    private final Confinement confinement;
    private final BlockStack blocks = new BlockStack();
    private final Supplier<Arena> source;
    private ScratchMemory memory;

    /// The memory in this generation's scope; null while no segment was pushed.
    private @Nullable MemorySegment view;

    /// The memory for the raw lane; null while it is not known to be held.
    private @Nullable MemorySegment raw;

    /// Where the memory begins and its size; 0 while it is not known to be held.
    private long address;

    private long endBytes;

    private long usedBytes;

    /// The most bytes in use since the last clear, as far as given back.
    private long recentPeakBytes;

    /// The most bytes in use before the last clear.
    private long pastPeakBytes;

    private long clears;

    /// How often memory was taken that is not held any more.
    private long pastAllocations;

    private BufferScratch(String name, ScratchMemory memory, Supplier<Arena> source) {
        this.name = name;
        this.memory = memory;
        this.source = source;
        this.confinement = new Confinement(name);
    }

    /// Returns scratch over memory of the caller, which must live as long as the scratch and must
    /// not be used otherwise meanwhile.
    ///
    /// Where the memory cannot be given new scopes (it is on the heap, or native access is not
    /// granted to the module of the arena) it is not used: the scratch takes as much memory of its
    /// own, so that stale segments throw in every case.
    ///
    /// @param name   who the scratch belongs to, for messages and statistics
    /// @param buffer the memory, at least 1 byte
    /// @throws IllegalArgumentException if the memory is empty
    public static BufferScratch over(String name, MemorySegment buffer) {
        Objects.requireNonNull(name, "name");
        return new BufferScratch(name, ScratchMemory.over(buffer, name), Arena::ofConfined);
    }

    /// Returns scratch with memory of its own, owned by the current thread. No memory is taken
    /// before the first block.
    ///
    /// @param name     who the scratch belongs to, for messages and statistics
    /// @param byteSize the size of the memory in bytes, at least 1
    /// @throws IllegalArgumentException if the size is less than 1
    public static BufferScratch ofConfined(String name, long byteSize) {
        return ofConfined(name, byteSize, Arena::ofConfined);
    }

    static BufferScratch ofConfined(String name, long byteSize, Supplier<Arena> source) {
        Objects.requireNonNull(name, "name");
        ScratchOptions.requireAtLeast(1, byteSize, "byteSize");
        return new BufferScratch(name, ScratchMemory.from(source, byteSize, name), source);
    }

    @Override
    public MemorySegment push(long byteSize, long byteAlignment) {
        long start = tryPush(byteSize, byteAlignment);
        if (start == BlockArithmetic.DOES_NOT_FIT) {
            throw exhausted(byteSize);
        }
        return slice(start, byteSize);
    }

    /// Takes a block that [#slice] then returns.
    ///
    /// @return its offset, or [BlockArithmetic#DOES_NOT_FIT] and nothing has changed
    long tryPush(long byteSize, long byteAlignment) {
        confinement.check();
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        if (view == null) {
            openView();
        }
        return take(byteSize, byteAlignment);
    }

    /// Returns the block that [#tryPush] took.
    MemorySegment slice(long start, long byteSize) {
        return Objects.requireNonNull(view).asSlice(start, byteSize);
    }

    @Override
    public long bump(long byteSize, long byteAlignment) {
        long start = tryBump(byteSize, byteAlignment);
        if (start == BlockArithmetic.DOES_NOT_FIT) {
            throw exhausted(byteSize);
        }
        return start;
    }

    /// Takes a block without making an object.
    ///
    /// @return its offset, or [BlockArithmetic#DOES_NOT_FIT] and nothing has changed
    long tryBump(long byteSize, long byteAlignment) {
        confinement.check();
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        if (raw == null) {
            hold();
        }
        return take(byteSize, byteAlignment);
    }

    private long take(long byteSize, long byteAlignment) {
        long usedBefore = usedBytes;
        long footprint = BumpArithmetic.footprint(byteSize);
        long start = BlockArithmetic.fit(address, endBytes, usedBefore, footprint, byteAlignment);
        if (start != BlockArithmetic.DOES_NOT_FIT) {
            blocks.push(start, byteSize, usedBefore);
            usedBytes = start + footprint;
        }
        return start;
    }

    /// Takes the memory if it is not held, and finds out where it is.
    private void hold() {
        MemorySegment held = memory.raw();
        raw = held;
        address = held.address();
        endBytes = memory.byteSize;
    }

    private void openView() {
        view = memory.view();
        hold();
    }

    @Override
    public MemorySegment memory() {
        confinement.check();
        MemorySegment held = raw;
        return held != null ? held : MemorySegment.NULL;
    }

    @Override
    public void pop(MemorySegment block) {
        confinement.check();
        if (!isNewest(block)) {
            throw ScratchOrderException.notTheNewest(name, expected(), actual(block));
        }
        drop();
    }

    /// Whether a segment is the newest block of this scratch.
    boolean isNewest(MemorySegment block) {
        MemorySegment open = view;
        // SAFETY: the scope tells this generation's segments from those of any other and from those
        // of other memory; without it, equal addresses would prove nothing.
        return open != null
                && blocks.newestIs(block.address() - address, block.byteSize())
                && block.scope() == open.scope();
    }

    /// Gives back the newest block.
    void drop() {
        notePeak();
        usedBytes = blocks.pop();
    }

    private void notePeak() {
        recentPeakBytes = Math.max(recentPeakBytes, usedBytes);
    }

    @Override
    public int mark() {
        confinement.check();
        return blocks.count();
    }

    @Override
    public void release(int mark) {
        confinement.check();
        int count = blocks.count();
        if (mark < 0 || mark > count) {
            throw ScratchOrderException.markAbove(name, mark, count);
        }
        if (mark < count) {
            truncate(mark);
        }
    }

    /// Gives back all entries from an index on, of which there is at least one.
    void truncate(int newCount) {
        notePeak();
        usedBytes = blocks.truncate(newCount);
    }

    @Override
    public long enter() {
        confinement.check();
        return blocks.enter(usedBytes);
    }

    @Override
    public void leave(long frame) {
        confinement.check();
        truncate(blocks.checkInnermost(name, frame));
    }

    @Override
    public void clear() {
        confinement.check();
        if (view != null || !blocks.isEmpty()) {
            clearUsed();
        }
        pastPeakBytes = Math.max(pastPeakBytes, recentPeakBytes);
        recentPeakBytes = 0;
    }

    /// Whether nothing was pushed since the last clear.
    boolean isIdle() {
        return view == null && recentPeakBytes == 0 && blocks.isEmpty();
    }

    private void clearUsed() {
        // The only step that can be refused comes first.
        memory.clear();
        view = null;
        forgetMemory();
        notePeak();
        usedBytes = 0;
        blocks.clear();
        clears++;
    }

    private void forgetMemory() {
        raw = null;
        address = 0;
        endBytes = 0;
    }

    /// Takes memory of another size from now on. There are no blocks.
    void resize(long byteSize) {
        ScratchMemory next = ScratchMemory.from(source, byteSize, name);
        memory.close();
        pastAllocations += memory.sourceAllocations();
        memory = next;
        view = null;
        forgetMemory();
    }

    /// Returns the size of the memory in bytes.
    long byteSize() {
        return memory.byteSize;
    }

    Confinement confinement() {
        return confinement;
    }

    BlockStack blocks() {
        return blocks;
    }

    /// Returns the most bytes in use since the last clear.
    long recentPeakBytes() {
        return Math.max(recentPeakBytes, usedBytes);
    }

    @Override
    public long usedBytes() {
        confinement.checkThread();
        return usedBytes;
    }

    @Override
    public long peakBytes() {
        confinement.checkThread();
        return Math.max(pastPeakBytes, recentPeakBytes());
    }

    @Override
    public ScratchStats stats() {
        return new ScratchStats(
                name,
                usedBytes(),
                peakBytes(),
                memory.reservedBytes(),
                memory.byteSize,
                blocks.blocks(),
                0,
                clears,
                pastAllocations + memory.sourceAllocations());
    }

    @Override
    public void close() {
        confinement.check();
        memory.close();
        confinement.end();
        notePeak();
        view = null;
        forgetMemory();
        usedBytes = 0;
        blocks.clear();
    }

    @Override
    public String toString() {
        return "BufferScratch[" + name + "]";
    }

    private ScratchExhaustedException exhausted(long requestedBytes) {
        return new ScratchExhaustedException(
                name, requestedBytes, memory.byteSize - usedBytes, memory.byteSize);
    }

    /// Describes the newest block.
    String expected() {
        int newest = blocks.count() - 1;
        return blocks.newestIsBlock()
                ? ScratchOrderException.expected(
                        name, blocks.start(newest), blocks.byteSize(newest))
                : " expected=none";
    }

    /// Describes a segment that is not the newest block.
    String actual(MemorySegment block) {
        return ScratchOrderException.actual(name, memory.offset(block), block.byteSize());
    }
}

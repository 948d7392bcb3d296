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
public final class BufferScratch extends ConfinedScratch {

    private final Supplier<Arena> source;
    private ScratchMemory memory;

    /// The memory in this generation's scope; null while no segment was pushed.
    private @Nullable MemorySegment view;

    /// The memory for the raw lane; null while it is not known to be held.
    private @Nullable MemorySegment raw;

    /// Where the memory begins and ends, as addresses; 0 while it is not known to be held.
    private long base;

    private long end;

    /// The address of the first free byte, and the highest that it was since the last clear. A push
    /// is compared with that, and only one that goes beyond it with the end.
    private long top;

    private long highest;

    /// The most bytes in use before the last clear.
    private long pastPeakBytes;

    private long clears;

    /// How often memory was taken that is not held any more.
    private long pastAllocations;

    private BufferScratch(String name, ScratchMemory memory, Supplier<Arena> source) {
        super(name);
        this.memory = memory;
        this.source = source;
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
        check();
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
        check();
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        if (raw == null) {
            hold();
        }
        return take(byteSize, byteAlignment);
    }

    private long take(long byteSize, long byteAlignment) {
        long footprint = BumpArithmetic.footprint(byteSize);
        long start = BumpArithmetic.alignUp(top, byteAlignment);
        if (!BumpArithmetic.fits(start, highest, footprint)) {
            if (!BumpArithmetic.fits(start, end, footprint)) {
                return BlockArithmetic.DOES_NOT_FIT;
            }
            reserveEntry(); // Which may throw: nothing has changed then.
            highest = start + footprint;
        }
        addEntry(top, place(start, byteSize));
        top = start + footprint;
        return start - base;
    }

    /// Takes the memory if it is not held, and finds out where it is.
    private void hold() {
        MemorySegment held = memory.raw();
        if (raw == null) {
            base = held.address();
            end = base + memory.byteSize;
            top = base;
            highest = base;
            raw = held;
        }
    }

    private void openView() {
        view = memory.view();
        hold();
    }

    @Override
    public MemorySegment memory() {
        check();
        MemorySegment held = raw;
        return held != null ? held : MemorySegment.NULL;
    }

    @Override
    public void pop(MemorySegment block) {
        if (!tryPop(block)) {
            throw ScratchOrderException.notTheNewest(name, expected(), actual(block));
        }
    }

    /// Gives back a block if it is the newest one of this scratch.
    boolean tryPop(MemorySegment block) {
        check();
        boolean newest = isNewest(block);
        if (newest) {
            drop();
        }
        return newest;
    }

    /// Whether a segment is the newest block of this scratch.
    boolean isNewest(MemorySegment block) {
        MemorySegment open = view;
        // SAFETY: the scope tells this generation's segments from those of any other and from those
        // of other memory; without it, equal addresses would prove nothing.
        long start = block.address();
        long byteSize = block.byteSize();
        return open != null
                && newestIs(place(start, byteSize))
                && start + BumpArithmetic.footprint(byteSize) == top
                && block.scope() == open.scope();
    }

    /// Gives back the newest block.
    void drop() {
        top = removeNewest();
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
        if (mark < count) {
            truncate(mark);
        }
    }

    /// Gives back all entries from an index on, of which there is at least one.
    void truncate(int newCount) {
        // What was noted before the memory was held is 0, not an address.
        top = Math.max(base, removeFrom(newCount));
    }

    @Override
    public long enter() {
        check();
        return addFrame(top);
    }

    @Override
    public void leave(long frame) {
        check();
        truncate(checkInnermost(name, frame));
    }

    @Override
    public void clear() {
        check();
        pastPeakBytes = Math.max(pastPeakBytes, recentPeakBytes());
        if (view != null || !isEmpty()) {
            clearUsed();
        }
        highest = base;
    }

    /// Whether nothing was pushed since the last clear.
    boolean isIdle() {
        return view == null && highest == base && isEmpty();
    }

    private void clearUsed() {
        // The only step that can be refused comes first.
        memory.clear();
        forget();
        removeAll();
        clears++;
    }

    private void forget() {
        view = null;
        raw = null;
        base = 0;
        end = 0;
        top = 0;
        highest = 0;
    }

    /// Takes memory of another size from now on. There are no blocks.
    void resize(long byteSize) {
        ScratchMemory next = ScratchMemory.from(source, byteSize, name);
        memory.close();
        pastAllocations += memory.sourceAllocations();
        memory = next;
        forget();
    }

    /// Returns the size of the memory in bytes.
    long byteSize() {
        return memory.byteSize;
    }

    /// Returns the most bytes in use since the last clear.
    long recentPeakBytes() {
        return highest - base;
    }

    @Override
    public long usedBytes() {
        checkThread();
        return top - base;
    }

    @Override
    public long peakBytes() {
        checkThread();
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
                blocks(),
                0,
                clears,
                pastAllocations + memory.sourceAllocations());
    }

    @Override
    public void close() {
        check();
        memory.close();
        end();
        pastPeakBytes = peakBytes();
        forget();
        removeAll();
    }

    @Override
    public String toString() {
        return "BufferScratch[" + name + "]";
    }

    private ScratchExhaustedException exhausted(long requestedBytes) {
        return new ScratchExhaustedException(
                name, requestedBytes, memory.byteSize - (top - base), memory.byteSize);
    }

    /// Describes the newest block.
    String expected() {
        if (!newestIsBlock()) {
            return " expected=none";
        }
        long start = newestStart();
        long byteSize = newestIsVoid() ? 0 : top - start;
        return ScratchOrderException.expected(name, start - base, byteSize);
    }

    /// Describes a segment that is not the newest block.
    String actual(MemorySegment block) {
        return ScratchOrderException.actual(name, memory.offset(block), block.byteSize());
    }
}

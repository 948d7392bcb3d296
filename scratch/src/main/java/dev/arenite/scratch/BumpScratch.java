package dev.arenite.scratch;

import dev.arenite.arena.BumpArithmetic;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// A scratch that bumps through one memory.
///
/// This is the base class of such scratches and not a field of them, because a field would cost a
/// load in each push and pop.
abstract sealed class BumpScratch extends ConfinedScratch permits BufferScratch, FallbackScratch {

    private ScratchMemory memory;

    /// The memory in this generation's scope; null while no segment was pushed.
    private @Nullable MemorySegment view;

    /// The memory for the offset API; null while it is not known to be held.
    private @Nullable MemorySegment raw;

    /// The addresses at which the memory begins and ends; 0 while it is not known to be held.
    private long base;

    private long end;

    /// The address of the first free byte, and the highest value of that address since
    /// [#takeHighestBytes]. A push is compared with the highest value first, and with the end only
    /// if it goes beyond that value.
    private long top;

    private long highest;

    BumpScratch(String name, ScratchMemory memory) {
        super(name);
        this.memory = memory;
    }

    /// Takes a block that [#slice] then returns.
    ///
    /// @return its offset, or [BlockArithmetic#DOES_NOT_FIT] and nothing has changed
    final long tryPush(long byteSize, long byteAlignment) {
        check();
        BumpArithmetic.checkRequest(byteSize, byteAlignment);
        if (view == null) {
            openView();
        }
        return take(byteSize, byteAlignment);
    }

    /// Returns the block that [#tryPush] took.
    final MemorySegment slice(long start, long byteSize) {
        return Objects.requireNonNull(view).asSlice(start, byteSize);
    }

    /// Takes a block without making an object.
    ///
    /// @return its offset, or [BlockArithmetic#DOES_NOT_FIT] and nothing has changed
    final long tryPushOffset(long byteSize, long byteAlignment) {
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

    /// Takes the memory if it is not held, and notes its addresses.
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

    /// Gives back a block if it is the newest one of this scratch.
    final boolean tryPop(MemorySegment block) {
        check();
        boolean newest = isNewest(block);
        if (newest) {
            drop();
        }
        return newest;
    }

    /// Whether a segment is the newest block of this scratch.
    private boolean isNewest(MemorySegment block) {
        MemorySegment open = view;
        // SAFETY: the scope distinguishes the segments of this generation from those of other
        // generations and of other memory; equal addresses alone would prove nothing.
        long start = block.address();
        long byteSize = block.byteSize();
        return open != null
                && newestIs(place(start, byteSize))
                && start + BumpArithmetic.footprint(byteSize) == top
                && block.scope() == open.scope();
    }

    /// Gives back the newest block.
    final void drop() {
        top = removeNewest();
    }

    /// Gives back the newest block, which is a spill.
    final void dropSpill() {
        long noted = removeNewest();
        top = noted < base ? base : noted; // An entry made before the memory was held noted 0.
    }

    /// Notes that the newest block of all is a spill now.
    final void addSpill() {
        addSpill(top);
    }

    @Override
    void truncate(int newCount) {
        long noted = removeFrom(newCount);
        top = noted < base ? base : noted; // As above; a call could end the stack here.
    }

    @Override
    final long fill() {
        return top;
    }

    /// Whether nothing was pushed since the last clear.
    final boolean isIdle() {
        return view == null && highest == base && isEmpty();
    }

    /// Gives back all entries and ends the segments. The memory is held when next used.
    ///
    /// @throws IllegalStateException if a native call is using a segment; nothing has changed
    final void clearMemory() {
        if (view != null) {
            // The only step that can be refused comes first.
            memory.clear();
            forget();
            removeAll();
        } else if (!isEmpty()) {
            // No segment was handed out, so nothing has to end: the memory stays as it is.
            removeAll();
            top = base;
        }
        highest = base;
    }

    /// Gives back all entries and the memory.
    ///
    /// @throws IllegalStateException if a native call is using a segment; nothing has changed
    final void closeMemory() {
        try {
            memory.close();
        } finally {
            // The source may fail when the memory is not held any more.
            if (!memory.isHeld()) {
                forget();
                removeAll();
            }
        }
    }

    /// Gives back all entries and the memory, and takes other memory from now on.
    ///
    /// @throws IllegalStateException if a native call is using the memory; nothing has changed
    final void replaceMemory(ScratchMemory next) {
        closeMemory();
        memory = next;
    }

    private void forget() {
        view = null;
        raw = null;
        base = 0;
        end = 0;
        top = 0;
        highest = 0;
    }

    final ScratchMemory scratchMemory() {
        return memory;
    }

    /// Returns the bytes in use in the memory.
    final long bumpedBytes() {
        return top - base;
    }

    /// Returns the most bytes that were in use in the memory since [#takeHighestBytes].
    final long highestBytes() {
        return highest - base;
    }

    /// Returns [#highestBytes], which begins again with the bytes in use.
    final long takeHighestBytes() {
        long highestBytes = highest - base;
        highest = top;
        return highestBytes;
    }

    /// Describes the newest block.
    String expected() {
        if (!newestIsBlock()) {
            return " expected=none";
        }
        long start = newestStart();
        long byteSize = newestIsVoid() ? 0 : top - start;
        return ScratchOrderException.expected(memory.name, start - base, byteSize);
    }

    /// Describes a segment that is not the newest block.
    String actual(MemorySegment block) {
        return ScratchOrderException.actual(memory.name, memory.offset(block), block.byteSize());
    }
}

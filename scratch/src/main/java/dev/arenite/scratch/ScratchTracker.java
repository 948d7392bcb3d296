package dev.arenite.scratch;

import dev.arenite.arena.BumpArithmetic;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Scratch that passes all calls on to another scratch, and notes the size of a buffer that would
/// have sufficed.
///
/// ```java
/// try (ScratchTracker tracker = ScratchTracker.of(Scratch.ofConfined("orders"))) {
///     ArchiveWriter.to(segment, tracker).write(ORDER, order);
///     long byteSize = tracker.requirement().sufficientBytes();
/// }
/// ```
///
/// The other scratch must not be used in any other way meanwhile, and is closed with this one.
public final class ScratchTracker implements Scratch {

    /*
     * The blocks are laid out once more in an imagined buffer that is aligned as the block with the
     * largest alignment needs. The buffer's fill after each block is kept together with the mark of
     * the scratch at that time: after any blocks were given back, the blocks that are left are
     * those up to the present mark.
     */

    private final Scratch scratch;

    /// The mark after each block, and the fill of the imagined buffer.
    private int[] marks = new int[8];

    private long[] fills = new long[8];
    private int count;
    private long peakFill;
    private int peakBlocks;
    private long strictestAlignment = 1;

    private ScratchTracker(Scratch scratch) {
        this.scratch = scratch;
    }

    /// Returns a tracker of a scratch.
    ///
    /// @param scratch the scratch, without a block or a frame
    /// @throws IllegalArgumentException if the scratch has a block or a frame
    public static ScratchTracker of(Scratch scratch) {
        if (scratch.mark() > 0) {
            throw new IllegalArgumentException("scratch must be empty: blocks=" + scratch.mark());
        }
        return new ScratchTracker(scratch);
    }

    /// Returns the requirement on a [BufferScratch] that serves all calls that went through so far.
    ///
    /// @throws WrongThreadException if called by a thread other than the owner
    public ScratchRequirement requirement() {
        return new ScratchRequirement(
                scratch.peakBytes(), peakBlocks, strictestAlignment, sufficientBytes());
    }

    private long sufficientBytes() {
        // A buffer that begins anywhere loses less than the strictest alignment at its beginning.
        return peakFill == 0 ? 1 : peakFill + (strictestAlignment - 1);
    }

    @Override
    public MemorySegment push(long byteSize, long byteAlignment) {
        makeRoom();
        MemorySegment block = scratch.push(byteSize, byteAlignment);
        note(byteSize, byteAlignment);
        return block;
    }

    @Override
    public long pushOffset(long byteSize, long byteAlignment) {
        makeRoom();
        long start = scratch.pushOffset(byteSize, byteAlignment);
        note(byteSize, byteAlignment);
        return start;
    }

    private void makeRoom() {
        if (count == marks.length) {
            marks = Arrays.copyOf(marks, 2 * count);
            fills = Arrays.copyOf(fills, 2 * count);
        }
    }

    private void note(long byteSize, long byteAlignment) {
        long fill = count == 0 ? 0 : fills[count - 1];
        long start = (fill + byteAlignment - 1) & -byteAlignment;
        marks[count] = scratch.mark();
        fills[count] = start + BumpArithmetic.footprint(byteSize);
        peakFill = Math.max(peakFill, fills[count]);
        count++;
        peakBlocks = Math.max(peakBlocks, count);
        strictestAlignment = Math.max(strictestAlignment, byteAlignment);
    }

    /// Forgets the blocks that the scratch has no more.
    private void follow(int mark) {
        while (count > 0 && marks[count - 1] > mark) {
            count--;
        }
    }

    @Override
    public MemorySegment memory() {
        return scratch.memory();
    }

    @Override
    public void pop(MemorySegment block) {
        scratch.pop(block);
        count--;
    }

    @Override
    public int mark() {
        return scratch.mark();
    }

    @Override
    public void release(int mark) {
        scratch.release(mark);
        follow(mark);
    }

    @Override
    public long enter() {
        return scratch.enter();
    }

    @Override
    public void leave(long frame) {
        scratch.leave(frame);
        follow(scratch.mark());
    }

    @Override
    public void clear() {
        scratch.clear();
        count = 0;
    }

    @Override
    public long usedBytes() {
        return scratch.usedBytes();
    }

    @Override
    public long peakBytes() {
        return scratch.peakBytes();
    }

    @Override
    public ScratchStats stats() {
        return scratch.stats();
    }

    @Override
    public void close() {
        scratch.close();
        count = 0;
    }

    @Override
    public String toString() {
        return "ScratchTracker[" + scratch + "]";
    }
}

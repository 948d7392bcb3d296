package dev.arenite.scratch;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Scratch of a main memory and, for what does not fit there, a fallback. One order holds over
/// both.
///
/// Memory of the fallback is kept for later blocks within its limit, so that a steady load of large
/// blocks takes none from its source. At [#clear()] the main memory follows the most that was
/// lately in use, within the bounds of the [options][ScratchOptions].
public final class FallbackScratch implements Scratch {

    /*
     * The order over both parts takes nothing from the usual case: for each block of the fallback, and
     * only for those, it is noted how many entries main had. The newest block of all is the fallback's if
     * main has as many now, and main's otherwise.
     */

    private final String name;
    private final BufferScratch main;
    private final AllocScratch fallback;
    private final long firstMainBytes;
    private final long largestMainBytes;

    /// For each block of the fallback the entries of main at that time, never decreasing.
    private int[] mainCounts = new int[8];

    /// How many blocks the fallback has, the length of `mainCounts` that is in use.
    private int spilled;

    /// The most bytes in use in both parts since the last clear while the fallback was in use.
    private long recentPeakBytes;

    /// The most bytes in use before the last clear.
    private long pastPeakBytes;

    /// What the size of main follows: up at once, down by a sixteenth per clear.
    private long decayingPeakBytes;

    private long spills;
    private long clears;

    private FallbackScratch(
            String name,
            BufferScratch main,
            AllocScratch fallback,
            long firstMainBytes,
            long largestMainBytes) {
        this.name = name;
        this.main = main;
        this.fallback = fallback;
        this.firstMainBytes = firstMainBytes;
        this.largestMainBytes = largestMainBytes;
    }

    /// Returns scratch with memory of its own, owned by the current thread. No memory is taken
    /// before the first block.
    public static FallbackScratch ofConfined(ScratchOptions options) {
        return new FallbackScratch(
                options.name(),
                BufferScratch.ofConfined(
                        options.name() + ".main", options.firstMainBytes(), options.source()),
                AllocScratch.ofConfined(
                        options.name() + ".fallback",
                        options.fallbackLimitBytes(),
                        options.fallbackLimitBytes(),
                        options.source()),
                options.firstMainBytes(),
                options.largestMainBytes());
    }

    /// Returns scratch made of two that are handed over: they must not be used otherwise from now
    /// on, and are closed with it. The main memory stays as it is.
    ///
    /// @param name     who the scratch belongs to, for messages and statistics
    /// @param main     where blocks go that fit, without a block or a frame
    /// @param fallback where other blocks go, without a block or a frame
    /// @throws IllegalArgumentException if one of them has a block or a frame
    /// @throws IllegalStateException    if one of them is closed
    /// @throws WrongThreadException     if one of them belongs to another thread
    public static FallbackScratch of(String name, BufferScratch main, AllocScratch fallback) {
        if (main.mark() + fallback.mark() > 0) {
            throw new IllegalArgumentException(
                    "parts must be empty: mainBlocks="
                            + main.mark()
                            + " fallbackBlocks="
                            + fallback.mark());
        }
        return new FallbackScratch(name, main, fallback, main.byteSize(), main.byteSize());
    }

    @Override
    public MemorySegment push(long byteSize, long byteAlignment) {
        long start = main.tryPush(byteSize, byteAlignment);
        return start != BlockArithmetic.DOES_NOT_FIT
                ? main.slice(start, byteSize)
                : pushToFallback(byteSize, byteAlignment);
    }

    private MemorySegment pushToFallback(long byteSize, long byteAlignment) {
        makeRoomForCount();
        MemorySegment block = fallback.push(byteSize, byteAlignment);
        noteSpill();
        return block;
    }

    @Override
    public long bump(long byteSize, long byteAlignment) {
        long start = main.tryBump(byteSize, byteAlignment);
        return start != BlockArithmetic.DOES_NOT_FIT
                ? start
                : bumpInFallback(byteSize, byteAlignment);
    }

    private long bumpInFallback(long byteSize, long byteAlignment) {
        makeRoomForCount();
        long start = fallback.bump(byteSize, byteAlignment);
        noteSpill();
        return start;
    }

    private void makeRoomForCount() {
        if (spilled == mainCounts.length) {
            mainCounts = Arrays.copyOf(mainCounts, 2 * mainCounts.length);
        }
    }

    private void noteSpill() {
        mainCounts[spilled++] = main.entries();
        spills++;
    }

    /// Returns how many entries of main are older than the newest block of the fallback, 0 if it
    /// has none.
    private int mainCountAtNewestSpill() {
        return spilled == 0 ? 0 : mainCounts[spilled - 1];
    }

    private boolean newestIsInFallback() {
        return spilled > 0 && mainCounts[spilled - 1] == main.entries();
    }

    @Override
    public MemorySegment memory() {
        return newestIsInFallback() ? fallback.memory() : main.memory();
    }

    @Override
    public void pop(MemorySegment block) {
        if (spilled > 0) {
            popFromBoth(block);
        } else if (!main.tryPop(block)) {
            throw notTheNewest(block);
        }
    }

    private void popFromBoth(MemorySegment block) {
        main.check();
        boolean inFallback = newestIsInFallback();
        if (!(inFallback ? fallback.isNewest(block) : main.isNewest(block))) {
            throw notTheNewest(block);
        }
        notePeak();
        if (inFallback) {
            dropFromFallback();
        } else {
            main.drop();
        }
    }

    private void dropFromFallback() {
        fallback.drop();
        spilled--;
    }

    /// While the fallback is empty, main notes the peak itself.
    private void notePeak() {
        if (spilled > 0) {
            recentPeakBytes = Math.max(recentPeakBytes, usedBytes());
        }
    }

    @Override
    public int mark() {
        return main.mark() + spilled;
    }

    @Override
    public void release(int mark) {
        if (spilled == 0) {
            main.release(mark);
        } else {
            releaseInBoth(mark);
        }
    }

    private void releaseInBoth(int mark) {
        int count = mark();
        if (mark < 0 || mark > count) {
            throw ScratchOrderException.markAbove(name, mark, count);
        }
        notePeak();
        while (mark() > mark) {
            if (newestIsInFallback()) {
                dropFromFallback();
            } else {
                main.truncate(Math.max(mark - spilled, mainCountAtNewestSpill()));
            }
        }
    }

    @Override
    public long enter() {
        return main.enter();
    }

    @Override
    public void leave(long frame) {
        main.check();
        int index = main.checkInnermost(name, frame);
        notePeak();
        while (mainCountAtNewestSpill() > index) {
            dropFromFallback();
        }
        main.truncate(index);
    }

    @Override
    public void clear() {
        main.check();
        if (!main.isIdle() || !fallback.isIdle()) {
            clearUsed(recentPeakBytes());
        }
    }

    private void clearUsed(long recentBytes) {
        while (spilled > 0) {
            dropFromFallback();
        }
        main.clear();
        fallback.endRound();
        pastPeakBytes = Math.max(pastPeakBytes, recentBytes);
        recentPeakBytes = 0;
        clears++;
        decayingPeakBytes = Math.max(recentBytes, decayingPeakBytes - (decayingPeakBytes >> 4));
        long fittingBytes =
                Math.clamp(
                        BlockArithmetic.ceilingPowerOfTwo(decayingPeakBytes),
                        firstMainBytes,
                        largestMainBytes);
        if (fittingBytes > main.byteSize() || fittingBytes <= main.byteSize() >> 2) {
            main.resize(fittingBytes);
        }
    }

    private long recentPeakBytes() {
        return Math.max(recentPeakBytes, Math.max(main.recentPeakBytes(), usedBytes()));
    }

    @Override
    public long usedBytes() {
        return main.usedBytes() + fallback.usedBytes();
    }

    @Override
    public long peakBytes() {
        return Math.max(pastPeakBytes, recentPeakBytes());
    }

    @Override
    public ScratchStats stats() {
        ScratchStats inMain = main.stats();
        ScratchStats inFallback = fallback.stats();
        return new ScratchStats(
                name,
                usedBytes(),
                peakBytes(),
                inMain.reservedBytes() + inFallback.reservedBytes(),
                saturatedSum(inMain.limitBytes(), inFallback.limitBytes()),
                inMain.blocks() + inFallback.blocks(),
                spills,
                clears,
                inMain.sourceAllocations() + inFallback.sourceAllocations());
    }

    private static long saturatedSum(long oneBytes, long otherBytes) {
        return otherBytes > Long.MAX_VALUE - oneBytes ? Long.MAX_VALUE : oneBytes + otherBytes;
    }

    @Override
    public void close() {
        main.check();
        pastPeakBytes = peakBytes();
        while (spilled > 0) {
            dropFromFallback();
        }
        fallback.close();
        main.close();
    }

    @Override
    public String toString() {
        return "FallbackScratch[" + name + "]";
    }

    private ScratchOrderException notTheNewest(MemorySegment block) {
        String actual = fallback.actual(block);
        return ScratchOrderException.notTheNewest(
                name,
                newestIsInFallback() ? fallback.expected() : main.expected(),
                actual.contains(" actual=foreign ") ? main.actual(block) : actual);
    }
}

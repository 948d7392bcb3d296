package dev.arenite.scratch;

import java.lang.foreign.MemorySegment;

/// Scratch of a main memory and a fallback for the blocks that do not fit there. One order holds
/// over the blocks of both.
///
/// Memory of the fallback is kept for later blocks within its limit, so that a steady load of large
/// blocks takes no memory from its source. At [#clear()] the size of the main memory follows the
/// most bytes that were lately in use, within the bounds of the [options][ScratchOptions].
public final class FallbackScratch extends BumpScratch {

    private final AllocScratch fallback;
    private final MemorySource source;
    private final long firstMainBytes;
    private final long largestMainBytes;

    /// The most bytes in use in both parts from the last clear to the last change of the fallback's
    /// use.
    private long recentPeakBytes;

    /// The most bytes in use before the last clear.
    private long pastPeakBytes;

    /// The peak that the size of main follows: it rises at once and falls by a sixteenth per clear.
    private long decayingPeakBytes;

    private long spills;
    private long clears;

    /// The number of allocations for memories of main that are not held any more.
    private long pastAllocations;

    private FallbackScratch(
            String name,
            ScratchMemory main,
            AllocScratch fallback,
            MemorySource source,
            long firstMainBytes,
            long largestMainBytes) {
        super(name, main);
        this.fallback = fallback;
        this.source = source;
        this.firstMainBytes = firstMainBytes;
        this.largestMainBytes = largestMainBytes;
    }

    /// Returns scratch with memory of its own, owned by the current thread. No memory is taken
    /// before the first block.
    public static FallbackScratch ofConfined(ScratchOptions options) {
        return from(options, options.memorySource());
    }

    /// Returns scratch whose memory comes from a given source; the source and the budget of the
    /// options are ignored.
    static FallbackScratch from(ScratchOptions options, MemorySource source) {
        return new FallbackScratch(
                options.name(),
                ScratchMemory.from(source, options.firstMainBytes(), options.name() + ".main"),
                AllocScratch.ofConfined(
                        options.name() + ".fallback",
                        options.fallbackLimitBytes(),
                        options.fallbackLimitBytes(),
                        source),
                source,
                options.firstMainBytes(),
                options.largestMainBytes());
    }

    /// Returns scratch made of two scratches that are handed over: they must not be used in any
    /// other way from now on. The main memory stays as it is.
    ///
    /// @param name     the name of the scratch, for messages and statistics
    /// @param main     the scratch for blocks that fit there, without a block or a frame
    /// @param fallback the scratch for other blocks, without a block or a frame
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
        ScratchMemory memory = main.surrender();
        return new FallbackScratch(
                name, memory, fallback, MemorySource.CONFINED, memory.byteSize, memory.byteSize);
    }

    @Override
    public MemorySegment push(long byteSize, long byteAlignment) {
        long start = tryPushInMain(byteSize, byteAlignment);
        return start != BlockArithmetic.DOES_NOT_FIT
                ? slice(start, byteSize)
                : pushToFallback(byteSize, byteAlignment);
    }

    private long tryPushInMain(long byteSize, long byteAlignment) {
        try {
            return tryPush(byteSize, byteAlignment);
        } catch (ScratchExhaustedException budgetForMain) {
            return BlockArithmetic.DOES_NOT_FIT;
        }
    }

    private long tryPushOffsetInMain(long byteSize, long byteAlignment) {
        try {
            return tryPushOffset(byteSize, byteAlignment);
        } catch (ScratchExhaustedException budgetForMain) {
            return BlockArithmetic.DOES_NOT_FIT;
        }
    }

    private MemorySegment pushToFallback(long byteSize, long byteAlignment) {
        reserveEntry();
        long usedBefore = fallback.usedBytes();
        MemorySegment block = fallback.push(byteSize, byteAlignment);
        noteSpill(usedBefore);
        return block;
    }

    @Override
    public long pushOffset(long byteSize, long byteAlignment) {
        long start = tryPushOffsetInMain(byteSize, byteAlignment);
        return start != BlockArithmetic.DOES_NOT_FIT
                ? start
                : pushOffsetInFallback(byteSize, byteAlignment);
    }

    private long pushOffsetInFallback(long byteSize, long byteAlignment) {
        reserveEntry();
        long usedBefore = fallback.usedBytes();
        long start = fallback.pushOffset(byteSize, byteAlignment);
        noteSpill(usedBefore);
        return start;
    }

    private void noteSpill(long fallbackBytes) {
        notePeak(fallbackBytes);
        addSpill();
        spills++;
    }

    /// Notes the most bytes in use since the fallback's use last changed. Pushes to main and pops
    /// from it therefore need not note a peak.
    private void notePeak(long fallbackBytes) {
        recentPeakBytes = Math.max(recentPeakBytes, fallbackBytes + takeHighestBytes());
    }

    @Override
    public MemorySegment memory() {
        return newestIsSpill() ? fallback.memory() : super.memory();
    }

    @Override
    public void pop(MemorySegment block) {
        if (!tryPop(block)) {
            popFromFallback(block);
        }
    }

    private void popFromFallback(MemorySegment block) {
        if (!newestIsSpill() || !fallback.isNewest(block)) {
            throw notTheNewest(block);
        }
        dropFromFallback();
    }

    private void dropFromFallback() {
        notePeak(fallback.usedBytes());
        fallback.drop();
        dropSpill();
    }

    @Override
    void truncate(int newCount) {
        truncateSpills(newCount);
        if (newCount < entries()) {
            super.truncate(newCount);
        }
    }

    /// Gives back the entries from an index on, down to the oldest block of the fallback among
    /// them.
    ///
    /// @throws IllegalStateException if a native call is using one of those blocks; that block is
    ///     the newest entry then
    private void truncateSpills(int newCount) {
        if (!fallback.isEmpty()) {
            for (int i = newestSpill(newCount); i >= 0; i = newestSpill(newCount)) {
                if (i + 1 < entries()) {
                    super.truncate(i + 1);
                }
                dropFromFallback();
            }
        }
    }

    @Override
    public void clear() {
        check();
        if (!isIdle() || !fallback.isIdle()) {
            clearUsed(recentPeakBytes());
        }
    }

    private void clearUsed(long recentBytes) {
        long decayedBytes = Math.max(recentBytes, decayingPeakBytes - (decayingPeakBytes >> 4));
        truncateSpills(0);
        // The last step that can be refused.
        endMain(decayedBytes);
        fallback.endRound();
        decayingPeakBytes = decayedBytes;
        pastPeakBytes = Math.max(pastPeakBytes, recentBytes);
        recentPeakBytes = 0;
        clears++;
    }

    /// Ends main's generation; its memory is replaced if its size does not suit.
    private void endMain(long suitedBytes) {
        long fittingBytes =
                Math.clamp(
                        BlockArithmetic.ceilingPowerOfTwo(suitedBytes),
                        firstMainBytes,
                        largestMainBytes);
        ScratchMemory main = scratchMemory();
        if (fittingBytes > main.byteSize || fittingBytes <= main.byteSize >> 2) {
            replaceMemory(ScratchMemory.from(source, fittingBytes, main.name));
            pastAllocations += main.sourceAllocations();
        } else {
            clearMemory();
        }
    }

    private long recentPeakBytes() {
        return Math.max(recentPeakBytes, fallback.usedBytes() + highestBytes());
    }

    @Override
    public long usedBytes() {
        return fallback.usedBytes() + bumpedBytes();
    }

    @Override
    public long peakBytes() {
        return Math.max(pastPeakBytes, recentPeakBytes());
    }

    @Override
    public ScratchStats stats() {
        ScratchMemory main = scratchMemory();
        ScratchStats inFallback = fallback.stats();
        return new ScratchStats(
                name,
                usedBytes(),
                peakBytes(),
                main.reservedBytes() + inFallback.reservedBytes(),
                saturatedSum(main.byteSize, inFallback.limitBytes()),
                blocks(),
                spills,
                clears,
                pastAllocations + main.sourceAllocations() + inFallback.sourceAllocations(),
                ScratchMemory.NATIVE_ACCESS);
    }

    private static long saturatedSum(long oneBytes, long otherBytes) {
        return otherBytes > Long.MAX_VALUE - oneBytes ? Long.MAX_VALUE : oneBytes + otherBytes;
    }

    @Override
    public void close() {
        check();
        long peakBytes = peakBytes();
        truncateSpills(0);
        fallback.giveUpAll();
        closeMemory();
        pastPeakBytes = peakBytes;
        fallback.close();
        end();
    }

    @Override
    public String toString() {
        return "FallbackScratch[" + name + "]";
    }

    private ScratchOrderException notTheNewest(MemorySegment block) {
        return ScratchOrderException.notTheNewest(
                name,
                newestIsSpill() ? fallback.expected() : expected(),
                fallback.holds(block) ? fallback.actual(block) : actual(block));
    }
}

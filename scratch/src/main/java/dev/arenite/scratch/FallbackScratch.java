package dev.arenite.scratch;

import java.lang.foreign.MemorySegment;

/// Scratch of a main memory and, for what does not fit there, a fallback. One order holds over
/// both.
///
/// Memory of the fallback is kept for later blocks within its limit, so that a steady load of large
/// blocks takes none from its source. At [#clear()] the main memory follows the most that was
/// lately in use, within the bounds of the [options][ScratchOptions].
public final class FallbackScratch extends BumpScratch {

    private final AllocScratch fallback;
    private final MemorySource source;
    private final long firstMainBytes;
    private final long largestMainBytes;

    /// The most bytes in use in both parts since the last clear and until the fallback's use
    /// changed last.
    private long recentPeakBytes;

    /// The most bytes in use before the last clear.
    private long pastPeakBytes;

    /// What the size of main follows: up at once, down by a sixteenth per clear.
    private long decayingPeakBytes;

    private long spills;
    private long clears;

    /// How often memory was taken for main that is not held any more.
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

    /// Returns scratch whose memory comes from a source, whatever source and budget options say.
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

    /// Returns scratch made of two that are handed over: they must not be used otherwise from now
    /// on. The main memory stays as it is.
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

    /// Notes the most that was in use while the fallback's use was the same: pushes to main and
    /// pops from it have nothing to do for it.
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

    /// Gives back the entries from an index on as far down as there are blocks of the fallback.
    ///
    /// @throws IllegalStateException if a native call is using one of those; it is the newest entry
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

package dev.arenite.scratch;

import java.lang.foreign.MemorySegment;

/// Scratch of fixed size. A block that does not fit is refused.
///
/// The memory is the caller's, or the scratch's own and then taken when first used. [#clear()]
/// keeps it.
public final class BufferScratch extends BumpScratch {

    /// The most bytes in use before the last clear.
    private long pastPeakBytes;

    private long clears;

    private BufferScratch(String name, ScratchMemory memory) {
        super(name, memory);
    }

    /// Returns scratch over memory of the caller, which must live as long as the scratch and must
    /// not be used in any other way meanwhile.
    ///
    /// Where the memory cannot be given new scopes (it is on the heap, or native access is not
    /// granted to the module of the arena) it is not used: the scratch takes as much memory of its
    /// own, so that stale segments throw in every case.
    ///
    /// @param name   the name of the scratch, for messages and statistics
    /// @param buffer the memory, at least 1 byte
    /// @throws IllegalArgumentException if the memory is empty or read-only
    /// @throws IllegalStateException    if the memory has ended
    /// @throws WrongThreadException     if only another thread may access the memory
    public static BufferScratch over(String name, MemorySegment buffer) {
        checkUsable(name, buffer);
        return new BufferScratch(name, ScratchMemory.over(buffer, name));
    }

    private static void checkUsable(String name, MemorySegment buffer) {
        if (buffer.byteSize() == 0 || buffer.isReadOnly()) {
            String demand = buffer.isReadOnly() ? "be writable" : "not be empty";
            throw new IllegalArgumentException("memory must " + demand + ": scratch=" + name);
        }
        if (!buffer.scope().isAlive()) {
            throw new IllegalStateException("memory has ended: scratch=" + name);
        }
        Thread caller = Thread.currentThread();
        if (!buffer.isAccessibleBy(caller)) {
            throw new WrongThreadException(
                    "memory is confined to another thread: scratch="
                            + name
                            + " caller="
                            + caller.getName());
        }
    }

    /// Returns scratch with memory of its own, owned by the current thread. No memory is taken
    /// before the first block.
    ///
    /// @param name     the name of the scratch, for messages and statistics
    /// @param byteSize the size of the memory in bytes, at least 1
    /// @throws IllegalArgumentException if the size is less than 1
    public static BufferScratch ofConfined(String name, long byteSize) {
        return ofConfined(name, byteSize, MemorySource.CONFINED);
    }

    static BufferScratch ofConfined(String name, long byteSize, MemorySource source) {
        ScratchOptions.requireAtLeast(1, byteSize, "byteSize");
        return new BufferScratch(name, ScratchMemory.from(source, byteSize, name));
    }

    @Override
    public MemorySegment push(long byteSize, long byteAlignment) {
        long start = tryPush(byteSize, byteAlignment);
        if (start == BlockArithmetic.DOES_NOT_FIT) {
            throw exhausted(byteSize);
        }
        return slice(start, byteSize);
    }

    @Override
    public long pushOffset(long byteSize, long byteAlignment) {
        long start = tryPushOffset(byteSize, byteAlignment);
        if (start == BlockArithmetic.DOES_NOT_FIT) {
            throw exhausted(byteSize);
        }
        return start;
    }

    @Override
    public void pop(MemorySegment block) {
        if (!tryPop(block)) {
            throw ScratchOrderException.notTheNewest(name, expected(), actual(block));
        }
    }

    @Override
    public void clear() {
        check();
        boolean used = !isIdle();
        pastPeakBytes = peakBytes();
        clearMemory();
        if (used) {
            clears++;
        }
    }

    /// Hands the memory over to another scratch. This one is closed.
    ScratchMemory surrender() {
        check();
        end();
        return scratchMemory();
    }

    @Override
    public long usedBytes() {
        checkThread();
        return bumpedBytes();
    }

    @Override
    public long peakBytes() {
        checkThread();
        return Math.max(pastPeakBytes, highestBytes());
    }

    @Override
    public ScratchStats stats() {
        ScratchMemory memory = scratchMemory();
        return new ScratchStats(
                name,
                usedBytes(),
                peakBytes(),
                memory.reservedBytes(),
                memory.byteSize,
                blocks(),
                0,
                clears,
                memory.sourceAllocations(),
                ScratchMemory.NATIVE_ACCESS);
    }

    @Override
    public void close() {
        check();
        long peakBytes = peakBytes();
        closeMemory();
        pastPeakBytes = peakBytes;
        end();
    }

    @Override
    public String toString() {
        return "BufferScratch[" + name + "]";
    }

    private ScratchExhaustedException exhausted(long requestedBytes) {
        long byteSize = scratchMemory().byteSize;
        return new ScratchExhaustedException(
                name, requestedBytes, byteSize - bumpedBytes(), byteSize);
    }
}

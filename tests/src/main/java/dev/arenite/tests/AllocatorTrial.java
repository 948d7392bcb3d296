package dev.arenite.tests;

import static dev.arenite.tests.Expect.checkEquals;
import static dev.arenite.tests.Expect.require;

import dev.arenite.tests.AllocatorSubject.Promise;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Performs operations on an allocator, and keeps all blocks filled with patterns of their own.
final class AllocatorTrial {

    private final AllocatorSubject subject;
    private final List<Block> blocks = new ArrayList<>();
    private byte nextPattern = 1;

    /// The largest block that was served while there was no other.
    private long servedWhenEmptyBytes;

    /// A block and what it is filled with.
    private record Block(MemorySegment memory, byte pattern) {}

    AllocatorTrial(AllocatorSubject subject) {
        this.subject = subject;
    }

    void perform(AllocatorOperation operation) {
        switch (operation) {
            case AllocatorOperation.Allocate(long size, long alignment) ->
                    allocate(size, alignment);
            case AllocatorOperation.AllocateFrom(long length) -> allocateFrom((int) length);
            case AllocatorOperation.Clear() -> clear();
        }
    }

    void finish() {
        blocks.forEach(block -> FilledBlock.check(block.memory, block.pattern));
        clear();
        if (promises(Promise.CLEAR)) {
            checkUsableAgain();
        }
    }

    /// What was served by an empty instance is served again.
    private void checkUsableAgain() {
        try {
            subject.allocator().allocate(servedWhenEmptyBytes, 1);
        } catch (RuntimeException | OutOfMemoryError refusal) {
            throw new AssertionError(
                    "memory is not back after clear: byteSize="
                            + servedWhenEmptyBytes
                            + " refusal="
                            + refusal,
                    refusal);
        }
    }

    private void allocate(long byteSize, long byteAlignment) {
        long usedBytes = subject.usedBytes();
        boolean isValid = byteSize >= 0 && byteAlignment > 0 && Long.bitCount(byteAlignment) == 1;
        MemorySegment memory;
        try {
            memory = subject.allocator().allocate(byteSize, byteAlignment);
        } catch (RuntimeException | OutOfMemoryError refusal) {
            require(
                    isValid || refusal instanceof IllegalArgumentException,
                    "an invalid request is refused with " + refusal);
            checkEquals("usage after a refusal", usedBytes, subject.usedBytes());
            return;
        }
        require(isValid, "an invalid request is served");
        FilledBlock.checkShape(memory, byteSize, byteAlignment);
        if (promises(Promise.ZEROED)) {
            FilledBlock.checkZero(memory);
        }
        add(memory);
    }

    private void allocateFrom(int length) {
        long usedBytes = subject.usedBytes();
        long[] values = new long[length];
        for (int i = 0; i < length; i++) {
            values[i] = nextPattern * 0x0101_0101_0101_0101L + i;
        }
        MemorySegment memory;
        try {
            memory = subject.allocator().allocateFrom(ValueLayout.JAVA_LONG, values);
        } catch (RuntimeException | OutOfMemoryError refusal) {
            checkEquals("usage after a refusal", usedBytes, subject.usedBytes());
            return;
        }
        FilledBlock.checkShape(memory, 8L * length, 8);
        for (int i = 0; i < length; i++) {
            checkEquals("value copied", values[i], memory.getAtIndex(ValueLayout.JAVA_LONG, i));
        }
        add(memory);
    }

    private void add(MemorySegment memory) {
        for (Block block : blocks) {
            if (isCompared(memory) && isCompared(block.memory)) {
                FilledBlock.checkDisjoint(block.memory, memory);
            }
        }
        FilledBlock.fill(memory, nextPattern);
        if (blocks.isEmpty()) {
            servedWhenEmptyBytes = Math.max(servedWhenEmptyBytes, memory.byteSize());
        }
        blocks.add(new Block(memory, nextPattern++));
        long allocatedBytes = blocks.stream().mapToLong(block -> block.memory.byteSize()).sum();
        require(
                subject.usedBytes() == -1 || subject.usedBytes() >= allocatedBytes,
                "usage is less than what is allocated: usedBytes=" + subject.usedBytes());
    }

    private boolean isCompared(MemorySegment memory) {
        return memory.byteSize() > 0 || promises(Promise.DISTINCT_EMPTY_BLOCKS);
    }

    private void clear() {
        if (promises(Promise.CLEAR)) {
            blocks.forEach(block -> FilledBlock.check(block.memory, block.pattern));
            subject.clear();
            blocks.forEach(block -> FilledBlock.checkStale(block.memory, "clear"));
            blocks.clear();
            require(subject.usedBytes() <= 0, "usage after clear: " + subject.usedBytes());
        }
    }

    private boolean promises(Promise promise) {
        return subject.promises().contains(promise);
    }
}

package dev.arenite.tests;

import static dev.arenite.tests.Expect.checkEquals;
import static dev.arenite.tests.Expect.require;

import dev.arenite.tests.AllocatorSubject.Promise;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Performs operations on an allocator, and keeps all blocks filled with patterns of their own.
final class AllocatorTrial {

    private static final ByteOrder OTHER_ORDER =
            ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
                    ? ByteOrder.LITTLE_ENDIAN
                    : ByteOrder.BIG_ENDIAN;

    private final AllocatorSubject subject;
    private final List<Block> blocks = new ArrayList<>();
    private long allocatedBytes;
    private int blocksSoFar;

    /// The largest block that was served while there was no other.
    private long servedWhenEmptyBytes;

    /// A block and the pattern that it is filled with.
    private record Block(MemorySegment memory, byte pattern) {}

    AllocatorTrial(AllocatorSubject subject) {
        this.subject = subject;
    }

    void perform(AllocatorOperation operation) {
        switch (operation) {
            case AllocatorOperation.Allocate(long size, long alignment) ->
                    allocate(size, alignment);
            case AllocatorOperation.AllocateElements(long count, long elementBytes) ->
                    allocateElements(count, elementBytes);
            case AllocatorOperation.AllocateFrom(
                            AllocatorSource source,
                            long length,
                            boolean swapped) ->
                    allocateFrom(source, length, swapped ? OTHER_ORDER : ByteOrder.nativeOrder());
            case AllocatorOperation.Clear() -> clear();
        }
    }

    void finish() {
        checkContents();
        clear();
        if (promises(Promise.CLEAR)) {
            checkUsableAgain();
        }
    }

    /// Checks that the largest block that an empty instance served is served again.
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
        boolean isValid = byteSize >= 0 && byteAlignment > 0 && Long.bitCount(byteAlignment) == 1;
        boolean mustFit =
                isValid
                        && blocks.isEmpty()
                        && byteAlignment == 1
                        && byteSize <= subject.capacityBytes();
        request(isValid, mustFit, () -> subject.allocator().allocate(byteSize, byteAlignment))
                .ifPresent(block -> addNew(block, byteSize, byteAlignment));
    }

    private void allocateElements(long count, long elementBytes) {
        MemoryLayout layout =
                MemoryLayout.sequenceLayout(elementBytes, ValueLayout.JAVA_BYTE)
                        .withByteAlignment(elementBytes);
        boolean isValid = count >= 0 && count <= Long.MAX_VALUE / elementBytes;
        request(isValid, false, () -> subject.allocator().allocate(layout, count))
                .ifPresent(block -> addNew(block, count * elementBytes, elementBytes));
    }

    private void allocateFrom(AllocatorSource source, long length, ByteOrder order) {
        byte[] content = source.content(length, blocksSoFar);
        byte[] expected = source.expected(content, order);
        request(true, false, () -> source.allocate(subject.allocator(), content, order))
                .ifPresent(
                        block -> {
                            checkCopy(block, expected, source);
                            add(block);
                        });
    }

    private static void checkCopy(MemorySegment block, byte[] expected, AllocatorSource source) {
        FilledBlock.checkShape(block, expected.length, source.byteAlignment());
        long equalBytes = block.mismatch(MemorySegment.ofArray(expected));
        if (equalBytes >= 0) {
            checkEquals(
                    "byte copied, at offset " + equalBytes,
                    expected[(int) equalBytes],
                    block.get(ValueLayout.JAVA_BYTE, equalBytes));
        }
    }

    /// Makes a request; a refusal changes nothing.
    private Optional<MemorySegment> request(
            boolean isValid, boolean mustFit, Supplier<MemorySegment> request) {
        long usedBytes = subject.usedBytes();
        try {
            MemorySegment block = request.get();
            require(isValid, "an invalid request is served");
            return Optional.of(block);
        } catch (RuntimeException | OutOfMemoryError refusal) {
            require(
                    isValid ? isRefusal(refusal) : refusal instanceof IllegalArgumentException,
                    (isValid ? "a valid" : "an invalid") + " request is refused with " + refusal);
            require(!mustFit, "an empty allocator refuses a block that must fit: " + refusal);
            checkEquals("usage after a refusal", usedBytes, subject.usedBytes());
            return Optional.empty();
        }
    }

    /// Whether an exception can mean that a block does not fit.
    private static boolean isRefusal(Throwable thrown) {
        return !(thrown instanceof NullPointerException
                || thrown instanceof ArithmeticException
                || thrown instanceof NegativeArraySizeException
                || thrown instanceof ClassCastException
                || thrown instanceof WrongThreadException);
    }

    private void addNew(MemorySegment block, long byteSize, long byteAlignment) {
        FilledBlock.checkShape(block, byteSize, byteAlignment);
        if (promises(Promise.ZEROED)) {
            FilledBlock.checkZero(block);
        }
        add(block);
    }

    private void add(MemorySegment memory) {
        for (Block block : blocks) {
            if (isCompared(memory) && isCompared(block.memory)) {
                FilledBlock.checkDisjoint(block.memory, memory);
            }
        }
        byte pattern = FilledBlock.pattern(blocksSoFar++);
        FilledBlock.fill(memory, pattern);
        if (blocks.isEmpty()) {
            servedWhenEmptyBytes = Math.max(servedWhenEmptyBytes, memory.byteSize());
        }
        blocks.add(new Block(memory, pattern));
        allocatedBytes += memory.byteSize();
        require(
                subject.usedBytes() == -1 || subject.usedBytes() >= allocatedBytes,
                "usage is less than what is allocated: usedBytes="
                        + subject.usedBytes()
                        + " allocatedBytes="
                        + allocatedBytes);
    }

    private boolean isCompared(MemorySegment memory) {
        return memory.byteSize() > 0 || promises(Promise.DISTINCT_EMPTY_BLOCKS);
    }

    private void clear() {
        if (promises(Promise.CLEAR)) {
            checkContents();
            subject.clear();
            blocks.forEach(block -> FilledBlock.checkStale(block.memory, "clear"));
            blocks.clear();
            allocatedBytes = 0;
            require(subject.usedBytes() <= 0, "usage after clear: " + subject.usedBytes());
        }
    }

    private void checkContents() {
        blocks.forEach(block -> FilledBlock.check(block.memory, block.pattern));
    }

    private boolean promises(Promise promise) {
        return subject.promises().contains(promise);
    }
}

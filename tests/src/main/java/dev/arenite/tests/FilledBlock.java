package dev.arenite.tests;

import static dev.arenite.tests.Expect.require;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Blocks filled with a pattern, so that any other write to them is noticed.
final class FilledBlock {

    /// Up to this size a block is filled and compared whole, at the speed of memory; a larger one
    /// at both ends and at the beginning of each sampled page.
    private static final long WHOLE_BYTES = 1 << 20;

    private static final long END_BYTES = 1 << 16;
    private static final long PAGE_BYTES = 1 << 16;
    private static final long SAMPLE_BYTES = 64;

    /// A prime, so that the patterns of a table that grows in powers of two do not repeat with it.
    private static final int PATTERNS = 251;

    private FilledBlock() {}

    /// Returns a pattern that is not zero.
    ///
    /// @param number the number of the pattern
    static byte pattern(int number) {
        return (byte) (1 + number % PATTERNS);
    }

    static void fill(MemorySegment block, byte pattern) {
        long byteSize = block.byteSize();
        if (byteSize <= WHOLE_BYTES) {
            block.fill(pattern);
            return;
        }
        block.asSlice(0, END_BYTES).fill(pattern);
        block.asSlice(byteSize - END_BYTES).fill(pattern);
        for (long page = PAGE_BYTES; page < byteSize - END_BYTES; page += PAGE_BYTES) {
            block.asSlice(page, SAMPLE_BYTES).fill(pattern);
        }
    }

    static void check(MemorySegment block, byte pattern) {
        check(block, pattern, "contents of a block changed");
    }

    static void checkZero(MemorySegment block) {
        check(block, (byte) 0, "new memory is not zero");
    }

    private static void check(MemorySegment block, byte pattern, String broken) {
        long byteSize = block.byteSize();
        if (byteSize <= WHOLE_BYTES) {
            checkPart(block, 0, byteSize, pattern, broken);
            return;
        }
        checkPart(block, 0, END_BYTES, pattern, broken);
        checkPart(block, byteSize - END_BYTES, END_BYTES, pattern, broken);
        for (long page = PAGE_BYTES; page < byteSize - END_BYTES; page += PAGE_BYTES) {
            checkPart(block, page, SAMPLE_BYTES, pattern, broken);
        }
    }

    /// Compares the first byte with the pattern, and each other byte with the byte before it, which
    /// needs no second block.
    private static void checkPart(
            MemorySegment block, long start, long byteSize, byte pattern, String broken) {
        if (byteSize == 0) {
            return;
        }
        checkByte(block, start, pattern, broken);
        long equalBytes =
                MemorySegment.mismatch(
                        block, start, start + byteSize - 1, block, start + 1, start + byteSize);
        if (equalBytes >= 0) {
            checkByte(block, start + equalBytes + 1, pattern, broken);
        }
    }

    private static void checkByte(MemorySegment block, long offset, byte pattern, String broken) {
        byte actual = block.get(ValueLayout.JAVA_BYTE, offset);
        if (actual != pattern) {
            throw new AssertionError(
                    broken
                            + ": byteSize="
                            + block.byteSize()
                            + " offset="
                            + offset
                            + " expected="
                            + pattern
                            + " actual="
                            + actual);
        }
    }

    /// Whether two blocks share a byte; a block of 0 bytes counts as one byte.
    private static boolean overlap(MemorySegment block, MemorySegment other) {
        long distance = other.address() - block.address();
        return distance < Math.max(1, block.byteSize())
                && -distance < Math.max(1, other.byteSize());
    }

    static void checkDisjoint(MemorySegment block, MemorySegment other) {
        if (overlap(block, other)) {
            throw new AssertionError(
                    "blocks overlap: distance="
                            + (other.address() - block.address())
                            + " byteSize="
                            + block.byteSize()
                            + " otherBytes="
                            + other.byteSize());
        }
    }

    /// Checks address, size and alignment of a new block.
    static void checkShape(MemorySegment block, long byteSize, long byteAlignment) {
        Expect.checkEquals("size of the block", byteSize, block.byteSize());
        require(
                (block.address() & (byteAlignment - 1)) == 0,
                "the address is not aligned: byteAlignment="
                        + byteAlignment
                        + " misalignedBytes="
                        + (block.address() & (byteAlignment - 1)));
    }

    /// Checks that a segment that has ended cannot be used any more.
    static void checkStale(MemorySegment block, String event) {
        require(!block.scope().isAlive(), "a segment is alive after " + event);
        if (block.byteSize() > 0) {
            Expect.expect(
                    IllegalStateException.class,
                    "access after " + event,
                    () -> block.get(ValueLayout.JAVA_BYTE, 0));
        }
    }
}

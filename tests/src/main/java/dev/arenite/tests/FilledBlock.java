package dev.arenite.tests;

import static dev.arenite.tests.Expect.require;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Blocks filled with a pattern: whoever else writes there is found out.
final class FilledBlock {

    /// Of a larger block only so many bytes, and the last one, are filled.
    private static final long FILLED_BYTES = 4096;

    private FilledBlock() {}

    static void fill(MemorySegment block, byte pattern) {
        block.asSlice(0, Math.min(FILLED_BYTES, block.byteSize())).fill(pattern);
        if (block.byteSize() > FILLED_BYTES) {
            block.set(ValueLayout.JAVA_BYTE, block.byteSize() - 1, pattern);
        }
    }

    static void check(MemorySegment block, byte pattern) {
        check(block, pattern, "contents of a block changed");
    }

    static void checkZero(MemorySegment block) {
        check(block, (byte) 0, "new memory is not zero");
    }

    private static void check(MemorySegment block, byte pattern, String broken) {
        for (long i = 0; i < Math.min(FILLED_BYTES, block.byteSize()); i++) {
            check(block, i, pattern, broken);
        }
        if (block.byteSize() > FILLED_BYTES) {
            check(block, block.byteSize() - 1, pattern, broken);
        }
    }

    private static void check(MemorySegment block, long offset, byte pattern, String broken) {
        if (block.get(ValueLayout.JAVA_BYTE, offset) != pattern) {
            throw new AssertionError(broken + ": offset=" + offset);
        }
    }

    /// A block of 0 bytes has an address of its own, hence counts as one byte.
    static void checkDisjoint(MemorySegment block, MemorySegment other) {
        long distance = other.address() - block.address();
        if (distance < Math.max(1, block.byteSize()) && -distance < Math.max(1, other.byteSize())) {
            throw new AssertionError(
                    "blocks overlap: distance="
                            + distance
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
                "the address is not aligned: byteAlignment=" + byteAlignment);
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

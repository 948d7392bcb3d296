package dev.arenite.tests.allocator;

import dev.arenite.tests.AllocatorSubject;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.EnumSet;
import java.util.Set;

/// An allocator written as plainly as possible, in which one mistake can be planted. It makes every
/// promise that there is, and keeps it by new memory for each generation.
final class PlainAllocator implements SegmentAllocator, AllocatorSubject {

    /// A way to be wrong.
    enum Bug {
        NONE,
        /// Blocks are as large as what they take.
        SIZE_ROUNDED,
        /// What is aligned is the offset in the memory, not the address.
        ALIGNS_OFFSET,
        /// An array is as aligned as bytes are.
        ARRAY_UNALIGNED,
        /// The last element of an array is not copied.
        ARRAY_COPIED_SHORT,
        /// The padding before a block is taken from its end.
        BLOCKS_OVERLAP,
        /// Two blocks of 0 bytes have the same address.
        ZERO_SIZE_ALIASES,
        /// A block has what the generation before wrote there.
        NOT_ZEROED,
        /// Zeroing begins at a multiple of eight, in the block before.
        ZEROES_NEIGHBOR,
        /// A negative size counts as none.
        NEGATIVE_SIZE_ACCEPTED,
        /// An alignment that is no power of two is made one.
        ODD_ALIGNMENT_ACCEPTED,
        /// A request that makes no sense is refused like one that does not fit.
        WRONG_REFUSAL,
        /// What a block needs overflows, and a huge one seems to fit.
        FOOTPRINT_OVERFLOW,
        /// A block that does not fit is accounted for.
        REFUSAL_COUNTS,
        /// The same, of an array.
        REFUSED_ARRAY_COUNTS,
        /// A block of more than 100 bytes is accounted for with 100.
        USAGE_TOO_LOW,
        /// Clearing leaves a byte behind in the accounts.
        USAGE_DRIFTS,
        /// After clear the segments of before can still be used.
        CLEAR_KEEPS_SCOPE,
        /// Clearing ends the segments but does not give their memory back.
        CLEAR_KEEPS_MEMORY,
        /// Another thread may allocate.
        THREAD_UNCHECKED,
        /// Another thread may use what was allocated.
        SEGMENTS_SHARED
    }

    private static final long CAPACITY_BYTES = 2048;

    private final Bug bug;
    private final Thread owner = Thread.currentThread();
    private final byte[] previous = new byte[(int) CAPACITY_BYTES];
    private Arena generation;
    private MemorySegment memory;
    private long top;
    private long usedBytes;

    PlainAllocator(Bug bug) {
        this.bug = bug;
        generation = open();
        memory = allocateAll();
    }

    private Arena open() {
        return bug == Bug.SEGMENTS_SHARED ? Arena.ofShared() : Arena.ofConfined();
    }

    /// Takes memory at an address that is aligned to 8 only.
    private MemorySegment allocateAll() {
        return generation.allocate(CAPACITY_BYTES + 8, 64).asSlice(8);
    }

    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
        if (bug != Bug.THREAD_UNCHECKED && Thread.currentThread() != owner) {
            throw new WrongThreadException("not the owner");
        }
        long size = bug == Bug.NEGATIVE_SIZE_ACCEPTED ? Math.max(0, byteSize) : byteSize;
        long alignment =
                bug == Bug.ODD_ALIGNMENT_ACCEPTED
                        ? Long.highestOneBit(Math.max(1, byteAlignment))
                        : byteAlignment;
        if (size < 0 || alignment <= 0 || Long.bitCount(alignment) != 1) {
            throw bug == Bug.WRONG_REFUSAL
                    ? new IndexOutOfBoundsException("full")
                    : new IllegalArgumentException("bad request");
        }
        return take(size, alignment);
    }

    private MemorySegment take(long byteSize, long byteAlignment) {
        long base = bug == Bug.ALIGNS_OFFSET ? 0 : memory.address();
        long padding = -(base + top) & (byteAlignment - 1);
        long footprint = bug == Bug.ZERO_SIZE_ALIASES ? byteSize : Math.max(1, byteSize);
        if (bug == Bug.REFUSAL_COUNTS) {
            usedBytes += footprint;
        }
        if (!fits(padding, footprint)) {
            throw new OutOfMemoryError("full");
        }
        long start = top + padding;
        top = bug == Bug.BLOCKS_OVERLAP ? top + footprint : start + footprint;
        count(padding + footprint);
        MemorySegment block = memory.asSlice(start, byteSize);
        prepare(start, byteSize);
        return bug == Bug.SIZE_ROUNDED && fits(8, 0)
                ? memory.asSlice(start, (byteSize + 7) & -8)
                : block;
    }

    private boolean fits(long padding, long footprint) {
        long free = CAPACITY_BYTES - top;
        return bug == Bug.FOOTPRINT_OVERFLOW
                ? padding + footprint <= free
                : padding <= free && footprint <= free - padding;
    }

    private void count(long byteSize) {
        if (bug == Bug.USAGE_TOO_LOW) {
            usedBytes += Math.min(100, byteSize);
        } else if (bug != Bug.REFUSAL_COUNTS) {
            usedBytes += byteSize;
        }
    }

    private void prepare(long start, long byteSize) {
        if (bug == Bug.NOT_ZEROED) {
            MemorySegment.copy(
                    previous, (int) start, memory, ValueLayout.JAVA_BYTE, start, (int) byteSize);
        } else if (bug == Bug.ZEROES_NEIGHBOR) {
            memory.asSlice(start & -8, start & 7).fill((byte) 0);
        }
    }

    @Override
    public MemorySegment allocateFrom(ValueLayout.OfLong layout, long... elements) {
        long byteAlignment = bug == Bug.ARRAY_UNALIGNED ? 1 : layout.byteAlignment();
        if (bug == Bug.REFUSED_ARRAY_COUNTS) {
            usedBytes += fits(8, 8L * elements.length) ? 0 : 1;
        }
        MemorySegment block = allocate(8L * elements.length, byteAlignment);
        int copied =
                bug == Bug.ARRAY_COPIED_SHORT ? Math.max(0, elements.length - 1) : elements.length;
        MemorySegment.copy(elements, 0, block, ValueLayout.JAVA_LONG_UNALIGNED, 0, copied);
        return block;
    }

    @Override
    public SegmentAllocator allocator() {
        return this;
    }

    @Override
    public Set<Promise> promises() {
        return EnumSet.allOf(Promise.class);
    }

    @Override
    public void clear() {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, previous, 0, (int) CAPACITY_BYTES);
        usedBytes = bug == Bug.USAGE_DRIFTS ? Math.min(1, top) : 0;
        top = bug == Bug.CLEAR_KEEPS_MEMORY ? top : 0;
        if (bug != Bug.CLEAR_KEEPS_SCOPE) {
            generation.close();
            generation = open();
            memory = allocateAll();
        }
    }

    @Override
    public long usedBytes() {
        return usedBytes;
    }

    @Override
    public void close() {
        generation.close();
    }
}

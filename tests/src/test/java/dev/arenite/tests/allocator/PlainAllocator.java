package dev.arenite.tests.allocator;

import dev.arenite.tests.AllocatorSubject;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.Set;

/// An allocator written as plainly as possible, in which one mistake can be planted. It makes every
/// promise that there is, and keeps it by new memory for each generation.
final class PlainAllocator implements SegmentAllocator, AllocatorSubject {

    private static final long CAPACITY_BYTES = 1 << 14;

    private final AllocatorBug bug;
    private final Thread owner = Thread.currentThread();
    private final byte[] previous = new byte[(int) CAPACITY_BYTES];
    private Arena generation;
    private MemorySegment memory;
    private long top;
    private long usedBytes;
    private long lostBytes;
    private int refusals;

    PlainAllocator(AllocatorBug bug) {
        this.bug = bug;
        generation = open();
        memory = allocateAll();
    }

    private Arena open() {
        return bug == AllocatorBug.SEGMENTS_SHARED ? Arena.ofShared() : Arena.ofConfined();
    }

    /// Takes memory at an address that is aligned to 8 only. The address before is aligned to more
    /// than the capacity, so that no alignment fits by chance.
    private MemorySegment allocateAll() {
        return generation.allocate(CAPACITY_BYTES + 8, 8 * CAPACITY_BYTES).asSlice(8);
    }

    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
        if (bug != AllocatorBug.THREAD_UNCHECKED && Thread.currentThread() != owner) {
            throw new WrongThreadException("not the owner");
        }
        long size = bug == AllocatorBug.NEGATIVE_SIZE_ACCEPTED ? Math.max(0, byteSize) : byteSize;
        long alignment =
                bug == AllocatorBug.ODD_ALIGNMENT_ACCEPTED
                        ? Long.highestOneBit(Math.max(1, byteAlignment))
                        : byteAlignment;
        if (size < 0 || alignment <= 0 || Long.bitCount(alignment) != 1) {
            throw bug == AllocatorBug.WRONG_REFUSAL
                    ? new IndexOutOfBoundsException("full")
                    : new IllegalArgumentException("bad request");
        }
        return take(size, alignment);
    }

    private MemorySegment take(long byteSize, long byteAlignment) {
        long base = bug == AllocatorBug.ALIGNS_OFFSET ? 0 : memory.address();
        long kept = bug == AllocatorBug.ALIGNS_HALF && byteAlignment >= 256 ? 2 : 1;
        long padding = -(base + top) & (byteAlignment / kept - 1);
        long footprint = bug == AllocatorBug.ZERO_SIZE_ALIASES ? byteSize : Math.max(1, byteSize);
        if (bug == AllocatorBug.REFUSAL_COUNTS) {
            usedBytes += footprint;
        }
        if (!fits(padding, footprint)) {
            refusals++;
            throw new OutOfMemoryError("full");
        }
        long start = top + padding;
        top = bug == AllocatorBug.BLOCKS_OVERLAP ? top + footprint : start + footprint;
        count(padding + footprint);
        MemorySegment block = memory.asSlice(start, byteSize);
        prepare(start, byteSize);
        return bug == AllocatorBug.SIZE_ROUNDED && fits(8, 0)
                ? memory.asSlice(start, (byteSize + 7) & -8)
                : block;
    }

    private boolean fits(long padding, long footprint) {
        long free = CAPACITY_BYTES - top - lostBytes;
        return bug == AllocatorBug.FOOTPRINT_OVERFLOW
                ? padding + footprint <= free
                : padding <= free && footprint <= free - padding;
    }

    private void count(long byteSize) {
        if (bug == AllocatorBug.USAGE_TOO_LOW) {
            usedBytes += Math.min(100, byteSize);
        } else if (bug != AllocatorBug.REFUSAL_COUNTS) {
            usedBytes += byteSize;
        }
    }

    private void prepare(long start, long byteSize) {
        boolean isDirty =
                bug == AllocatorBug.NOT_ZEROED
                        || (bug == AllocatorBug.NOT_ZEROED_AFTER_REFUSAL && refusals > 0);
        if (bug == AllocatorBug.ZEROES_A_PAGE && byteSize > 4096) {
            memory.asSlice(start + 4096, byteSize - 4096).fill((byte) -1);
        } else if (isDirty) {
            MemorySegment.copy(
                    previous, (int) start, memory, ValueLayout.JAVA_BYTE, start, (int) byteSize);
        } else if (bug == AllocatorBug.ZEROES_NEIGHBOR) {
            memory.asSlice(start & -8, start & 7).fill((byte) 0);
        }
    }

    @Override
    public MemorySegment allocate(MemoryLayout elementLayout, long count) {
        return bug == AllocatorBug.ELEMENTS_OVERFLOW
                ? allocate(elementLayout.byteSize() * count, elementLayout.byteAlignment())
                : SegmentAllocator.super.allocate(elementLayout, count);
    }

    @Override
    public MemorySegment allocateFrom(String text, Charset charset) {
        MemorySegment block = SegmentAllocator.super.allocateFrom(text, charset);
        if (bug == AllocatorBug.TEXT_WITHOUT_END) {
            block.set(ValueLayout.JAVA_BYTE, block.byteSize() - 1, (byte) 1);
        }
        return block;
    }

    @Override
    public MemorySegment allocateFrom(ValueLayout.OfInt layout, int... elements) {
        if (bug == AllocatorBug.ARRAY_THREAD_UNCHECKED && Thread.currentThread() != owner) {
            return Arena.ofAuto().allocateFrom(layout, elements);
        }
        return SegmentAllocator.super.allocateFrom(
                bug == AllocatorBug.BYTE_ORDER_IGNORED ? ValueLayout.JAVA_INT : layout, elements);
    }

    @Override
    public MemorySegment allocateFrom(ValueLayout.OfDouble layout, double... elements) {
        return bug == AllocatorBug.EMPTY_ARRAY_ALIASES && elements.length == 0
                ? memory.asSlice(0, 0)
                : SegmentAllocator.super.allocateFrom(layout, elements);
    }

    @Override
    public MemorySegment allocateFrom(ValueLayout.OfLong layout, long... elements) {
        long byteAlignment = bug == AllocatorBug.ARRAY_UNALIGNED ? 1 : layout.byteAlignment();
        if (bug == AllocatorBug.REFUSED_ARRAY_COUNTS) {
            usedBytes += fits(8, 8L * elements.length) ? 0 : 1;
        }
        MemorySegment block = allocate(8L * elements.length, byteAlignment);
        int copied =
                bug == AllocatorBug.ARRAY_COPIED_SHORT
                        ? Math.max(0, elements.length - 1)
                        : elements.length;
        MemorySegment.copy(elements, 0, block, layout.withByteAlignment(1), 0, copied);
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
        usedBytes = bug == AllocatorBug.USAGE_DRIFTS ? Math.min(1, top) : 0;
        top = bug == AllocatorBug.CLEAR_KEEPS_MEMORY ? top : 0;
        lostBytes += bug == AllocatorBug.CLEAR_LOSES_A_BYTE ? 1 : 0;
        refusals = 0;
        if (bug != AllocatorBug.CLEAR_KEEPS_SCOPE) {
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

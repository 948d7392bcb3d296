package dev.arenite.arena;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;

/// Sends every `allocateFrom` to the un-zeroed lane, so that memory which is about to be filled is
/// not zeroed first. (The default methods of [SegmentAllocator] allocate zeroed memory, then
/// write.)
interface WriteOnceAllocator extends SegmentAllocator {

    /// Returns the lane whose `allocate` leaves the contents unspecified.
    SegmentAllocator uninitialized();

    @Override
    default MemorySegment allocateFrom(String text) {
        return uninitialized().allocateFrom(text);
    }

    @Override
    default MemorySegment allocateFrom(String text, Charset charset) {
        return uninitialized().allocateFrom(text, charset);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfByte layout, byte value) {
        return uninitialized().allocateFrom(layout, value);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfChar layout, char value) {
        return uninitialized().allocateFrom(layout, value);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfShort layout, short value) {
        return uninitialized().allocateFrom(layout, value);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfInt layout, int value) {
        return uninitialized().allocateFrom(layout, value);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfFloat layout, float value) {
        return uninitialized().allocateFrom(layout, value);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfLong layout, long value) {
        return uninitialized().allocateFrom(layout, value);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfDouble layout, double value) {
        return uninitialized().allocateFrom(layout, value);
    }

    @Override
    default MemorySegment allocateFrom(AddressLayout layout, MemorySegment value) {
        return uninitialized().allocateFrom(layout, value);
    }

    @Override
    default MemorySegment allocateFrom(
            ValueLayout elementLayout,
            MemorySegment source,
            ValueLayout sourceElementLayout,
            long sourceOffset,
            long elementCount) {
        return uninitialized()
                .allocateFrom(
                        elementLayout, source, sourceElementLayout, sourceOffset, elementCount);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfByte elementLayout, byte... elements) {
        return uninitialized().allocateFrom(elementLayout, elements);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfShort elementLayout, short... elements) {
        return uninitialized().allocateFrom(elementLayout, elements);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfChar elementLayout, char... elements) {
        return uninitialized().allocateFrom(elementLayout, elements);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfInt elementLayout, int... elements) {
        return uninitialized().allocateFrom(elementLayout, elements);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfFloat elementLayout, float... elements) {
        return uninitialized().allocateFrom(elementLayout, elements);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfLong elementLayout, long... elements) {
        return uninitialized().allocateFrom(elementLayout, elements);
    }

    @Override
    default MemorySegment allocateFrom(ValueLayout.OfDouble elementLayout, double... elements) {
        return uninitialized().allocateFrom(elementLayout, elements);
    }
}

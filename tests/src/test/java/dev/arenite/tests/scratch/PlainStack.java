package dev.arenite.tests.scratch;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchOrderException;
import dev.arenite.scratch.ScratchStats;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// A stack in memory of the garbage collector, as somebody writes it in an hour: it knows neither
/// its thread nor a typed error when it is full, and its segments never end.
final class PlainStack implements Scratch {

    private static final long CAPACITY_BYTES = 8192;

    /// A block, or a frame, which has no bytes.
    private record Entry(MemorySegment block, long topBefore, long frame) {}

    private final MemorySegment memory = Arena.ofAuto().allocate(CAPACITY_BYTES, 64);
    private final List<Entry> entries = new ArrayList<>();
    private long top;
    private long peak;
    private long frames;
    private boolean closed;

    @Override
    public MemorySegment push(long byteSize, long byteAlignment) {
        checkOpen();
        if (byteSize < 0 || byteAlignment <= 0 || Long.bitCount(byteAlignment) != 1) {
            throw new IllegalArgumentException("size or alignment");
        }
        long padding = -(memory.address() + top) & (byteAlignment - 1);
        if (byteSize > CAPACITY_BYTES || padding > CAPACITY_BYTES - top - byteSize) {
            throw new OutOfMemoryError("full");
        }
        MemorySegment block = memory.asSlice(top + padding, byteSize);
        entries.add(new Entry(block, top, 0));
        top += padding + byteSize;
        peak = Math.max(peak, top);
        return block;
    }

    @Override
    public long pushOffset(long byteSize, long byteAlignment) {
        return push(byteSize, byteAlignment).address() - memory.address();
    }

    @Override
    public MemorySegment memory() {
        checkOpen();
        return memory;
    }

    @Override
    public void pop(MemorySegment block) {
        checkOpen();
        if (entries.isEmpty() || !isSame(entries.getLast(), block)) {
            throw new ScratchOrderException("not the newest");
        }
        release(entries.size() - 1);
    }

    private static boolean isSame(Entry entry, MemorySegment block) {
        return entry.frame == 0
                && block.isNative()
                && block.address() == entry.block.address()
                && block.byteSize() == entry.block.byteSize();
    }

    @Override
    public int mark() {
        checkOpen();
        return entries.size();
    }

    @Override
    public void release(int mark) {
        checkOpen();
        if (mark < 0 || mark > entries.size()) {
            throw new ScratchOrderException("no such mark");
        }
        while (entries.size() > mark) {
            top = entries.removeLast().topBefore;
        }
    }

    @Override
    public long enter() {
        checkOpen();
        entries.add(new Entry(MemorySegment.NULL, top, ++frames));
        return frames;
    }

    @Override
    public void leave(long frame) {
        checkOpen();
        int index = entries.size() - 1;
        while (index >= 0 && entries.get(index).frame != frame) {
            index--;
        }
        if (index < 0) {
            throw new IllegalStateException("frame has ended");
        } else if (entries.subList(index + 1, entries.size()).stream()
                .anyMatch(entry -> entry.frame > 0)) {
            throw new ScratchOrderException("a frame inside is open");
        }
        release(index);
    }

    @Override
    public void clear() {
        release(0);
    }

    @Override
    public long usedBytes() {
        return top;
    }

    @Override
    public long peakBytes() {
        return peak;
    }

    @Override
    public ScratchStats stats() {
        int blocks = (int) entries.stream().filter(entry -> entry.frame == 0).count();
        return new ScratchStats("stack", top, peak, CAPACITY_BYTES, 0, blocks, 0, 0, 0, true);
    }

    @Override
    public void close() {
        clear();
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
    }
}

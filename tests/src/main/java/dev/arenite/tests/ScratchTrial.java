package dev.arenite.tests;

import static dev.arenite.tests.Expect.checkEquals;
import static dev.arenite.tests.Expect.expect;
import static dev.arenite.tests.Expect.require;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.scratch.ScratchFrame;
import dev.arenite.scratch.ScratchOrderException;
import dev.arenite.scratch.ScratchStats;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Performs operations on a scratch, next to a model of what must come out, and compares after
/// each.
///
/// The model is a list of entries, newest last: blocks with their bytes, frames, and for each entry
/// the usage and the mark before it.
public final class ScratchTrial {

    private static final int REMEMBERED = 16;

    private final Scratch scratch;
    private final long capacityBytes;
    private final List<Entry> entries = new ArrayList<>();

    /// Segments handed out since the last clear: they throw after the next one.
    private final Deque<MemorySegment> handedOut = new ArrayDeque<>();

    private @Nullable MemorySegment poppedLast;
    private @Nullable MemorySegment staleLast;
    private @Nullable ScratchFrame endedLast;
    private long usedBytes;
    private long peakBytes;
    private byte nextPattern = 1;

    /// An entry of the model; a frame has no memory.
    private record Entry(
            @Nullable MemorySegment memory,
            boolean pushed,
            byte pattern,
            @Nullable ScratchFrame frame,
            long usedBeforeBytes,
            int markBefore) {}

    /// Begins a trial.
    ///
    /// @param scratch       an empty scratch
    /// @param capacityBytes the size of a block that it must have room for while empty
    public ScratchTrial(Scratch scratch, long capacityBytes) {
        this.scratch = scratch;
        this.capacityBytes = capacityBytes;
        checkUsage("a new scratch is empty");
    }

    /// Performs an operation and checks what came out.
    ///
    /// @throws AssertionError if it is not what the contract says
    public void perform(ScratchOperation operation) {
        switch (operation) {
            case ScratchOperation.Push(long size, long alignment) -> push(size, alignment);
            case ScratchOperation.Bump(long size, long alignment) -> bump(size, alignment);
            case ScratchOperation.Pop() -> pop();
            case ScratchOperation.PopWrong(ScratchOperation.Wrong what) -> popWrong(what);
            case ScratchOperation.Release(int count) -> release(count);
            case ScratchOperation.Enter() -> enter();
            case ScratchOperation.Leave() -> leave();
            case ScratchOperation.LeaveOuter() -> leaveOuter();
            case ScratchOperation.LeaveAgain() -> leaveAgain();
            case ScratchOperation.Clear() -> clear();
        }
        checkUsage("usage after " + operation);
    }

    /// Ends the trial: all blocks are intact, clear gives back everything, and nothing works after
    /// close.
    public void finish() {
        entries.forEach(ScratchTrial::checkContents);
        checkStats();
        clear();
        checkUsage("usage after the last clear");
        scratch.close();
        handedOut.forEach(segment -> FilledBlock.checkStale(segment, "close"));
        expect(IllegalStateException.class, "push after close", () -> scratch.push(1, 1));
        expect(IllegalStateException.class, "second close", scratch::close);
    }

    /// Checks that the scratch is as after the last operation, although others have used it since
    /// and were left by an exception; only the peak may have risen.
    ///
    /// @throws AssertionError if it is not
    public void checkUnchanged(String what) {
        peakBytes = Math.max(peakBytes, scratch.peakBytes());
        checkUsage("usage " + what);
        checkEquals("mark " + what, entries.size(), scratch.mark());
        entries.forEach(ScratchTrial::checkContents);
        checkStats();
    }

    /// Gives back everything, newest first, one by one.
    public void unwind() {
        while (!entries.isEmpty()) {
            boolean pushed = entries.getLast().pushed;
            perform(pushed ? new ScratchOperation.Pop() : new ScratchOperation.Release(1));
        }
    }

    private void push(long byteSize, long byteAlignment) {
        int mark = scratch.mark();
        MemorySegment block;
        try {
            block = scratch.push(byteSize, byteAlignment);
        } catch (IllegalArgumentException | ScratchExhaustedException | OutOfMemoryError refusal) {
            checkRefusal(refusal, byteSize, byteAlignment, mark);
            return;
        }
        handedOut.addLast(block);
        if (handedOut.size() > REMEMBERED) {
            handedOut.removeFirst();
        }
        FilledBlock.checkShape(block, byteSize, byteAlignment);
        add(block, true, byteAlignment, mark);
    }

    private void bump(long byteSize, long byteAlignment) {
        int mark = scratch.mark();
        MemorySegment block;
        try {
            long start = scratch.bump(byteSize, byteAlignment);
            block = scratch.memory().asSlice(start, byteSize);
        } catch (IllegalArgumentException | ScratchExhaustedException | OutOfMemoryError refusal) {
            checkRefusal(refusal, byteSize, byteAlignment, mark);
            return;
        }
        add(block, false, byteAlignment, mark);
    }

    private void add(MemorySegment block, boolean pushed, long byteAlignment, int markBefore) {
        require(isValid(block.byteSize(), byteAlignment), "an invalid request was served");
        FilledBlock.checkShape(block, block.byteSize(), byteAlignment);
        entries.forEach(entry -> checkDisjoint(entry, block));
        FilledBlock.fill(block, nextPattern);
        entries.add(new Entry(block, pushed, nextPattern, null, usedBytes, markBefore));
        nextPattern++;
        long usedNow = scratch.usedBytes();
        require(
                usedNow - usedBytes >= block.byteSize(),
                "usage grows by less than the block: usedBytes=" + usedNow);
        require(scratch.mark() > markBefore, "a block does not raise the mark");
        usedBytes = usedNow;
        peakBytes = Math.max(peakBytes, usedNow);
    }

    private void checkRefusal(Throwable refusal, long byteSize, long byteAlignment, int mark) {
        checkEquals("mark after a refusal", mark, scratch.mark());
        if (refusal instanceof OutOfMemoryError) {
            require(refusal.toString().contains("planted"), "out of memory: " + refusal);
            return;
        }
        checkEquals(
                "an invalid request is an IllegalArgumentException",
                !isValid(byteSize, byteAlignment),
                refusal instanceof IllegalArgumentException);
        if (refusal instanceof ScratchExhaustedException exhausted) {
            checkEquals("requestedBytes", byteSize, exhausted.requestedBytes());
            require(exhausted.remainingBytes() >= 0, "remainingBytes is negative");
            require(
                    usedBytes > 0 || byteAlignment > 1 || byteSize > capacityBytes,
                    "an empty scratch refuses what it must have room for");
        }
    }

    private static boolean isValid(long byteSize, long byteAlignment) {
        return byteSize >= 0 && Long.bitCount(byteAlignment) == 1 && byteAlignment > 0;
    }

    private void pop() {
        Entry newest = entries.isEmpty() ? null : entries.getLast();
        if (newest == null || newest.memory == null || !newest.pushed) {
            popWrong(ScratchOperation.Wrong.OLDER);
            return;
        }
        checkContents(newest);
        scratch.pop(newest.memory);
        poppedLast = newest.memory;
        dropTo(entries.size() - 1);
    }

    private void popWrong(ScratchOperation.Wrong what) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment wrong = wrongBlock(what, arena);
            if (wrong != null && !isNewest(wrong)) {
                int mark = scratch.mark();
                ScratchOrderException refusal =
                        expect(
                                ScratchOrderException.class,
                                "pop of a block that is not the newest",
                                () -> scratch.pop(wrong));
                checkEquals("mark after a refused pop", mark, scratch.mark());
                checkMessage(refusal, wrong);
            }
        }
    }

    private @Nullable MemorySegment wrongBlock(ScratchOperation.Wrong what, Arena arena) {
        return switch (what) {
            case OLDER -> pushed(1);
            case OLDEST -> pushed(Integer.MAX_VALUE);
            case NARROWED -> narrowed();
            case TWICE -> poppedLast;
            case STALE -> staleLast;
            case HEAP -> MemorySegment.ofArray(new byte[8]);
            case FOREIGN -> arena.allocate(8);
        };
    }

    /// Returns a pushed block that is followed by others, the newest such one if `back` is 1.
    private @Nullable MemorySegment pushed(int back) {
        List<MemorySegment> blocks = new ArrayList<>();
        for (int i = 0; i < entries.size() - 1; i++) {
            Entry entry = entries.get(i);
            if (entry.memory != null && entry.pushed) {
                blocks.add(entry.memory);
            }
        }
        return blocks.isEmpty() ? null : blocks.get(Math.max(0, blocks.size() - back));
    }

    private @Nullable MemorySegment narrowed() {
        MemorySegment newest = entries.isEmpty() ? null : entries.getLast().memory;
        return newest == null || newest.byteSize() == 0
                ? null
                : newest.asSlice(0, newest.byteSize() - 1);
    }

    /// Whether popping a segment would be right: blocks given back may share place and size with a
    /// new one.
    private boolean isNewest(MemorySegment segment) {
        MemorySegment newest = entries.isEmpty() ? null : entries.getLast().memory;
        return newest != null
                && newest.address() == segment.address()
                && newest.byteSize() == segment.byteSize();
    }

    private static void checkMessage(ScratchOrderException refusal, MemorySegment wrong) {
        String message = refusal.toString();
        require(
                message.contains(Long.toString(wrong.byteSize())),
                "the message does not say the size of the block: " + message);
        require(
                !wrong.isNative() || !hasAddress(message, wrong.address()),
                "the message has an address: " + message);
    }

    private static boolean hasAddress(String message, long address) {
        return message.contains(Long.toString(address))
                || message.contains(Long.toHexString(address));
    }

    private void release(int count) {
        int index = entries.size() - Math.floorMod(count, entries.size() + 1);
        if (index == entries.size()) {
            int mark = scratch.mark();
            scratch.release(mark);
            expect(
                    ScratchOrderException.class,
                    "release above the blocks",
                    () -> scratch.release(mark + 1));
            expect(
                    ScratchOrderException.class,
                    "release of a negative mark",
                    () -> scratch.release(-1));
            return;
        }
        entries.subList(index, entries.size()).forEach(ScratchTrial::checkContents);
        scratch.release(entries.get(index).markBefore);
        dropTo(index);
    }

    private void enter() {
        int mark = scratch.mark();
        ScratchFrame frame = scratch.frame();
        entries.add(new Entry(null, false, (byte) 0, frame, usedBytes, mark));
    }

    private void leave() {
        int index = innermostFrame();
        if (index >= 0) {
            entries.subList(index, entries.size()).forEach(ScratchTrial::checkContents);
            closeFrame(entries.get(index).frame);
            dropTo(index);
        }
    }

    private void leaveOuter() {
        int index = 0;
        while (index < entries.size() && entries.get(index).frame == null) {
            index++;
        }
        if (index < innermostFrame()) {
            Entry outer = entries.get(index);
            expect(
                    ScratchOrderException.class,
                    "close of a frame with an open one inside",
                    () -> closeFrame(outer.frame));
        }
    }

    private void leaveAgain() {
        if (endedLast != null) {
            expect(
                    IllegalStateException.class,
                    "second close of a frame",
                    () -> closeFrame(endedLast));
        }
    }

    private static void closeFrame(@Nullable ScratchFrame frame) {
        if (frame != null) {
            frame.close();
        }
    }

    private int innermostFrame() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).frame != null) {
                return i;
            }
        }
        return -1;
    }

    private void clear() {
        entries.forEach(ScratchTrial::checkContents);
        scratch.clear();
        handedOut.forEach(segment -> FilledBlock.checkStale(segment, "clear"));
        staleLast = handedOut.isEmpty() ? staleLast : handedOut.getLast();
        poppedLast = null;
        handedOut.clear();
        dropTo(0);
        usedBytes = 0;
        checkEquals("mark after clear", 0, scratch.mark());
    }

    /// Takes all entries from an index on out of the model.
    private void dropTo(int index) {
        for (int i = entries.size() - 1; i >= index; i--) {
            Entry dropped = entries.remove(i);
            usedBytes = dropped.usedBeforeBytes;
            endedLast = dropped.frame != null ? dropped.frame : endedLast;
            checkIfLast(dropped, index);
        }
    }

    private void checkIfLast(Entry dropped, int index) {
        if (entries.size() == index && index > 0) {
            checkEquals("mark restored", dropped.markBefore, scratch.mark());
        }
    }

    private void checkUsage(String what) {
        checkEquals(what, usedBytes, scratch.usedBytes());
        checkEquals("peak, " + what, peakBytes, scratch.peakBytes());
    }

    private void checkStats() {
        ScratchStats stats = scratch.stats();
        checkEquals("stats.usedBytes", usedBytes, stats.usedBytes());
        checkEquals("stats.peakBytes", peakBytes, stats.peakBytes());
        checkEquals(
                "stats.blocks",
                entries.stream().filter(entry -> entry.memory != null).count(),
                stats.blocks());
        require(stats.usedBytes() <= stats.limitBytes(), "usage is above the limit");
    }

    private static void checkDisjoint(Entry entry, MemorySegment block) {
        if (entry.memory != null) {
            FilledBlock.checkDisjoint(entry.memory, block);
        }
    }

    private static void checkContents(Entry entry) {
        if (entry.memory != null) {
            FilledBlock.check(entry.memory, entry.pattern);
        }
    }
}

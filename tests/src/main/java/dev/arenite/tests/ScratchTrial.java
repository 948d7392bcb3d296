package dev.arenite.tests;

import static dev.arenite.tests.Expect.checkEquals;
import static dev.arenite.tests.Expect.expect;
import static dev.arenite.tests.Expect.require;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.scratch.ScratchFrame;
import dev.arenite.scratch.ScratchOrderException;
import dev.arenite.scratch.ScratchStats;
import dev.arenite.tests.ScratchEntries.Entry;
import dev.arenite.tests.ScratchSubject.Promise;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Performs operations on a scratch, and on a model of it, and compares the two after each
/// operation.
public final class ScratchTrial {

    /// The number of ended frames that are kept for attempts to close them again.
    private static final int REMEMBERED_FRAMES = 32;

    private final Scratch scratch;
    private final long capacityBytes;
    private final Set<Promise> promises;
    private final ScratchEntries entries = new ScratchEntries();
    private final HandedOut handedOut = new HandedOut();
    private final Deque<ScratchFrame> endedFrames = new ArrayDeque<>();
    private final WrongPops wrongPops;
    private long usedBytes;
    private long peakBytes;
    private int blocksSoFar;

    /// Begins a trial.
    ///
    /// @param scratch an empty scratch
    /// @param subject the subject, which tells the promises of the scratch and the size of a block
    ///     that it must have room for while empty
    public ScratchTrial(Scratch scratch, ScratchSubject subject) {
        this.scratch = scratch;
        capacityBytes = subject.capacityBytes();
        promises = subject.promises();
        wrongPops = new WrongPops(scratch, entries, promises.contains(Promise.SIZES_IN_MESSAGES));
        checkState("of a new scratch", "");
    }

    /// Performs an operation and checks its result.
    ///
    /// @throws AssertionError if the result is not the one that the contract demands
    public void perform(ScratchOperation operation) {
        switch (operation) {
            case ScratchOperation.Push(long size, long alignment) -> push(size, alignment);
            case ScratchOperation.PushOffset(long size, long alignment) ->
                    pushOffset(size, alignment);
            case ScratchOperation.Pop() -> pop();
            case ScratchOperation.PopWrong(ScratchOperation.Wrong wrong) ->
                    wrongPops.attempt(wrong);
            case ScratchOperation.Release(int count) -> release(count);
            case ScratchOperation.Enter() -> enter();
            case ScratchOperation.Leave() -> leave();
            case ScratchOperation.LeaveOuter() -> leaveOuter();
            case ScratchOperation.LeaveAgain() -> leaveAgain();
            case ScratchOperation.Clear() -> clear();
        }
        checkState("after ", operation);
    }

    /// Ends the trial: checks that all blocks are intact, that clear gives back all blocks, and
    /// that no method works after close.
    public void finish() {
        entries.checkContents(0);
        clear();
        checkState("after the last clear", "");
        close();
    }

    /// Closes the scratch with all blocks that are in use, and checks that their segments have
    /// ended and that no method works afterwards.
    public void close() {
        entries.checkContents(0);
        scratch.close();
        checkStale("close");
        checkEquals("usage after close", 0, scratch.usedBytes());
        checkEquals("peak after close", peakBytes, scratch.peakBytes());
        expect(IllegalStateException.class, "push after close", () -> scratch.push(1, 1));
        expect(IllegalStateException.class, "second close", scratch::close);
    }

    /// Checks that the scratch is as after the last operation, although other code has used it
    /// since and was left by an exception; only the peak may have risen.
    ///
    /// @throws AssertionError if it is not
    public void checkUnchanged(String event) {
        peakBytes = Math.max(peakBytes, scratch.peakBytes());
        checkState(event, "");
        entries.checkContents(0);
    }

    /// Gives back all entries, newest first, one by one.
    public void unwind() {
        while (!entries.isEmpty()) {
            boolean pushed = entries.get(entries.size() - 1).pushed();
            perform(pushed ? new ScratchOperation.Pop() : new ScratchOperation.Release(1));
        }
    }

    private void push(long byteSize, long byteAlignment) {
        MemorySegment block;
        try {
            block = scratch.push(byteSize, byteAlignment);
        } catch (IllegalArgumentException | ScratchExhaustedException | OutOfMemoryError refusal) {
            checkRefusal(refusal, byteSize, byteAlignment);
            return;
        }
        handedOut.add(block);
        add(block, true, byteSize, byteAlignment);
    }

    private void pushOffset(long byteSize, long byteAlignment) {
        long start;
        try {
            start = scratch.pushOffset(byteSize, byteAlignment);
        } catch (IllegalArgumentException | ScratchExhaustedException | OutOfMemoryError refusal) {
            checkRefusal(refusal, byteSize, byteAlignment);
            return;
        }
        require(isValid(byteSize, byteAlignment), "an invalid request is served");
        add(scratch.memory().asSlice(start, byteSize), false, byteSize, byteAlignment);
    }

    private void add(MemorySegment block, boolean pushed, long byteSize, long byteAlignment) {
        require(isValid(byteSize, byteAlignment), "an invalid request is served");
        FilledBlock.checkShape(block, byteSize, byteAlignment);
        for (MemorySegment other : entries.blocks()) {
            if (isCompared(block) && isCompared(other)) {
                FilledBlock.checkDisjoint(block, other);
            }
        }
        byte pattern = FilledBlock.pattern(blocksSoFar++);
        FilledBlock.fill(block, pattern);
        entries.add(new Entry(block, pushed, pattern, null, usedBytes, entries.size()));
        long usedNow = scratch.usedBytes();
        require(
                usedNow - usedBytes >= byteSize,
                "usage grows by less than the block: before=" + usedBytes + " after=" + usedNow);
        usedBytes = usedNow;
        peakBytes = Math.max(peakBytes, usedNow);
    }

    private boolean isCompared(MemorySegment block) {
        return block.byteSize() > 0 || promises.contains(Promise.DISTINCT_EMPTY_BLOCKS);
    }

    private void checkRefusal(Throwable refusal, long byteSize, long byteAlignment) {
        boolean isValid = isValid(byteSize, byteAlignment);
        boolean isArgument = refusal instanceof IllegalArgumentException;
        require(isValid || isArgument, "an invalid request is refused with " + refusal);
        if (refusal instanceof ScratchExhaustedException exhausted) {
            checkEquals("requestedBytes", byteSize, exhausted.requestedBytes());
            require(exhausted.remainingBytes() >= 0, "remainingBytes is negative");
        } else if (promises.contains(Promise.LIMITED)) {
            boolean isPlanted = FailingSource.isPlanted(refusal);
            require(
                    isPlanted || !(isValid && isArgument),
                    "a valid request is refused with " + refusal);
            require(isPlanted || isArgument, "out of memory instead of exhausted: " + refusal);
        }
        require(
                !isValid
                        || FailingSource.isPlanted(refusal)
                        || usedBytes > 0
                        || byteAlignment > 1
                        || byteSize > capacityBytes,
                "an empty scratch refuses a block that it must have room for: " + refusal);
    }

    private static boolean isValid(long byteSize, long byteAlignment) {
        return byteSize >= 0 && Long.bitCount(byteAlignment) == 1 && byteAlignment > 0;
    }

    /// Pops the newest block; where there is none, attempts to pop an older one.
    private void pop() {
        Entry newest = entries.newest();
        MemorySegment block = entries.newestBlock();
        if (newest == null || block == null || !newest.pushed()) {
            wrongPops.attempt(ScratchOperation.Wrong.OLDER);
            return;
        }
        newest.checkContents();
        scratch.pop(block);
        wrongPops.notePopped(block);
        dropTo(entries.size() - 1);
    }

    private void release(int count) {
        int index = entries.size() - Math.floorMod(count, entries.size() + 1);
        if (index == entries.size()) {
            int mark = scratch.mark();
            scratch.release(mark);
            checkReleaseRefused("release above the blocks", mark + 1);
            checkReleaseRefused("release of a negative mark", -1);
            return;
        }
        entries.checkContents(index);
        scratch.release(entries.get(index).markBefore());
        dropTo(index);
    }

    private void checkReleaseRefused(String attempt, int mark) {
        expect(ScratchOrderException.class, attempt, () -> scratch.release(mark));
    }

    private void enter() {
        ScratchFrame frame = scratch.frame();
        entries.add(new Entry(null, false, (byte) 0, frame, usedBytes, entries.size()));
    }

    private void leave() {
        int index = entries.innermostFrame();
        if (index >= 0) {
            entries.checkContents(index);
            closeFrame(entries.get(index).frame());
            dropTo(index);
        }
    }

    private void leaveOuter() {
        int index = entries.outermostFrame();
        if (index < entries.innermostFrame()) {
            expect(
                    ScratchOrderException.class,
                    "close of a frame with an open one inside",
                    () -> closeFrame(entries.get(index).frame()));
        }
    }

    private void leaveAgain() {
        for (ScratchFrame frame : endedFrames) {
            expect(
                    IllegalStateException.class,
                    "close of a frame that has ended",
                    () -> closeFrame(frame));
        }
    }

    private static void closeFrame(@Nullable ScratchFrame frame) {
        if (frame != null) {
            frame.close();
        }
    }

    private void clear() {
        entries.checkContents(0);
        scratch.clear();
        checkStale("clear");
        wrongPops.noteCleared(handedOut.newest());
        handedOut.forget();
        dropTo(0);
        usedBytes = 0;
    }

    private void checkStale(String event) {
        if (promises.contains(Promise.STALE_SEGMENTS_THROW)) {
            handedOut.checkStale(event);
        }
    }

    /// Removes from the model all entries from an index on.
    private void dropTo(int index) {
        while (entries.size() > index) {
            Entry dropped = entries.removeNewest();
            usedBytes = dropped.usedBeforeBytes();
            ScratchFrame frame = dropped.frame();
            if (frame != null) {
                endedFrames.addLast(frame);
            }
        }
        while (endedFrames.size() > REMEMBERED_FRAMES) {
            endedFrames.removeFirst();
        }
    }

    /// After each of millions of operations: only a failure makes its message.
    private void checkState(String moment, Object operation) {
        ScratchStats stats = scratch.stats();
        boolean isAsModelled =
                usedBytes == scratch.usedBytes()
                        && peakBytes == scratch.peakBytes()
                        && entries.size() == scratch.mark()
                        && usedBytes == stats.usedBytes()
                        && peakBytes == stats.peakBytes()
                        && entries.blockCount() == stats.blocks();
        if (!isAsModelled) {
            reportState(moment + operation, stats);
        }
        if (usedBytes > stats.limitBytes() && promises.contains(Promise.LIMITED)) {
            throw new AssertionError("usage is above the limit: " + stats);
        }
    }

    /// Throws for the first number that differs.
    private void reportState(String event, ScratchStats stats) {
        checkEquals("usage " + event, usedBytes, scratch.usedBytes());
        checkEquals("peak " + event, peakBytes, scratch.peakBytes());
        checkEquals("mark " + event, entries.size(), scratch.mark());
        checkEquals("stats.usedBytes " + event, usedBytes, stats.usedBytes());
        checkEquals("stats.peakBytes " + event, peakBytes, stats.peakBytes());
        checkEquals("stats.blocks " + event, entries.blockCount(), stats.blocks());
        throw new AssertionError("a number differs in one of two readings " + event);
    }
}

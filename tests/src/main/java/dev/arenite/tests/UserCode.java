package dev.arenite.tests;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.scratch.ScratchFrame;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Code that uses a scratch within nested frames, gives back blocks of its own frame only, and
/// throws at a chosen step: the exception leaves every frame that is open there.
///
/// A step that opens a frame makes the code call itself. Steps that are no business of code within
/// a frame, such as clearing, do nothing.
final class UserCode {

    /// The ways to open and close frames.
    enum Lane {
        /// As objects, by `try`.
        OBJECTS,
        /// As numbers, in `finally`.
        RAW
    }

    private static final byte PATTERN = 0x55;

    private final Scratch scratch;
    private final Lane lane;
    private final List<ScratchOperation> steps;
    private final int failing;
    private int next;

    private UserCode(Scratch scratch, Lane lane, List<ScratchOperation> steps, int failing) {
        this.scratch = scratch;
        this.lane = lane;
        this.steps = steps;
        this.failing = failing;
    }

    /// A block, and the mark before it.
    private record Block(MemorySegment memory, boolean pushed, int markBefore) {}

    /// Runs until the failing step, and checks that only the exception thrown there arrives.
    ///
    /// @param failing the index of the step before which the code throws, from 0 to the number of
    ///     steps
    /// @throws OutOfMemoryError if the source of memory failed before
    /// @throws AssertionError   if a frame throws when an exception leaves it
    static void run(Scratch scratch, Lane lane, List<ScratchOperation> steps, int failing) {
        try {
            new UserCode(scratch, lane, steps, failing).run();
        } catch (PlantedException | OutOfMemoryError thrown) {
            for (Throwable hidden : thrown.getSuppressed()) {
                throw new AssertionError("a frame left by an exception throws " + hidden, hidden);
            }
            if (thrown instanceof OutOfMemoryError error) {
                throw error;
            }
        }
    }

    /// Never returns: one of the steps fails, or else the end behind the last step.
    private void run() {
        while (true) {
            nest();
        }
    }

    private void nest() {
        if (lane == Lane.OBJECTS) {
            try (ScratchFrame _ = scratch.frame()) {
                performSteps();
            }
        } else {
            long frame = scratch.enter();
            try {
                performSteps();
            } finally {
                scratch.leave(frame);
            }
        }
    }

    /// Performs the steps within one frame, up to the one that leaves it.
    private void performSteps() {
        List<Block> blocks = new ArrayList<>();
        while (next != failing) {
            ScratchOperation step = steps.get(next++);
            if (step instanceof ScratchOperation.Leave) {
                return;
            }
            perform(step, blocks);
        }
        throw new PlantedException();
    }

    private void perform(ScratchOperation step, List<Block> blocks) {
        switch (step) {
            case ScratchOperation.Push _, ScratchOperation.PushOffset _ -> take(step, blocks);
            case ScratchOperation.Pop() -> giveBack(blocks, 1);
            case ScratchOperation.Release(int count) ->
                    giveBack(blocks, Math.floorMod(count, blocks.size() + 1));
            case ScratchOperation.Enter() -> nest();
            default -> {}
        }
    }

    private void take(ScratchOperation step, List<Block> blocks) {
        int mark = scratch.mark();
        try {
            if (step instanceof ScratchOperation.Push(long size, long alignment)) {
                blocks.add(new Block(scratch.push(size, alignment), true, mark));
            } else if (step instanceof ScratchOperation.PushOffset(long size, long alignment)) {
                long start = scratch.pushOffset(size, alignment);
                blocks.add(new Block(scratch.memory().asSlice(start, size), false, mark));
            }
        } catch (IllegalArgumentException | ScratchExhaustedException refusal) {
            return;
        } catch (OutOfMemoryError failure) {
            if (FailingSource.isPlanted(failure)) {
                throw failure;
            }
            return;
        }
        FilledBlock.fill(blocks.getLast().memory, PATTERN);
    }

    /// Gives back the newest blocks: a single one that was pushed by popping it.
    private void giveBack(List<Block> blocks, int count) {
        if (count == 0 || count > blocks.size()) {
            return;
        }
        Block oldest = blocks.get(blocks.size() - count);
        if (count == 1 && oldest.pushed) {
            scratch.pop(oldest.memory);
        } else {
            scratch.release(oldest.markBefore);
        }
        blocks.subList(blocks.size() - count, blocks.size()).clear();
    }
}

package dev.arenite.tests.arena;

import static dev.arenite.tests.arena.ModelChecks.check;
import static dev.arenite.tests.arena.ModelChecks.checkPattern;
import static dev.arenite.tests.arena.ModelChecks.checkZero;

import dev.arenite.arena.ArenaFrame;
import dev.arenite.arena.BumpArena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// User code that allocates within nested frames of an arena, and is disturbed at a step of choice.
/// What is thrown leaves every frame that is open there.
final class FrameCode {

    /// What the code does at one step.
    enum Kind {
        ALLOCATE,
        ALLOCATE_UNINITIALIZED,
        EXTEND,
        SHRINK,
        ENTER,
        LEAVE
    }

    /// One step.
    ///
    /// @param kind           what to do
    /// @param byteSize       how large the block is, or how much larger it becomes, in bytes
    /// @param alignmentShift how aligned it is, as a power of two
    record Step(Kind kind, int byteSize, int alignmentShift) {}

    private final BumpArena arena;
    private final List<Step> steps;
    private final int disturbed;
    private final Runnable disturbance;

    /// Every segment that a frame handed out.
    private final List<MemorySegment> segments = new ArrayList<>();

    private int next;

    /// Makes code.
    ///
    /// @param disturbed   before which step something happens, from 0 to the number of steps
    /// @param disturbance what happens there
    FrameCode(BumpArena arena, List<Step> steps, int disturbed, Runnable disturbance) {
        this.arena = arena;
        this.steps = steps;
        this.disturbed = disturbed;
        this.disturbance = disturbance;
    }

    /// Runs to the end or until something is thrown, and checks that no frame throws then.
    ///
    /// @return what was thrown, null if nothing was
    @Nullable Throwable run() {
        try {
            do {
                nest();
            } while (next <= steps.size());
            return null;
        } catch (RuntimeException | Error thrown) {
            check(thrown.getSuppressed().length == 0, "a frame throws when it is left");
            return thrown;
        } finally {
            for (MemorySegment segment : segments) {
                check(!segment.scope().isAlive(), "a segment outlived its frame");
            }
        }
    }

    private void nest() {
        try (ArenaFrame frame = arena.frame()) {
            perform(frame);
        }
    }

    /// Performs the steps within one frame, up to the one that leaves it.
    private void perform(ArenaFrame frame) {
        MemorySegment newest = null;
        while (next <= steps.size()) {
            if (next == disturbed) {
                disturbance.run();
            }
            Step step = next < steps.size() ? steps.get(next) : null;
            next++;
            if (step == null || step.kind == Kind.LEAVE) {
                return;
            }
            newest = perform(step, frame, newest);
        }
    }

    private @Nullable MemorySegment perform(
            Step step, ArenaFrame frame, @Nullable MemorySegment newest) {
        if (step.kind == Kind.ENTER) {
            nest();
            return newest;
        }
        MemorySegment segment = newest;
        if (newest == null || step.kind.compareTo(Kind.EXTEND) < 0) {
            segment = allocated(step, frame);
        } else if (step.kind == Kind.EXTEND) {
            segment = frame.tryExtend(newest, newest.byteSize() + step.byteSize);
        } else {
            segment = frame.tryShrink(newest, newest.byteSize() / 2);
        }
        if (segment == null) {
            return newest;
        }
        segments.add(segment);
        segment.fill((byte) 0x55);
        checkPattern(segment, segment.byteSize(), (byte) 0x55);
        return segment;
    }

    private static MemorySegment allocated(Step step, ArenaFrame frame) {
        long byteAlignment = 1L << step.alignmentShift;
        if (step.kind == Kind.ALLOCATE_UNINITIALIZED) {
            return frame.uninitialized().allocate(step.byteSize, byteAlignment);
        }
        MemorySegment segment = frame.allocate(step.byteSize, byteAlignment);
        checkZero(segment, 0);
        return segment;
    }
}

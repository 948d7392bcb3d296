package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/// A target that is being checked, step by step, with the claims of its last step.
///
/// Frames form a chain from the root to the target that is being checked, as long as the archive is
/// deep. They are made once and used again.
final class CheckFrame {

    /// The number of pointers on the path from the root to this target.
    final int depth;

    /// The frame of the pointer that leads here, null for the root's.
    final @Nullable CheckFrame outer;

    /// The frame for a target of this one, which is used again.
    private @Nullable CheckFrame inner;

    /// The target that is checked.
    private PendingTarget target = PendingTarget.NOTHING;

    private long steps;
    private long nextStep;

    /// The range of bytes that may be claimed next when all of the target has been checked.
    long outerRangeStart;

    long outerRangeEnd;

    /// The claims of the last step, in the order in which it made them.
    private PendingTarget[] claims = new PendingTarget[0];

    private int claimCount;
    private int nextClaim;

    /// The greatest number of pointers that follow one another from this target on, as far as seen.
    int height;

    CheckFrame(@Nullable CheckFrame outer) {
        this.outer = outer;
        this.depth = outer == null ? 0 : outer.depth + 1;
    }

    CheckFrame inner() {
        if (inner == null) {
            inner = new CheckFrame(this);
        }
        return inner;
    }

    /// Drops the frames that an unusually deep archive has left.
    ///
    /// @param frames the number of frames to keep
    void shrink(int frames) {
        CheckFrame last = this;
        while (last.inner != null && last.depth < frames) {
            last = last.inner;
        }
        last.inner = null;
    }

    void begin(PendingTarget target, long outerRangeStart, long outerRangeEnd) {
        this.target = target;
        this.steps = target.distinctSteps();
        this.nextStep = 0;
        this.height = 0;
        this.outerRangeStart = outerRangeStart;
        this.outerRangeEnd = outerRangeEnd;
        this.claimCount = 0;
        this.nextClaim = 0;
    }

    PendingTarget target() {
        return target;
    }

    /// Whether claims of the last step wait to be followed.
    boolean hasClaims() {
        return claimCount > 0;
    }

    /// Returns a claim to be filled in, the last of the current step.
    PendingTarget addClaim() {
        if (claimCount == claims.length) {
            claims = Arrays.copyOf(claims, Math.max(4, 2 * claims.length));
        }
        PendingTarget claim = claims[claimCount];
        if (claim == null) {
            claim = new PendingTarget();
            claims[claimCount] = claim;
        }
        claimCount++;
        return claim;
    }

    @Nullable PendingTarget takeClaim() {
        return nextClaim < claimCount ? claims[nextClaim++] : null;
    }

    boolean hasSteps() {
        return nextStep < steps;
    }

    /// Checks further steps until one makes a claim, or to the end.
    void checkSteps(ArchiveChecker checker) {
        claimCount = 0;
        nextClaim = 0;
        long end = steps;
        ArchiveType<?, ?> type = target.type;
        if (type == null) {
            CheckedRegion region = Objects.requireNonNull(target.region);
            while (nextStep < end && claimCount == 0) {
                region.checkStep(checker, target.pointer, target.start, nextStep++);
            }
            return;
        }
        long placeBytes = type.placeBytes();
        while (nextStep < end && claimCount == 0) {
            type.check(checker, target.start + nextStep++ * placeBytes);
        }
    }

    /// Returns the way from the pointer that leads here to a byte that the last step looked at.
    String path(MemorySegment archive, long byteOffset) {
        long step = Math.max(nextStep - 1, 0);
        ArchiveType<?, ?> type = target.type;
        if (type == null) {
            return Objects.requireNonNull(target.region)
                    .path(archive, target.pointer, target.start, step, byteOffset);
        }
        long place = target.start + step * type.placeBytes();
        return (target.row ? "[" + step + "]" : "") + type.path(archive, place, byteOffset);
    }
}

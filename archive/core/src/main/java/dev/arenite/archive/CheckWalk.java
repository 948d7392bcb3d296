package dev.arenite.archive;

import java.util.Objects;

/// Follows claims, one after the other, each with everything below its target before the next. Its
/// memory is made once and used again.
final class CheckWalk {

    private static final int FRAMES_KEPT = 64;

    private final CheckFrame rootFrame = new CheckFrame(null);
    private final SharedTargets sharedTargets = new SharedTargets();

    /// Returns the frame of the root, which is being checked and has a claim that must wait.
    CheckFrame begin() {
        rootFrame.begin(PendingTarget.NOTHING, 0, 0);
        return rootFrame;
    }

    /// Drops the noted shared targets, and the frames that an unusually deep archive has left.
    void end() {
        sharedTargets.clear();
        rootFrame.shrink(FRAMES_KEPT);
    }

    void followAll(ArchiveChecker checker) {
        CheckFrame frame = rootFrame;
        while (true) {
            PendingTarget claim = frame.takeClaim();
            if (claim != null) {
                frame = follow(checker, frame, claim);
            } else if (frame.hasSteps()) {
                frame.checkSteps(checker);
            } else if (frame.outer == null) {
                return;
            } else {
                noteShared(frame.target(), frame.height);
                checker.leave(frame, frame.outer);
                frame = frame.outer;
            }
        }
    }

    private CheckFrame follow(ArchiveChecker checker, CheckFrame frame, PendingTarget claim) {
        if (claim.afterwards) {
            Objects.requireNonNull(claim.region).checkStep(checker, claim.pointer, claim.start, 0);
            return frame;
        }
        int known = claim.shared == null ? -1 : known(claim, claim.shared);
        if (known >= 0) {
            checker.reach(sharedTargets.height(known), claim.pointer);
            return frame;
        }
        long targetsStart = checker.claimNow(claim);
        if (needsSteps(checker, claim)) {
            CheckFrame inner = frame.inner();
            checker.enter(inner, claim, targetsStart);
            return inner;
        }
        noteShared(claim, 0);
        return frame;
    }

    /// Whether a target whose bytes have been claimed must be checked step by step.
    private static boolean needsSteps(ArchiveChecker checker, PendingTarget claim) {
        ArchiveType<?, ?> type = claim.type;
        return type == null
                ? claim.region != null
                : !checker.acceptsAll(type, claim.start, claim.steps, claim.byteSize);
    }

    /// Returns the number of a shared target that has been checked, negative if it has not.
    private int known(PendingTarget claim, ArchiveType<?, ?> references) {
        int known = sharedTargets.find(claim.start);
        if (known >= 0 && !sharedTargets.matches(known, references, claim.byteSize)) {
            throw new ViolationSignal(
                    "references to one object must agree in type and length",
                    claim.pointer,
                    claim.pointer);
        }
        return known;
    }

    private void noteShared(PendingTarget claim, int height) {
        if (claim.shared != null) {
            sharedTargets.add(claim.shared, claim.start, claim.byteSize, height);
        }
    }
}

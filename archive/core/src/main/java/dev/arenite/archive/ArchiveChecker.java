package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;

/// Checks that bytes are an archive of a type, before anything is handed out.
///
/// What a pointer leads to must lie before the pointer, and the targets of one place must be
/// disjoint and in checking order, which is writing order. The checker therefore carries a range of
/// bytes that may still be claimed. Claiming a target cuts the range in two: what lies before the
/// target may be claimed by the target's own pointers, what lies behind it by those that follow.
///
/// A type's [check][ArchiveType#check] runs straight through one place and claims what it points
/// to. Claims wait until it returns and are followed then, one after the other, each with all that
/// it leads to before the next: the order of a recursive walk, which shared references need,
/// without recursion. An archive cannot exhaust the stack.
///
/// A checker may be used any number of times, by one thread at a time; an accepted archive costs it
/// no memory once it has seen one as deep.
///
/// ```java
/// ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
/// Optional<ArchiveViolation> violation = checker.check(type, archive, root);
/// ```
public final class ArchiveChecker {

    private static final MemorySegment NOTHING = MemorySegment.ofArray(new byte[0]);
    private static final int FRAMES_KEPT = 64;

    private static final ThreadLocal<ArchiveChecker> OF_THREAD =
            ThreadLocal.withInitial(() -> new ArchiveChecker(CheckLimits.DEFAULT));

    private final CheckLimits ownLimits;
    private final CheckBudget budget;
    private final CheckFrame rootFrame = new CheckFrame(null);
    private final CheckClaim root = new CheckClaim();
    private final SharedTargets sharedTargets = new SharedTargets();

    private MemorySegment archive = NOTHING;
    private CheckFrame current = rootFrame;
    private boolean busy;

    /// Makes a checker.
    public ArchiveChecker(CheckLimits limits) {
        this.ownLimits = Objects.requireNonNull(limits, "limits");
        this.budget = new CheckBudget(limits);
    }

    /// Returns a checker of the current thread, or a new one if that is checking already.
    static ArchiveChecker ofCurrentThread() {
        ArchiveChecker checker = OF_THREAD.get();
        return checker.busy ? new ArchiveChecker(CheckLimits.DEFAULT) : checker;
    }

    /// Checks a root and everything that it leads to.
    ///
    /// @param type    the type of the root
    /// @param archive the memory that positions count in
    /// @param root    the position of the root's place
    /// @return what is broken, or nothing if the bytes are an archive of the type
    /// @throws IllegalStateException if this checker is checking already
    public Optional<ArchiveViolation> check(
            ArchiveType<?, ?> type, MemorySegment archive, long root) {
        return check(type, archive, root, ownLimits);
    }

    Optional<ArchiveViolation> check(
            ArchiveType<?, ?> type, MemorySegment archive, long root, CheckLimits limits) {
        if (busy) {
            throw new IllegalStateException("checker is checking already");
        }
        budget.begin(limits, archive.byteSize());
        this.archive = archive;
        busy = true;
        try {
            checkRoot(type, root);
            return Optional.empty();
        } catch (CheckRefusal refusal) {
            return Optional.of(violation(refusal));
        } finally {
            busy = false;
            this.archive = NOTHING;
            sharedTargets.clear();
            rootFrame.shrink(FRAMES_KEPT);
        }
    }

    private void checkRoot(ArchiveType<?, ?> type, long place) {
        root.set(type, null, place, type.placeBytes(), 1, place);
        rootFrame.begin(CheckClaim.NOTHING, 0, archive.byteSize());
        current = rootFrame;
        requireAligned(place, type.placeAlignment(), place);
        rootFrame.claimRange(place, type.placeBytes(), place);
        rootFrame.begin(root, 0, place);
        CheckFrame frame = rootFrame;
        while (true) {
            CheckClaim claim = frame.takeClaim();
            if (claim != null) {
                frame = follow(frame, claim);
            } else if (frame.hasSteps()) {
                frame.checkSteps(this);
            } else if (frame.outer == null) {
                return;
            } else {
                frame = leave(frame, frame.outer);
            }
        }
    }

    /// Returns the bytes that are checked.
    public MemorySegment archive() {
        return archive;
    }

    /// Refuses the archive unless a rule holds.
    ///
    /// @param holds      whether it does
    /// @param rule       the rule
    /// @param byteOffset where it would be broken
    public void require(boolean holds, String rule, long byteOffset) {
        if (!holds) {
            throw new CheckRefusal(rule, byteOffset, byteOffset);
        }
    }

    /// Refuses the archive unless a rule holds for something that lies elsewhere than the place
    /// that is being checked.
    ///
    /// @param holds      whether it does
    /// @param rule       the rule
    /// @param byteOffset where it would be broken
    /// @param place      a byte of what is being checked, from which the path is told
    public void require(boolean holds, String rule, long byteOffset, long place) {
        if (!holds) {
            throw new CheckRefusal(rule, byteOffset, place);
        }
    }

    /// Says where the keys are that are looked at from now on, for the report should they take too
    /// many [steps][#spend].
    ///
    /// @param place a byte of what is being checked
    public void lookAtKeys(long place) {
        budget.keysAt(place);
    }

    /// Counts steps of hashing, comparing and searching keys. Bytes can be made to ask for many
    /// more of them than there are bytes, so [CheckLimits] limit them.
    ///
    /// @param steps how many, not negative: one for a pointer, an element or 8 bytes of text
    public void spend(long steps) {
        budget.spend(steps);
    }

    /// Claims bytes without rules of their own.
    ///
    /// @param start    the position of the first byte, whatever the archive says
    /// @param byteSize the number of bytes, whatever the archive says
    /// @param pointer  where the pointer is
    public void claimBytes(long start, long byteSize, long pointer) {
        claimBytes(start, byteSize, pointer, false);
    }

    /// Claims text, which must be UTF-8.
    ///
    /// @param start    the position of the first byte, whatever the archive says
    /// @param byteSize the number of bytes, whatever the archive says
    /// @param pointer  where the pointer is
    public void claimText(long start, long byteSize, long pointer) {
        claimBytes(start, byteSize, pointer, true);
    }

    private void claimBytes(long start, long byteSize, long pointer, boolean text) {
        CheckFrame frame = current;
        if (frame.hasClaims()) {
            CheckClaim claim = frame.addClaim();
            claim.set(null, null, start, byteSize, 0, pointer);
            claim.text = text;
            return;
        }
        budget.countObjects(1, pointer);
        frame.claimRange(start, byteSize, pointer);
        if (text) {
            requireText(start, byteSize, pointer);
        }
    }

    /// Claims a place.
    ///
    /// @param type    its type
    /// @param start   its position, whatever the archive says
    /// @param pointer where the pointer is
    public void claimPlace(ArchiveType<?, ?> type, long start, long pointer) {
        claim(type, start, 1, pointer);
    }

    /// Claims places that lie side by side.
    ///
    /// @param type    the type of each
    /// @param start   the position of the first, whatever the archive says
    /// @param count   their number, whatever the archive says
    /// @param pointer where the pointer is
    public void claimPlaces(ArchiveType<?, ?> type, long start, long count, long pointer) {
        CheckClaim claim = claim(type, start, count, pointer);
        if (claim != null) {
            claim.row = true;
        }
    }

    /// Claims a region that is checked in steps of its own.
    ///
    /// @param region        what it is
    /// @param start         its position, whatever the archive says
    /// @param byteSize      its size, whatever the archive says
    /// @param byteAlignment the alignment of its position, a power of two
    /// @param steps         how many steps there are
    /// @param pointer       where the pointer is
    public void claimRegion(
            CheckedRegion region,
            long start,
            long byteSize,
            long byteAlignment,
            long steps,
            long pointer) {
        CheckClaim claim = current.addClaim();
        claim.set(null, region, start, byteSize, steps, pointer);
        claim.byteAlignment = byteAlignment;
    }

    /// Has a region looked at again, by its step 0, when everything claimed so far has been
    /// checked.
    ///
    /// @param region  what it is
    /// @param start   passed to the region
    /// @param pointer passed to the region
    public void checkAfterwards(CheckedRegion region, long start, long pointer) {
        CheckClaim claim = current.addClaim();
        claim.set(null, region, start, 0, 1, pointer);
        claim.afterwards = true;
    }

    /// Claims a place that other references may lead to as well.
    ///
    /// @param references the type of the references, the same for all that may lead to one place
    /// @param type       the type of the place
    /// @param start      its position, whatever the archive says
    /// @param pointer    where the pointer is
    public void claimShared(
            ArchiveType<?, ?> references, ArchiveType<?, ?> type, long start, long pointer) {
        CheckClaim claim = current.addClaim();
        claim.set(type, null, start, type.placeBytes(), 1, pointer);
        claim.shared = references;
    }

    /// Claims places that lie side by side and that other references may lead to as well.
    ///
    /// @param references the type of the references, the same for all that may lead to one target
    /// @param type       the type of each place
    /// @param start      the position of the first, whatever the archive says
    /// @param count      their number, whatever the archive says
    /// @param pointer    where the pointer is
    public void claimSharedPlaces(
            ArchiveType<?, ?> references,
            ArchiveType<?, ?> type,
            long start,
            long count,
            long pointer) {
        long byteSize = byteSize(type, count, pointer);
        CheckClaim claim = current.addClaim();
        claim.set(type, null, start, byteSize, count, pointer);
        claim.shared = references;
        claim.row = true;
    }

    /// Claims text that other references may lead to as well.
    ///
    /// @param references the type of the references, the same for all that may lead to one text
    /// @param start      the position of the first byte, whatever the archive says
    /// @param byteSize   the number of bytes, whatever the archive says
    /// @param pointer    where the pointer is
    public void claimSharedText(
            ArchiveType<?, ?> references, long start, long byteSize, long pointer) {
        CheckClaim claim = current.addClaim();
        claim.set(null, null, start, byteSize, 0, pointer);
        claim.text = true;
        claim.shared = references;
    }

    /// Claims at once what leads nowhere else and needs no look, if nothing claimed before must be
    /// followed first.
    private @Nullable CheckClaim claim(
            ArchiveType<?, ?> type, long start, long count, long pointer) {
        long byteSize = byteSize(type, count, pointer);
        CheckFrame frame = current;
        if (type.checksNothing() && !frame.hasClaims()) {
            budget.countObjects(byteSize == 0 ? count : 1, pointer);
            reach(frame, 0, pointer);
            requireAligned(start, type.placeAlignment(), pointer);
            frame.claimRange(start, byteSize, pointer);
            return null;
        }
        CheckClaim claim = frame.addClaim();
        claim.set(type, null, start, byteSize, count, pointer);
        return claim;
    }

    private CheckFrame follow(CheckFrame frame, CheckClaim claim) {
        if (claim.afterwards) {
            Objects.requireNonNull(claim.region).checkStep(this, claim.pointer, claim.start, 0);
            return frame;
        }
        int known = claim.shared == null ? -1 : known(claim, claim.shared);
        if (known >= 0) {
            reach(frame, sharedTargets.height(known), claim.pointer);
            return frame;
        }
        budget.countObjects(claim.objects(), claim.pointer);
        requireAligned(claim.start, claim.byteAlignment, claim.pointer);
        long rangeStart = frame.rangeStart;
        frame.claimRange(claim.start, claim.byteSize, claim.pointer);
        if (claim.holdsPlaces()) {
            reach(frame, 0, claim.pointer);
        } else if (claim.text) {
            requireText(claim.start, claim.byteSize, claim.pointer);
        }
        if (claim.needsSteps()) {
            current = frame.inner();
            current.begin(claim, rangeStart, claim.start);
            return current;
        }
        noteShared(claim, 0);
        return frame;
    }

    private CheckFrame leave(CheckFrame frame, CheckFrame outer) {
        noteShared(frame.target(), frame.height);
        outer.height = Math.max(outer.height, frame.height + 1);
        current = outer;
        return outer;
    }

    /// Follows a pointer from a frame to a target that leads on so many more times: all together
    /// they must not be too many.
    private void reach(CheckFrame frame, int height, long pointer) {
        budget.requireShallow(frame.depth + 1 + height, pointer);
        frame.height = Math.max(frame.height, height + 1);
    }

    /// Returns the number of a shared target that has been checked, negative if it has not.
    private int known(CheckClaim claim, ArchiveType<?, ?> references) {
        int known = sharedTargets.find(claim.start);
        if (known >= 0 && !sharedTargets.matches(known, references, claim.byteSize)) {
            throw new CheckRefusal(
                    "references to one object must agree in type and length",
                    claim.pointer,
                    claim.pointer);
        }
        return known;
    }

    private void noteShared(CheckClaim claim, int height) {
        if (claim.shared != null) {
            sharedTargets.add(claim.shared, claim.start, claim.byteSize, height);
        }
    }

    private long byteSize(ArchiveType<?, ?> type, long count, long pointer) {
        long placeBytes = type.placeBytes();
        // Without a product, which could overflow.
        if (count < 0 || (placeBytes > 0 && count > archive.byteSize() / placeBytes)) {
            throw new CheckRefusal("target must end before its pointer", pointer, pointer);
        }
        return count * placeBytes;
    }

    private void requireText(long start, long byteSize, long pointer) {
        if (!Utf8.isValid(archive, start, byteSize)) {
            throw new CheckRefusal("text must be UTF-8", start, pointer);
        }
    }

    private void requireAligned(long start, long byteAlignment, long pointer) {
        if ((start & (byteAlignment - 1)) != 0) {
            throw new CheckRefusal("target must be aligned", pointer, pointer);
        }
    }

    private ArchiveViolation violation(CheckRefusal refusal) {
        StringBuilder path = new StringBuilder();
        long byteOffset = refusal.place;
        for (CheckFrame frame = current; frame != null; frame = frame.outer) {
            path.insert(0, frame.path(archive, byteOffset));
            byteOffset = frame.target().pointer;
        }
        return new ArchiveViolation(refusal.rule, refusal.byteOffset, path.toString());
    }
}

package dev.arenite.archive;

import dev.arenite.archive.internal.Utf8;

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
/// no memory once it has seen one as deep. It refers to what it checks only while it does.
///
/// ```java
/// ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
/// MemorySegment archive = MemorySegment.ofArray(bytes);
/// long root = Archive.rootPosition(ORDER, archive);
/// Optional<ArchiveViolation> violation = checker.check(ORDER, archive, root);
/// ```
public final class ArchiveChecker {

    private static final MemorySegment NOTHING = MemorySegment.ofArray(new byte[0]);

    private final CheckLimits ownLimits;
    private final CheckBudget budget;
    private final CheckWalk walk;

    /// What is being checked; null while nothing is.
    private @Nullable MemorySegment archive;

    /// The target that is being checked, null for the root until a claim must wait.
    private @Nullable CheckFrame frame;

    /// The bytes that may be claimed next are those from `rangeStart` to `rangeEnd`.
    private long rangeStart;
    private long rangeEnd;

    /// Makes a checker.
    public ArchiveChecker(CheckLimits limits) {
        this(limits, new CheckWalk(), new CheckBudget());
    }

    ArchiveChecker(CheckLimits limits, CheckWalk walk, CheckBudget budget) {
        this.ownLimits = Objects.requireNonNull(limits, "limits");
        this.walk = walk;
        this.budget = budget;
    }

    boolean isBusy() {
        return archive != null;
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
        return check(type, archive, 0, root, ownLimits, archive.byteSize());
    }

    Optional<ArchiveViolation> check(
            ArchiveType<?, ?> type,
            MemorySegment archive,
            long start,
            long root,
            CheckLimits limits,
            long archiveBytes) {
        if (isBusy()) {
            throw new IllegalStateException("checker is checking already");
        }
        rangeStart = start;
        rangeEnd = archive.byteSize();
        budget.begin(limits, archiveBytes);
        this.archive = archive;
        ArchiveType<?, ?> claimed = null;
        try {
            long last = rangeEnd - type.placeBytes();
            require(root >= start && root <= last, "archive must hold its root", root);
            require((root & (type.placeAlignment() - 1)) == 0, "root must be aligned", root);
            rangeEnd = root;
            claimed = type;
            type.check(this, root);
            if (frame != null) {
                walk.followAll(this);
            }
            return Optional.empty();
        } catch (ViolationSignal refusal) {
            return Optional.of(CheckReport.of(refusal, archive, frame, claimed, root));
        } finally {
            this.archive = null;
            if (frame != null) {
                frame = null;
                walk.end();
            }
        }
    }

    /// Returns the bytes that are checked.
    public MemorySegment archive() {
        return archive == null ? NOTHING : archive;
    }

    /// Refuses the archive unless a rule holds.
    ///
    /// @param holds      whether it does
    /// @param rule       the rule
    /// @param byteOffset where it would be broken
    public void require(boolean holds, String rule, long byteOffset) {
        require(holds, rule, byteOffset, byteOffset);
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
            throw new ViolationSignal(rule, byteOffset, place);
        }
    }

    /// Returns the refusal of a value that is not accepted although its bytes are in order; to be
    /// thrown. If the memory is gone, that is no fault of the value: the cause is returned.
    ///
    /// @param type  the type that does not accept it, at which the path ends
    /// @param place the position of the value's place
    /// @param rule  the rule that the value breaks
    /// @param cause what was thrown at the value; the path of an [ArchiveReadException] leads on
    @SuppressWarnings("exports") // Of Nullable, which only tools look for.
    public RuntimeException refusal(
            ArchiveType<?, ?> type, long place, String rule, @Nullable RuntimeException cause) {
        if (cause != null && !archive().scope().isAlive()) {
            return cause;
        }
        return ViolationSignal.ofValue(type, place, rule, cause);
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
    /// @param steps how many, not negative: one for a pointer, an element, a field or 8 bytes of it
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
        if (hasClaims()) {
            PendingTarget claim = addClaim();
            claim.set(null, null, start, byteSize, 0, pointer);
            claim.text = text;
            return;
        }
        budget.countObjects(1, pointer);
        claimRange(start, byteSize, pointer);
        if (text && !Utf8.isValid(archive(), start, byteSize)) {
            throw new ViolationSignal("text must be UTF-8", start, pointer);
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
        PendingTarget claim = claim(type, start, count, pointer);
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
        PendingTarget claim = addClaim();
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
        PendingTarget claim = addClaim();
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
        PendingTarget claim = addClaim();
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
        PendingTarget claim = addClaim();
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
        PendingTarget claim = addClaim();
        claim.set(null, null, start, byteSize, 0, pointer);
        claim.text = true;
        claim.shared = references;
    }

    /// Claims at once what leads nowhere else and needs no look, if nothing claimed before must be
    /// followed first.
    private @Nullable PendingTarget claim(
            ArchiveType<?, ?> type, long start, long count, long pointer) {
        long byteSize = byteSize(type, count, pointer);
        if (type.acceptsAnyBytes() && !hasClaims()) {
            budget.countObjects(byteSize == 0 ? count : 1, pointer);
            reach(0, pointer);
            requireAligned(start, type.placeAlignment(), pointer);
            claimRange(start, byteSize, pointer);
            return null;
        }
        PendingTarget claim = addClaim();
        claim.set(type, null, start, byteSize, count, pointer);
        return claim;
    }

    /// Whether claims of the last step wait to be followed; what comes after them must wait, too.
    private boolean hasClaims() {
        return frame != null && frame.hasClaims();
    }

    private PendingTarget addClaim() {
        if (frame == null) {
            frame = walk.begin();
        }
        return frame.addClaim();
    }

    /// Settles what a claim that waited says of its target, but for what the target leads to.
    ///
    /// @return where the target's own pointers may lead from on
    long claimNow(PendingTarget claim) {
        long targetsStart = rangeStart;
        budget.countObjects(claim.objects(), claim.pointer);
        requireAligned(claim.start, claim.byteAlignment, claim.pointer);
        claimRange(claim.start, claim.byteSize, claim.pointer);
        if (claim.holdsPlaces()) {
            reach(0, claim.pointer);
        } else if (claim.text && !Utf8.isValid(archive(), claim.start, claim.byteSize)) {
            throw new ViolationSignal("text must be UTF-8", claim.start, claim.pointer);
        }
        return targetsStart;
    }

    /// Turns to a target, whose pointers may claim what lies before it.
    void enter(CheckFrame inner, PendingTarget claim, long targetsStart) {
        inner.begin(claim, rangeStart, rangeEnd);
        rangeStart = targetsStart;
        rangeEnd = claim.start;
        frame = inner;
    }

    /// Returns to where the pointer is.
    void leave(CheckFrame inner, CheckFrame outer) {
        outer.height = Math.max(outer.height, inner.height + 1);
        rangeStart = inner.outerRangeStart;
        rangeEnd = inner.outerRangeEnd;
        frame = outer;
    }

    /// Takes the bytes of a target; those behind it may be claimed next.
    private void claimRange(long start, long byteSize, long pointer) {
        if (start < rangeStart || start > rangeEnd) {
            throw new ViolationSignal(
                    "target must lie before its pointer and behind the target before it",
                    pointer,
                    pointer);
        }
        if (byteSize < 0 || byteSize > rangeEnd - start) {
            throw new ViolationSignal("target must end before its pointer", pointer, pointer);
        }
        rangeStart = start + byteSize;
    }

    /// Follows a pointer to a target that leads on so many more times: all together they must not
    /// be too many.
    void reach(int height, long pointer) {
        budget.requireShallow((frame == null ? 0 : frame.depth) + 1 + height, pointer);
        if (frame != null) {
            frame.height = Math.max(frame.height, height + 1);
        }
    }

    private long byteSize(ArchiveType<?, ?> type, long count, long pointer) {
        long byteSize = count * type.placeBytes();
        boolean fits = Math.multiplyHigh(count, type.placeBytes()) == 0 && byteSize >= 0;
        if (count < 0 || !fits || byteSize > archive().byteSize()) {
            throw new ViolationSignal("target must end before its pointer", pointer, pointer);
        }
        return byteSize;
    }

    private void requireAligned(long start, long byteAlignment, long pointer) {
        if ((start & (byteAlignment - 1)) != 0) {
            throw new ViolationSignal("target must be aligned", pointer, pointer);
        }
    }
}

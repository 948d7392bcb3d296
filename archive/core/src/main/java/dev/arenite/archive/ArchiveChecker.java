package dev.arenite.archive;

import dev.arenite.archive.internal.Utf8;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;

/// Checks that bytes are an archive of a type, before anything is handed out.
///
/// The target of a pointer must lie before the pointer. The targets of one place must be disjoint
/// and in checking order, which is writing order. The checker therefore carries a range of bytes
/// that may still be claimed. Claiming a target cuts the range in two: the target's own pointers
/// may claim the bytes before the target, and the pointers that follow may claim the bytes behind
/// it.
///
/// A type's [check][ArchiveType#check] runs straight through one place and claims the targets of
/// its pointers. The claims wait until the check returns. Then they are followed one after the
/// other, each with everything below its target before the next. This is the order of a recursive
/// walk, which shared references need, but without recursion: an archive cannot exhaust the stack.
///
/// A checker may be used any number of times, by one thread at a time; an accepted archive costs it
/// no memory once it has checked another one of the same depth. It refers to an archive only while
/// it checks it.
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

    /// The archive that is being checked; null while none is.
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
    /// @return the violation, or empty if the bytes are an archive of the type
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

    /// Compares two archived keys of one memory, in place.
    ///
    /// @param archive the memory that positions count in
    /// @param left    the position of a key that has been checked
    /// @param right   the position of another one
    /// @return a negative number, zero or a positive number, as [Comparable#compareTo] does
    /// @throws IllegalStateException if this checker is checking
    public int compare(ArchiveKey<?> key, MemorySegment archive, long left, long right) {
        if (isBusy()) {
            throw new IllegalStateException("checker is checking already");
        }
        budget.begin(ownLimits, Long.MAX_VALUE);
        this.archive = archive;
        try {
            return key.compareArchived(this, left, right);
        } finally {
            this.archive = null;
        }
    }

    /// Returns the bytes that are checked.
    public MemorySegment archive() {
        return archive == null ? NOTHING : archive;
    }

    /// Refuses the archive unless a rule holds.
    ///
    /// @param holds      whether the rule holds
    /// @param rule       the rule
    /// @param byteOffset the position at which it would be broken
    public void require(boolean holds, String rule, long byteOffset) {
        require(holds, rule, byteOffset, byteOffset);
    }

    /// Refuses the archive unless a rule holds for bytes outside of the place that is being
    /// checked.
    ///
    /// @param holds      whether the rule holds
    /// @param rule       the rule
    /// @param byteOffset the position at which it would be broken
    /// @param place      the position of a byte of the place or region that is being checked, for
    ///     the path in the report
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
    /// @param cause the exception thrown at the value, if any; the path of an
    ///     [ArchiveReadException] is appended
    @SuppressWarnings("exports") // Of Nullable, which only tools look for.
    public RuntimeException refusal(
            ArchiveType<?, ?> type, long place, String rule, @Nullable RuntimeException cause) {
        if (cause != null && !archive().scope().isAlive()) {
            return cause;
        }
        return ViolationSignal.ofValue(type, place, rule, cause);
    }

    /// Sets the position of the keys that are looked at from now on. The report names it if they
    /// take too many [steps][#spend].
    ///
    /// @param place the position of a byte of the place or region that is being checked
    public void lookAtKeys(long place) {
        budget.keysAt(place);
    }

    /// Counts steps of hashing, comparing and searching keys. A crafted archive can demand many
    /// more steps than it has bytes, so [CheckLimits] limit them.
    ///
    /// @param steps the number of steps, not negative: one for each pointer, element, field or 8
    ///     bytes of it
    public void spend(long steps) {
        budget.spend(steps);
    }

    /// Claims bytes without rules of their own.
    ///
    /// @param start    the position of the first byte as the archive states it, unchecked
    /// @param byteSize the number of bytes as the archive states it, unchecked
    /// @param pointer  the position of the pointer
    public void claimBytes(long start, long byteSize, long pointer) {
        claimBytes(start, byteSize, pointer, false);
    }

    /// Claims text, which must be UTF-8.
    ///
    /// @param start    the position of the first byte as the archive states it, unchecked
    /// @param byteSize the number of bytes as the archive states it, unchecked
    /// @param pointer  the position of the pointer
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
    /// @param start   its position as the archive states it, unchecked
    /// @param pointer the position of the pointer
    public void claimPlace(ArchiveType<?, ?> type, long start, long pointer) {
        addPlaces(type, start, 1, pointer);
    }

    /// Claims places that lie side by side.
    ///
    /// @param type    the type of each
    /// @param start   the position of the first as the archive states it, unchecked
    /// @param count   their number as the archive states it, unchecked
    /// @param pointer the position of the pointer
    public void claimPlaces(ArchiveType<?, ?> type, long start, long count, long pointer) {
        addPlaces(type, start, count, pointer).row = true;
    }

    /// Whether bytes may be claimed at once: they are free, and no earlier claim must be followed
    /// first. Then they may be read, to be [accepted][ArchiveType#acceptsAll] and
    /// [claimed][#claimAccepted]; otherwise they must be [claimed as places][#claimPlaces].
    ///
    /// Small, as all of this way, so that it becomes a part of the types that call it.
    ///
    /// @param start         the position of the first byte as the archive states it, unchecked
    /// @param byteSize      the number of bytes, negative if it is too large to be known
    /// @param byteAlignment the alignment that the position must have, a power of two
    public boolean mayClaim(long start, long byteSize, long byteAlignment) {
        return byteSize >= 0
                && start >= rangeStart
                && start <= rangeEnd
                && byteSize <= rangeEnd - start
                && (start & (byteAlignment - 1)) == 0
                && !hasClaims();
    }

    /// Claims bytes that [may be claimed][#mayClaim], as places that have been accepted.
    ///
    /// @param start    the position of the first byte
    /// @param byteSize the number of bytes
    /// @param pointer  the position of the pointer
    public void claimAccepted(long start, long byteSize, long pointer) {
        budget.countObjects(Math.min(byteSize, 1), pointer);
        reach(0, pointer);
        rangeStart = start + byteSize;
    }

    /// Claims a region that is checked in steps of its own.
    ///
    /// @param region        the region
    /// @param start         its position as the archive states it, unchecked
    /// @param byteSize      its size as the archive states it, unchecked
    /// @param byteAlignment the alignment of its position, a power of two
    /// @param steps         the number of steps
    /// @param pointer       the position of the pointer
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

    /// Has a region checked once more, by its step 0, when everything claimed so far has been
    /// checked.
    ///
    /// @param region  the region
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
    /// @param start      its position as the archive states it, unchecked
    /// @param pointer    the position of the pointer
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
    /// @param start      the position of the first as the archive states it, unchecked
    /// @param count      their number as the archive states it, unchecked
    /// @param pointer    the position of the pointer
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
    /// @param start      the position of the first byte as the archive states it, unchecked
    /// @param byteSize   the number of bytes as the archive states it, unchecked
    /// @param pointer    the position of the pointer
    public void claimSharedText(
            ArchiveType<?, ?> references, long start, long byteSize, long pointer) {
        PendingTarget claim = addClaim();
        claim.set(null, null, start, byteSize, 0, pointer);
        claim.text = true;
        claim.shared = references;
    }

    private PendingTarget addPlaces(ArchiveType<?, ?> type, long start, long count, long pointer) {
        long byteSize = byteSize(type, count, pointer);
        PendingTarget claim = addClaim();
        claim.set(type, null, start, byteSize, count, pointer);
        return claim;
    }

    /// Whether claimed bytes alone are enough to accept the places in them.
    boolean acceptsAll(ArchiveType<?, ?> type, long start, long count, long byteSize) {
        // Places without bytes are all the same.
        long distinct = byteSize == 0 ? Math.min(count, 1) : count;
        return distinct == 0
                || type.acceptsAnyBytes()
                || type.acceptsAll(archive(), start, distinct);
    }

    /// Whether claims of the last step wait to be followed; claims after them must wait, too.
    private boolean hasClaims() {
        return frame != null && frame.hasClaims();
    }

    private PendingTarget addClaim() {
        if (frame == null) {
            frame = walk.begin();
        }
        return frame.addClaim();
    }

    /// Claims a waiting target's bytes; checks count, alignment, depth and text, not its own
    /// pointers.
    ///
    /// @return the first position to which the target's own pointers may lead
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

    /// Enters a target: its pointers may claim the bytes before it.
    void enter(CheckFrame inner, PendingTarget claim, long targetsStart) {
        inner.begin(claim, rangeStart, rangeEnd);
        rangeStart = targetsStart;
        rangeEnd = claim.start;
        frame = inner;
    }

    /// Returns from a target to the one that holds the pointer to it.
    void leave(CheckFrame inner, CheckFrame outer) {
        outer.height = Math.max(outer.height, inner.height + 1);
        rangeStart = inner.outerRangeStart;
        rangeEnd = inner.outerRangeEnd;
        frame = outer;
    }

    /// Takes the bytes of a target; the bytes behind it may be claimed next.
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

    /// Refuses the archive if the path through this pointer, plus `height` pointers below its
    /// target, exceeds `maxDepth`.
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

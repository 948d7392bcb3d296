package dev.arenite.archive;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Checks archives that lie one behind the other and have one origin, such as those of a file.
///
/// In two respects this is stricter than an [ArchiveChecker]. The targets below a root must lie
/// between the end of the archive before and the root, so that no byte belongs to two archives. And
/// all archives together may have no more objects beyond the number of their bytes, and take no
/// more steps beyond those that their bytes allow for, than [CheckLimits] allow for one archive. So
/// the number of bytes bounds the work, for any number of roots.
///
/// Belongs to one thread at a time. The parts of a series may be checked by several checkers that
/// [share][#SeriesChecker(CheckLimits, AtomicLong)] what is left: then each of the threads may take
/// as much before the others notice.
public final class SeriesChecker {

    /// The number of uses of one checker; an old one makes the collector's barrier expensive, see
    /// [ThreadChecker].
    private static final int USES = 1 << 10;

    private final CheckLimits limits;
    private final CheckWalk walk = new CheckWalk();
    private final CheckBudget budget = new CheckBudget();
    private ArchiveChecker checker;
    private int uses;

    /// The objects that the archives may still have beyond their bytes.
    private final AtomicLong spareObjects;

    /// Makes a checker for a new series.
    ///
    /// @param limits the limits for each archive, and for all archives together beyond their bytes
    public SeriesChecker(CheckLimits limits) {
        this(limits, new AtomicLong(limits.maxObjects()));
    }

    /// Makes a checker for a part of a series.
    ///
    /// @param limits       the limits for each archive
    /// @param spareObjects the objects that all archives of the series may still have together
    ///     beyond their bytes; this checker takes away what it needs
    public SeriesChecker(CheckLimits limits, AtomicLong spareObjects) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.checker = new ArchiveChecker(limits, walk, budget);
        this.spareObjects = Objects.requireNonNull(spareObjects, "spareObjects");
    }

    /// Checks the next archive. Once one has been refused, the series is not to be continued.
    ///
    /// @param type   the type of the root
    /// @param memory the memory that positions count in
    /// @param start  the end of the archive before in this memory, 0 if there is none
    /// @param root   the position of the root's place
    /// @throws ArchiveFormatException if the bytes are not an archive of the type, within the
    ///     limits
    public void require(ArchiveType<?, ?> type, MemorySegment memory, long start, long root) {
        long archiveBytes = Math.max(root - start, 0) + type.placeBytes();
        CheckLimits allowed = allowed(archiveBytes);
        Optional<ArchiveViolation> violation =
                youngChecker().check(type, memory, start, root, allowed, archiveBytes);
        // The steps may exceed the spare objects: the bytes of the archive add to their limit.
        long unpaid = budget.unpaid(allowed.maxObjects(), archiveBytes);
        if (unpaid > 0) {
            spareObjects.updateAndGet(spare -> Math.max(0, spare - unpaid));
        }
        if (violation.isPresent()) {
            throw new ArchiveFormatException(violation.get());
        }
    }

    private CheckLimits allowed(long archiveBytes) {
        long maxObjects = limits.maxObjects();
        long spare = spareObjects.get();
        return spare >= maxObjects - archiveBytes
                ? limits
                : limits.withMaxObjects(spare + archiveBytes);
    }

    private ArchiveChecker youngChecker() {
        if (++uses == USES) {
            uses = 0;
            checker = new ArchiveChecker(limits, walk, budget);
        }
        return checker;
    }
}

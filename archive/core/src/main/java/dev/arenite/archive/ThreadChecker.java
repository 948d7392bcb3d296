package dev.arenite.archive;

/// A checker for code that has none of its own: each thread gets its own, and gets it back next
/// time.
///
/// A checker refers to an archive only while it checks it. Stored in an old object, each such
/// reference makes G1 execute a memory fence, which takes longer than the check of a small archive;
/// so the checker is replaced by a new one long before a collector would call it old.
final class ThreadChecker {

    private static final int USES = 1 << 10;

    private static final ThreadLocal<ThreadChecker> OF_THREAD =
            ThreadLocal.withInitial(ThreadChecker::new);

    private final CheckWalk walk = new CheckWalk();
    private final CheckBudget budget = new CheckBudget();
    private ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT, walk, budget);
    private int uses;

    private ThreadChecker() {}

    /// Returns a checker of the current thread, or a new one if that is checking already.
    static ArchiveChecker get() {
        ThreadChecker mine = OF_THREAD.get();
        if (mine.checker.isBusy()) {
            return new ArchiveChecker(CheckLimits.DEFAULT);
        }
        if (++mine.uses == USES) {
            mine.uses = 0;
            mine.checker = new ArchiveChecker(CheckLimits.DEFAULT, mine.walk, mine.budget);
        }
        return mine.checker;
    }
}

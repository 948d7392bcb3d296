package dev.arenite.archive;

/// The depth and the objects that the value being written may still take, by the [CheckLimits] of
/// its readers. A value written within limits is neither too deep nor too large for a reader with
/// the same limits.
///
/// Writing recurses as deeply as the value, so without a limit a value could end in a
/// [StackOverflowError]. A type that writes anything but text out of line counts it here: the
/// number of pointers that lead there, and the number of objects there. Elements that lie side by
/// side are one object, but elements of size 0 are one each.
///
/// ```java
/// out.budget().enter();
/// try {
///     ORDER.serialize(value, out, resolver, at);
/// } finally {
///     out.budget().leave();
/// }
/// ```
///
/// Text is counted where it is written: it is an object, and its pointer is not a level.
///
/// Belongs to its writer.
public final class WriteBudget {

    private static final long UNLIMITED = Long.MAX_VALUE;

    private int maxDepth = CheckLimits.DEFAULT.maxDepth();
    private long maxObjects = CheckLimits.DEFAULT.maxObjects();

    /// The current depth, and the objects of the innermost root; both, and the greatest depth, are
    /// assigned directly by the writer's rollback, which must not make calls.
    int depth;
    long objects;

    /// The greatest depth since the innermost shared object began.
    int deepest;

    /// Whether no value is being written: bytes between archives count in none of them.
    boolean idle = true;

    /// The objects that roots of a series may still have beyond their bytes; without a series,
    /// [#UNLIMITED].
    private long spareObjects = UNLIMITED;

    WriteBudget() {}

    void limit(CheckLimits limits) {
        maxDepth = limits.maxDepth();
        maxObjects = limits.maxObjects();
        spareObjects = UNLIMITED;
    }

    void limitSeries(CheckLimits limits, long spare) {
        limit(limits);
        spareObjects = spare;
    }

    /// Returns the objects that roots of a series may still have beyond their bytes; without a
    /// series, [Long#MAX_VALUE].
    long spareObjects() {
        return spareObjects;
    }

    /// Counts a pointer to an object. A type calls this before it writes the object.
    ///
    /// @throws ArchiveLimitException if the limits allow no further level or no further object;
    ///     nothing has been counted
    public void enter() {
        enter(1, 1);
    }

    /// Counts pointers that follow one another, and the objects behind the last.
    ///
    /// @param levels  the number of pointers, at least 1
    /// @param objects the number of objects, not negative
    /// @throws ArchiveLimitException if there would be more than the limits allow; nothing has been
    ///     counted
    public void enter(int levels, long objects) {
        reach(levels);
        countObjects(objects);
        depth += levels;
    }

    /// Counts objects whose pointers are not levels: bytes without rules of their own.
    ///
    /// @param count their number, not negative
    /// @throws ArchiveLimitException if there would be more than the limit; nothing has been
    ///     counted
    public void countObjects(long count) {
        if (count > maxObjects - objects) {
            refuseUnlessIdle(count);
        }
        objects += count;
    }

    private void refuseUnlessIdle(long count) {
        if (!idle) {
            throw exceeded("maxObjects", maxObjects, objects, count);
        }
        objects = 0;
    }

    /// Counts and leaves pointers to a target that has been written already.
    ///
    /// @param levels their number along the longest way
    void reach(int levels) {
        if (levels > maxDepth - depth) {
            throw exceeded("maxDepth", maxDepth, depth, levels);
        }
        deepest = Math.max(deepest, depth + levels);
    }

    /// Returns from the target of a pointer, whether it could be written or not.
    public void leave() {
        depth--;
    }

    /// Returns from pointers that were counted together.
    public void leave(int levels) {
        depth -= levels;
    }

    /// Accepts a root of a series, unless its readers would not.
    ///
    /// @param archiveBytes the size of its archive
    void acceptRoot(long archiveBytes) {
        if (spareObjects != UNLIMITED) {
            long beyondBytes = Math.max(0, objects - archiveBytes);
            if (beyondBytes > spareObjects) {
                throw exceeded("maxObjects", archiveBytes + spareObjects, objects, 0);
            }
            spareObjects -= beyondBytes;
        }
    }

    private static ArchiveLimitException exceeded(String name, long limit, long used, long more) {
        return new ArchiveLimitException(
                new ExceededLimit(name, limit, Math.min(more, Long.MAX_VALUE - used) + used));
    }
}

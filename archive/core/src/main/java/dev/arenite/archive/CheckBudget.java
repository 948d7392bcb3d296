package dev.arenite.archive;

/// The objects and key steps that remain for the archive that is being checked.
final class CheckBudget {

    /// The number of steps that the keys may take for each byte of the archive. Looking at each key
    /// once takes at most one; the rest is for keys to which many references lead, and for searches
    /// with collisions.
    private static final long STEPS_PER_BYTE = 8;

    private int maxDepth;
    private long maxObjects;
    private long maxSteps;

    /// The objects and steps that are left.
    private long objects;

    private long steps;
    private long keysAt;

    /// Starts with the full numbers that the limits allow.
    void begin(CheckLimits limits, long archiveBytes) {
        maxDepth = limits.maxDepth();
        maxObjects = limits.maxObjects();
        objects = maxObjects;
        long perByte = Math.min(archiveBytes, Long.MAX_VALUE / STEPS_PER_BYTE) * STEPS_PER_BYTE;
        maxSteps = maxObjects > Long.MAX_VALUE - perByte ? Long.MAX_VALUE : perByte + maxObjects;
        steps = maxSteps;
    }

    void countObjects(long count, long pointer) {
        if (count > objects) {
            throw new ViolationSignal(
                    "archive must not have more objects",
                    pointer,
                    exceeded("maxObjects", maxObjects, objects, count));
        }
        objects -= count;
    }

    /// Sets the position of the keys that take the steps from now on, for the report.
    void keysAt(long place) {
        keysAt = place;
    }

    void spend(long count) {
        if (count > steps) {
            throw new ViolationSignal(
                    "keys must not take more steps",
                    keysAt,
                    exceeded("maxKeySteps", maxSteps, steps, count));
        }
        steps -= count;
    }

    /// @param depth the number of pointers on the path to the target, and on from there
    void requireShallow(int depth, long pointer) {
        if (depth > maxDepth) {
            throw new ViolationSignal(
                    "archive must not be nested more deeply",
                    pointer,
                    new ExceededLimit("maxDepth", maxDepth, depth));
        }
    }

    private static ExceededLimit exceeded(String name, long limit, long left, long count) {
        long used = limit - left;
        return new ExceededLimit(name, limit, Math.min(count, Long.MAX_VALUE - used) + used);
    }

    /// Returns the excess of the archive over the objects and steps that its bytes alone allow for,
    /// one object and [#STEPS_PER_BYTE] steps for each byte. Of both excesses the greater one, 0 if
    /// there is none.
    ///
    /// @param maxObjects the limit that it began with
    long unpaid(long maxObjects, long archiveBytes) {
        long unpaidObjects = maxObjects - objects - archiveBytes;
        long unpaidSteps = maxObjects - steps;
        return Math.max(0, Math.max(unpaidObjects, unpaidSteps));
    }
}

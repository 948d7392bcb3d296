package dev.arenite.archive;

/// What the archive that is being checked may still ask for.
final class CheckBudget {

    /// How many steps the keys may take for each byte of the archive. Looking at each key once
    /// takes one at most; the rest is for keys that many references lead to, and for searches
    /// that collide.
    private static final long STEPS_PER_BYTE = 8;

    private int maxDepth;
    private long maxObjects;
    private long maxSteps;

    /// The objects and steps that are left.
    private long objects;

    private long steps;
    private long keysAt;

    /// Starts with all that the limits allow for.
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

    /// Says where the keys are that take the steps from now on, for the report.
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

    /// @param depth how many pointers lead to the target, and on from there
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

    /// Returns how far the archive went beyond what its bytes alone allow for: one object and
    /// [#STEPS_PER_BYTE] steps for each.
    ///
    /// @param maxObjects the limit that it began with
    long unpaid(long maxObjects, long archiveBytes) {
        long unpaidObjects = maxObjects - objects - archiveBytes;
        long unpaidSteps = maxObjects - steps;
        return Math.max(0, Math.max(unpaidObjects, unpaidSteps));
    }
}

package dev.arenite.tests;

/// Checks that report the expected result.
final class Expect {

    private Expect() {}

    /// Checks that an action throws, and returns the exception.
    static <E extends Throwable> E expect(Class<E> type, String what, Runnable action) {
        try {
            action.run();
        } catch (Throwable thrown) {
            if (type.isInstance(thrown)) {
                return type.cast(thrown);
            }
            throw new AssertionError(
                    what + " throws " + thrown + ", not " + type.getName(), thrown);
        }
        throw new AssertionError(what + " is accepted");
    }

    static void checkEquals(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError(what + ": expected=" + expected + " actual=" + actual);
        }
    }

    static void checkEquals(String what, long expected, long actual) {
        if (expected != actual) {
            throw new AssertionError(what + ": expected=" + expected + " actual=" + actual);
        }
    }

    static void require(boolean condition, String broken) {
        if (!condition) {
            throw new AssertionError(broken);
        }
    }
}

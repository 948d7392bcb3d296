package dev.arenite.arena;

import java.util.concurrent.atomic.AtomicLong;

/// Names that no arena had before: whoever counts the arenas of a name must not see one that a
/// failed test has left open.
final class FreshNames {

    private static final AtomicLong COUNT = new AtomicLong();

    private FreshNames() {}

    /// Returns a name that begins in a way that can be read.
    static String of(String what) {
        return what + " " + COUNT.incrementAndGet();
    }
}

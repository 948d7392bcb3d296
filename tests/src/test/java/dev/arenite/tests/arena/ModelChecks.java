package dev.arenite.tests.arena;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What a model demands, step by step.
final class ModelChecks {

    private ModelChecks() {}

    static void checkPattern(MemorySegment segment, long byteSize, byte pattern) {
        for (long at = 0; at < byteSize; at++) {
            check(segment.get(ValueLayout.JAVA_BYTE, at) == pattern, "contents changed");
        }
    }

    static void checkZero(MemorySegment segment, long from) {
        for (long at = from; at < segment.byteSize(); at++) {
            check(segment.get(ValueLayout.JAVA_BYTE, at) == 0, "not zero");
        }
    }

    static void expect(Class<? extends Exception> type, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException thrown) {
            check(type.isInstance(thrown), "wrong exception: " + thrown);
            return;
        }
        throw new AssertionError("nothing was thrown, expected " + type.getSimpleName());
    }

    static void check(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }
}

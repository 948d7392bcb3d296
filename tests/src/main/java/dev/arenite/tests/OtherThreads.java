package dev.arenite.tests;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Performs checks in threads other than the current one.
final class OtherThreads {

    private OtherThreads() {}

    /// Performs a check in a platform thread and in a virtual one.
    ///
    /// @throws AssertionError if the check throws there
    static void check(Runnable check) throws InterruptedException {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (Thread.Builder builder : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            Thread thread =
                    builder.uncaughtExceptionHandler((_, thrown) -> failure.set(thrown))
                            .start(check);
            thread.join();
            Throwable thrown = failure.get();
            if (thrown != null) {
                throw new AssertionError(thrown.getMessage(), thrown);
            }
        }
    }
}

package dev.arenite.scratch;

import org.jspecify.annotations.Nullable;

/// Who may use a scratch: the thread that made it, until it is closed.
final class Confinement {

    private final String name;
    private final Thread owner = Thread.currentThread();

    /// The owner, null once closed: one comparison answers both questions.
    private @Nullable Thread user = owner;

    Confinement(String name) {
        this.name = name;
    }

    /// Checks that the scratch may be used by the current thread.
    ///
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if the current thread is not the owner
    void check() {
        if (Thread.currentThread() != user) {
            throw refusal();
        }
    }

    /// Checks the thread only.
    ///
    /// @throws WrongThreadException if the current thread is not the owner
    void checkThread() {
        if (Thread.currentThread() != owner) {
            throw refusal();
        }
    }

    void end() {
        user = null;
    }

    private RuntimeException refusal() {
        Thread caller = Thread.currentThread();
        return caller == owner
                ? new IllegalStateException("scratch is closed: scratch=" + name)
                : new WrongThreadException(
                        "called from a thread other than the owner: scratch="
                                + name
                                + " owner="
                                + owner.getName()
                                + " caller="
                                + caller.getName());
    }
}

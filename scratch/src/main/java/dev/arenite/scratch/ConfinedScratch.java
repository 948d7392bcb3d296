package dev.arenite.scratch;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// A scratch that its maker's thread may use, until it is closed.
abstract sealed class ConfinedScratch extends BlockStack implements Scratch
        permits AllocScratch, BumpScratch {

    /// Who the scratch belongs to.
    final String name;

    private final Thread owner = Thread.currentThread();

    /// The owner, null once closed: one comparison answers both questions.
    private @Nullable Thread user = owner;

    ConfinedScratch(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /// Checks that the scratch may be used by the current thread.
    ///
    /// @throws IllegalStateException if the scratch is closed
    /// @throws WrongThreadException  if the current thread is not the owner
    final void check() {
        if (Thread.currentThread() != user) {
            throw refusal();
        }
    }

    /// Checks the thread only.
    ///
    /// @throws WrongThreadException if the current thread is not the owner
    final void checkThread() {
        if (Thread.currentThread() != owner) {
            throw refusal();
        }
    }

    /// Refuses all further use.
    final void end() {
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

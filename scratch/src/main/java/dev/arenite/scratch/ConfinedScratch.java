package dev.arenite.scratch;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// A scratch that only the thread that made it may use, until the scratch is closed.
abstract sealed class ConfinedScratch extends BlockStack implements Scratch
        permits AllocScratch, BumpScratch {

    /// The name of the scratch.
    final String name;

    private final Thread owner = Thread.currentThread();

    /// The owner, null once the scratch is closed: one comparison checks both the thread and the
    /// state.
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

    @Override
    public final int mark() {
        check();
        return entries();
    }

    @Override
    public final void release(int mark) {
        check();
        int count = entries();
        if (mark < 0 || mark > count) {
            throw ScratchOrderException.markAbove(name, mark, count);
        }
        if (mark < count) {
            truncate(mark);
        }
    }

    @Override
    public final long enter() {
        check();
        return addFrame(fill());
    }

    @Override
    public final void leave(long frame) {
        check();
        truncate(checkInnermost(name, frame));
    }

    /// Gives back all entries from an index on, of which there is at least one, newest first.
    ///
    /// @throws IllegalStateException if a native call is using a block that ends with its entry;
    ///     the entries newer than that one are given back
    abstract void truncate(int newCount);

    /// Returns the fill as the entries note it: the bytes in use, or the address at which they end.
    abstract long fill();

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

package dev.arenite.tests;

import dev.arenite.scratch.Scratch;

import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.function.Supplier;

/// A scratch to be tested by [ScratchContract]: how to make one, and what it is able to.
@FunctionalInterface
public interface ScratchSubject {

    /// Makes a new, empty instance, owned by the current thread. About 1 to 64 KiB of capacity test
    /// best: then a sequence of operations reaches the limit.
    Scratch open();

    /// Returns the size of a block, of alignment 1, that an empty instance must have room for.
    default long capacityBytes() {
        return 256;
    }

    /// Makes an instance whose memory comes from a source that will fail at some time; nothing, if
    /// the implementation has no such way to be made.
    ///
    /// @param source opens an arena for each piece of memory
    default Optional<Scratch> open(Supplier<Arena> source) {
        return Optional.empty();
    }
}

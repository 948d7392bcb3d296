package dev.arenite.tests;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.scratch.ScratchOrderException;

import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A scratch to be tested by [ScratchContract]: how to make one, and what it promises.
@FunctionalInterface
public interface ScratchSubject {

    /// What [Scratch] demands and a simple implementation may be unable to give. Order, contents,
    /// accounts and the state after a failure are no matter of choice.
    enum Promise {
        /// Segments throw [IllegalStateException] after clear and close.
        STALE_SEGMENTS_THROW,
        /// Another thread gets a [WrongThreadException] from every method.
        CONFINED,
        /// What does not fit is a [ScratchExhaustedException], and usage stays within the limit
        /// that the statistics name. Without this a huge request may also end as the machine has
        /// it: in an [OutOfMemoryError] or an [IllegalArgumentException].
        LIMITED,
        /// Blocks of 0 bytes have addresses of their own.
        DISTINCT_EMPTY_BLOCKS,
        /// The message of a [ScratchOrderException] says the size of the block that was not the
        /// newest, and no address.
        SIZES_IN_MESSAGES
    }

    /// Makes a new, empty instance, owned by the current thread. About 1 to 64 KiB of capacity test
    /// best: then a sequence of operations reaches the limit.
    Scratch open();

    /// Returns what it promises: everything, unless this is overridden.
    default Set<Promise> promises() {
        return EnumSet.allOf(Promise.class);
    }

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

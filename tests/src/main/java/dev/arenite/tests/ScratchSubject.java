package dev.arenite.tests;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.scratch.ScratchOrderException;

import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A scratch to be tested by [ScratchContract]: the way to make an instance, and its promises.
@FunctionalInterface
public interface ScratchSubject {

    /// The promises that [Scratch] demands and a simple implementation may be unable to keep.
    /// Order, contents, accounts and the state after a failure are not optional.
    enum Promise {
        /// Segments throw [IllegalStateException] after clear and close.
        STALE_SEGMENTS_THROW,
        /// Another thread gets a [WrongThreadException] from every method.
        CONFINED,
        /// A block that does not fit is refused with a [ScratchExhaustedException], and usage stays
        /// within the limit that the statistics name. Without this promise a huge request may also
        /// end in an [OutOfMemoryError] or an [IllegalArgumentException].
        LIMITED,
        /// Blocks of 0 bytes have addresses of their own.
        DISTINCT_EMPTY_BLOCKS,
        /// The message of a [ScratchOrderException] says the size of the block that was not the
        /// newest, and no address.
        SIZES_IN_MESSAGES
    }

    /// Makes a new, empty instance, owned by the current thread. A capacity of about 1 to 64 KiB is
    /// best for the tests: then a sequence of operations reaches the limit.
    Scratch open();

    /// Returns the promises of the scratch: all of them, unless this method is overridden.
    default Set<Promise> promises() {
        return EnumSet.allOf(Promise.class);
    }

    /// Returns the size of a block, of alignment 1, that an empty instance must have room for.
    default long capacityBytes() {
        return 256;
    }

    /// Makes an instance whose memory comes from a source that will fail at some time; returns an
    /// empty result if the implementation cannot be made over a source.
    ///
    /// @param source opens an arena for each piece of memory
    default Optional<Scratch> open(Supplier<Arena> source) {
        return Optional.empty();
    }
}

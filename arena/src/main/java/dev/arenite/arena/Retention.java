package dev.arenite.arena;

/// The policy of an arena for its memory at [BumpArena#clear()]: the amount of memory that is kept
/// for the next use.
public sealed interface Retention {

    /// Keeps all regular chunks. For steady loads, where giving memory back only costs time.
    static Retention all() {
        return new UpTo(Long.MAX_VALUE);
    }

    /// Gives all memory back.
    static Retention none() {
        return new UpTo(0);
    }

    /// Keeps regular chunks, oldest first, as long as they are at most `retainedBytes` together.
    ///
    /// @param retainedBytes the bytes to keep, not negative
    /// @throws IllegalArgumentException if `retainedBytes` is negative
    static Retention upTo(long retainedBytes) {
        return new UpTo(retainedBytes);
    }

    /// Follows the recent peak: keeps a quarter more than the memory that recent generations have
    /// needed, gives back the memory of a burst over the next dozens of clears, and merges chunks
    /// so that a steady load runs in one chunk.
    static Retention adaptive() {
        return new Adaptive();
    }

    /// Keeps up to a number of bytes.
    ///
    /// @param retainedBytes the bytes to keep, not negative
    record UpTo(long retainedBytes) implements Retention {

        /// Checks the component.
        ///
        /// @throws IllegalArgumentException if `retainedBytes` is negative
        public UpTo {
            if (retainedBytes < 0) {
                throw new IllegalArgumentException(
                        "retainedBytes must not be negative: retainedBytes=" + retainedBytes);
            }
        }
    }

    /// Follows the recent peak.
    record Adaptive() implements Retention {}
}

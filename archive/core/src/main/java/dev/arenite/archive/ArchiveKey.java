package dev.arenite.archive;

import dev.arenite.archive.memory.FxHash;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// How values of a type serve as keys: their hash and their order, both as Rust's standard library
/// defines them for the same value, and the comparison with an archived key, in place.
///
/// A key has no state and may be used by any thread.
///
/// @param <T> the Java values
public interface ArchiveKey<T> {

    /// Returns the state of [FxHash] after a key.
    ///
    /// @param state the state before it
    long hash(long state, T key);

    /// Returns the state of [FxHash] after the elements of a sequence: each in turn, unless
    /// [#memoryBytes()] says otherwise.
    ///
    /// @param state the state before them
    default long hashElements(long state, List<T> elements) {
        long hash = state;
        for (T element : elements) {
            hash = hash(hash, element);
        }
        return hash;
    }

    /// Compares two keys in Rust's order.
    ///
    /// @return a negative number, zero or a positive number, as [Comparable#compareTo] does
    int compare(T left, T right);

    /// Compares an archived key with a key.
    ///
    /// @param place the position of the archived key
    /// @return a negative number, zero or a positive number, as [Comparable#compareTo] does
    int compare(MemorySegment archive, long place, T key);

    /// Returns the state of [FxHash] after an archived key: the same as after the key itself.
    ///
    /// References may lead to one long key from many places, and keys that collide are compared
    /// many times. So a key [tells the checker][ArchiveChecker#spend] what it takes beyond the
    /// first 8 bytes, which whoever asks has paid for: a step for each further field, element,
    /// pointer or 8 bytes.
    ///
    /// @param checker what is checking the archive, which holds the key
    /// @param state   the state before it
    /// @param place   the position of the archived key, which has been checked
    long hashArchived(ArchiveChecker checker, long state, long place);

    /// Compares two archived keys. What that takes is told as in [#hashArchived].
    ///
    /// @param checker what is checking the archive, which holds the keys
    /// @param left    the position of a key that has been checked
    /// @param right   the position of another one
    /// @return a negative number, zero or a positive number, as [Comparable#compareTo] does
    int compareArchived(ArchiveChecker checker, long left, long right);

    /// Returns the size in bytes of a key in Rust's memory if a sequence of keys is hashed as that
    /// memory at once, which is so for integers; else 0, and each is hashed in turn.
    default int memoryBytes() {
        return 0;
    }
}

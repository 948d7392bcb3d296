package dev.arenite.archive;

import dev.arenite.archive.memory.FxHash;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The use of a type's values as keys: their hash and their order, both as Rust's standard library
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

    /// Returns whether an archived key is the same as a key: whether [#compare(MemorySegment, long,
    /// Object)] would return 0.
    ///
    /// @param place the position of the archived key
    default boolean isSame(MemorySegment archive, long place, T key) {
        return compare(archive, place, key) == 0;
    }

    /// Returns the state of [FxHash] after an archived key: the same as after the key itself.
    ///
    /// References may lead to one long key from many places, and keys that collide are compared
    /// many times. So a key [tells the checker][ArchiveChecker#spend] its steps beyond the first 8
    /// bytes: one for each further field, element, pointer or 8 bytes. The caller has paid for the
    /// first 8 bytes.
    ///
    /// @param checker the checker of the archive, which holds the key
    /// @param state   the state before it
    /// @param place   the position of the archived key, which has been checked
    long hashArchived(ArchiveChecker checker, long state, long place);

    /// Compares two archived keys. Tells the checker its steps, as [#hashArchived] does.
    ///
    /// @param checker the checker of the archive, which holds the keys
    /// @param left    the position of a key that has been checked
    /// @param right   the position of another one
    /// @return a negative number, zero or a positive number, as [Comparable#compareTo] does
    int compareArchived(ArchiveChecker checker, long left, long right);

    /// Returns the size in bytes of a key in Rust's memory if Rust hashes the memory of a sequence
    /// of keys as one piece, as it does for integers. Returns 0 if each key is hashed in turn.
    default int memoryBytes() {
        return 0;
    }

    /// Returns the size in bytes of the [normalized form][NormalizedKey] if it is the same for all
    /// keys and complete: if keys with the same bytes are equal. Otherwise
    /// [NormalizedKey#VARIES] or, for keys without such a form, [NormalizedKey#NONE].
    default int normalizedBytes() {
        return NormalizedKey.NONE;
    }

    /// Puts the normalized form of a key: bytes in the order of [#compare(Object, Object)]. No form
    /// is the beginning of another one, unless it [ends][NormalizedKey#end] what is collected.
    default void normalize(T key, NormalizedKey target) {
        target.end();
    }

    /// Puts the normalized form of an archived key, the same as of the key itself.
    ///
    /// @param place the position of the archived key, which has been checked
    default void normalize(MemorySegment archive, long place, NormalizedKey target) {
        target.end();
    }
}

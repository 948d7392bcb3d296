package dev.arenite.archive.map;

import dev.arenite.archive.internal.ViewHash;

/// An entry of an archived map.
///
/// @param key   the view of the key
/// @param value the view of the value
/// @param <A>   the view of a key
/// @param <V>   the view of a value
public record ArchivedEntry<A, V>(A key, V value) {

    @Override
    public int hashCode() {
        return 31 * ViewHash.of(key) + ViewHash.of(value);
    }

    /// Returns key and value, with `=` between them.
    @Override
    public String toString() {
        return key + "=" + value;
    }
}

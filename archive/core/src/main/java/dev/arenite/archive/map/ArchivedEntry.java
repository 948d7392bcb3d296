package dev.arenite.archive.map;

/// An entry of an archived map.
///
/// @param key   the view of the key
/// @param value the view of the value
/// @param <A>   the view of a key
/// @param <V>   the view of a value
public record ArchivedEntry<A, V>(A key, V value) {

    /// Returns key and value, with `=` between them.
    @Override
    public String toString() {
        return key + "=" + value;
    }
}

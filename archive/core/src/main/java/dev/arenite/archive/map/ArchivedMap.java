package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.StringJoiner;

/// An archived map, read in place. Entries are iterated in the order of the container: of slots, of
/// insertion or of keys.
///
/// @param <K> the keys by which values are looked up
/// @param <A> the view of a key
/// @param <V> the view of a value
public final class ArchivedMap<K, A, V> implements Iterable<ArchivedEntry<A, V>> {

    private final Container<?, K> container;
    private final ArchiveType<?, A> keys;
    private final ArchiveType<?, V> values;
    private final MemorySegment archive;
    private final long place;

    ArchivedMap(
            Container<?, K> container,
            ArchiveType<?, A> keys,
            ArchiveType<?, V> values,
            MemorySegment archive,
            long place) {
        this.container = container;
        this.keys = keys;
        this.values = values;
        this.archive = archive;
        this.place = place;
    }

    /// Returns the number of entries.
    public long size() {
        return container.size(archive, place);
    }

    /// Whether there are no entries.
    public boolean isEmpty() {
        return size() == 0;
    }

    /// Returns the view of the value of a key, or empty if the key is not there. Nothing is
    /// decoded.
    public Optional<V> get(K key) {
        long entry = container.find(archive, place, key);
        return entry == Container.NOT_FOUND
                ? Optional.empty()
                : Optional.of(values.view(archive, container.valuePlace(entry)));
    }

    /// Returns the position of the place of a key's value, or empty if the key is not there.
    public OptionalLong placeOf(K key) {
        long entry = container.find(archive, place, key);
        return entry == Container.NOT_FOUND
                ? OptionalLong.empty()
                : OptionalLong.of(container.valuePlace(entry));
    }

    /// Whether a key is there.
    public boolean containsKey(K key) {
        return container.find(archive, place, key) != Container.NOT_FOUND;
    }

    @Override
    public Iterator<ArchivedEntry<A, V>> iterator() {
        PrimitiveIterator.OfLong entries = container.entries(archive, place);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public ArchivedEntry<A, V> next() {
                long entry = entries.nextLong();
                return new ArchivedEntry<>(
                        keys.view(archive, container.keyPlace(entry)),
                        values.view(archive, container.valuePlace(entry)));
            }
        };
    }

    /// Whether another map has equal entries in the same order.
    @Override
    public boolean equals(Object other) {
        return other instanceof ArchivedMap<?, ?, ?> map
                && size() == map.size()
                && Views.equal(iterator(), map.iterator());
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (ArchivedEntry<A, V> entry : this) {
            hash = 31 * hash + entry.hashCode();
        }
        return hash;
    }

    /// Returns the entries as text.
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (ArchivedEntry<A, V> entry : this) {
            text.add(entry.toString());
        }
        return text.toString();
    }
}

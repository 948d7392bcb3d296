package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.StringJoiner;

/// An archived sequence, read in place.
///
/// @param element the type of the elements
/// @param archive the memory that holds the elements
/// @param start   the position of the first element's place
/// @param size    the number of elements
/// @param <V>     the view of an element
public record ArchivedList<V>(
        ArchiveType<?, V> element, MemorySegment archive, long start, long size)
        implements Iterable<V> {

    /// Returns a view of the element at an index.
    ///
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    public V get(long index) {
        return element.view(archive, placeOf(Objects.checkIndex(index, size)));
    }

    /// Returns the position of an element's place.
    ///
    /// @param index not negative and less than [#size()], which is not checked
    public long placeOf(long index) {
        return start + index * element.placeBytes();
    }

    @Override
    public Iterator<V> iterator() {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public V next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }

    /// Whether another list has equal elements in the same order.
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof ArchivedList<?> list) || size != list.size) {
            return false;
        }
        for (long i = 0; i < size; i++) {
            if (!Objects.equals(get(i), list.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (V value : this) {
            hash = 31 * hash + Objects.hashCode(value);
        }
        return hash;
    }

    /// Returns the elements as text.
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (V value : this) {
            text.add(String.valueOf(value));
        }
        return text.toString();
    }
}

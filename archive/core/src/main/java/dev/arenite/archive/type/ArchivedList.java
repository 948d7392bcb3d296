package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.SharedObjects;

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

    /// Returns the element at an index as a value that does not depend on the memory.
    ///
    /// @param elements the type of the elements, or another with the same
    ///     [type of views][ArchiveType#viewType()], such as one that is adapted from it
    /// @throws IllegalArgumentException if the elements are not of this type
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    /// @throws ArchiveReadException if the element cannot be made a Java value
    public <T> T read(ArchiveType<T, V> elements, long index) {
        if (elements.viewType() != element.viewType()) {
            throw new IllegalArgumentException("type must be that of the elements: size=" + size);
        }
        long place = placeOf(Objects.checkIndex(index, size));
        try {
            return SharedObjects.reading(() -> elements.read(archive, place));
        } catch (ArchiveReadException failure) {
            throw failure.within("[" + index + "]");
        }
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

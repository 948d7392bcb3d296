package dev.arenite.archive;

import dev.arenite.archive.internal.ViewHash;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.StringJoiner;

/// An archived sequence, read in place.
///
/// A type of elements may have a list class of its own, which names the type as a constant
/// ([ArchiveType#viewAll]). A loop over such a list calls no unknown method, whatever other lists
/// the process reads.
///
/// Two are equal if their elements are, in the same order.
///
/// @param <V> the view of an element
public abstract class ArchivedList<V> implements Iterable<V> {

    private final MemorySegment archive;
    private final long start;
    private final long size;

    /// Makes a view.
    ///
    /// @param archive the memory that holds the elements
    /// @param start   the position of the first element's place
    /// @param size    the number of elements
    protected ArchivedList(MemorySegment archive, long start, long size) {
        this.archive = archive;
        this.start = start;
        this.size = size;
    }

    /// Returns a view of elements of any type.
    ///
    /// @param element the type of the elements
    /// @param archive the memory that holds the elements
    /// @param start   the position of the first element's place
    /// @param size    the number of elements
    public static <V> ArchivedList<V> of(
            ArchiveType<?, V> element, MemorySegment archive, long start, long size) {
        return new OfAnyType<>(element, archive, start, size);
    }

    private static final class OfAnyType<V> extends ArchivedList<V> {

        private final ArchiveType<?, V> element;

        OfAnyType(ArchiveType<?, V> element, MemorySegment archive, long start, long size) {
            super(archive, start, size);
            this.element = element;
        }

        @Override
        public ArchiveType<?, V> element() {
            return element;
        }

        @Override
        public Iterator<V> iterator() {
            return new Cursor<>(this) {
                @Override
                protected ArchiveType<?, V> element() {
                    return element;
                }
            };
        }
    }

    /// Views the elements of a list one after the other. A list class of its own has a cursor class
    /// of its own.
    ///
    /// @param <V> the view of an element
    protected abstract static class Cursor<V> implements Iterator<V> {

        private final MemorySegment archive;
        private long place;
        private long left;

        /// Starts before the first element.
        protected Cursor(ArchivedList<V> list) {
            this.archive = list.archive;
            this.place = list.start;
            this.left = list.size;
        }

        /// Returns the type of the elements.
        protected abstract ArchiveType<?, V> element();

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public V next() {
            if (left <= 0) {
                throw new NoSuchElementException();
            }
            V view = element().view(archive, place);
            place += element().placeBytes();
            left--;
            return view;
        }
    }

    /// Returns the type of the elements.
    public abstract ArchiveType<?, V> element();

    @Override
    public abstract Iterator<V> iterator();

    /// Returns the memory that holds the elements.
    public MemorySegment archive() {
        return archive;
    }

    /// Returns the position of the first element's place.
    public long start() {
        return start;
    }

    /// Returns the number of elements.
    public long size() {
        return size;
    }

    /// Returns a view of the element at an index.
    ///
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    public V get(long index) {
        return element().view(archive, placeOf(Objects.checkIndex(index, size)));
    }

    /// Returns the element at an index as a value that does not depend on the memory.
    ///
    /// @param elements the type of the elements, or another with the same
    ///     [type of views][ArchiveType#viewType()], such as one that is adapted from it
    /// @throws IllegalArgumentException if the elements are not of this type
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    /// @throws ArchiveReadException if the element cannot be made a Java value
    public <T> T read(ArchiveType<T, V> elements, long index) {
        if (elements.viewType() != element().viewType()) {
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
        return start + index * element().placeBytes();
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
            hash = 31 * hash + ViewHash.of(value);
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

package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.internal.ViewHash;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.StringJoiner;

/// An archived set, read in place. Elements are iterated in the order of the container: of slots,
/// of insertion or their own.
///
/// @param <K> the elements that are looked up
/// @param <A> the view of an element
public final class ArchivedSet<K, A> implements Iterable<A> {

    private final Container<?, K> container;
    private final ArchiveType<?, A> elements;
    private final MemorySegment archive;
    private final long place;

    ArchivedSet(
            Container<?, K> container,
            ArchiveType<?, A> elements,
            MemorySegment archive,
            long place) {
        this.container = container;
        this.elements = elements;
        this.archive = archive;
        this.place = place;
    }

    /// Returns the number of elements.
    public long size() {
        return container.size(archive, place);
    }

    /// Whether there are no elements.
    public boolean isEmpty() {
        return size() == 0;
    }

    /// Whether an element is there. Nothing is decoded.
    public boolean contains(K element) {
        return container.find(archive, place, element) != Container.NOT_FOUND;
    }

    @Override
    public Iterator<A> iterator() {
        PrimitiveIterator.OfLong entries = container.entries(archive, place);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public A next() {
                return elements.view(archive, container.keyPlace(entries.nextLong()));
            }
        };
    }

    /// Whether another set has equal elements in the same order.
    @Override
    public boolean equals(Object other) {
        return other instanceof ArchivedSet<?, ?> set
                && size() == set.size()
                && Views.equal(iterator(), set.iterator());
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (A element : this) {
            hash = 31 * hash + ViewHash.of(element);
        }
        return hash;
    }

    /// Returns the elements as text.
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (A element : this) {
            text.add(String.valueOf(element));
        }
        return text.toString();
    }
}

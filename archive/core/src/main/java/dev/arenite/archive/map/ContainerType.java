package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.Function;

/// Maps and sets, each laid out by a container.
///
/// @param <C> the maps or sets
/// @param <E> their entries
/// @param <V> the view of a map or set
final class ContainerType<C, E, V> implements ArchiveType<C, V> {

    private final Container<E, ?> container;
    private final EntryType<E, ?, ?> type;
    private final Function<? super C, ? extends Collection<? extends E>> entries;
    private final Function<? super List<E>, ? extends C> maker;
    private final ContainerViews<V> views;

    /// Makes views.
    interface ContainerViews<V> {
        V view(MemorySegment archive, long place);
    }

    ContainerType(
            Container<E, ?> container,
            EntryType<E, ?, ?> type,
            Function<? super C, ? extends Collection<? extends E>> entries,
            Function<? super List<E>, ? extends C> maker,
            ContainerViews<V> views) {
        this.container = container;
        this.type = type;
        this.entries = entries;
        this.maker = maker;
        this.views = views;
    }

    @Override
    public long placeBytes() {
        return container.placeBytes();
    }

    @Override
    public long placeAlignment() {
        return container.placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return container.resolverBytes() + Long.BYTES;
    }

    @Override
    public void serialize(C value, ArchiveSink out, MemorySegment resolver, long at) {
        List<E> copy = copyOf(entries.apply(ArchiveSink.requireValue(value)));
        container.serialize(copy, out, resolver, at);
        LittleEndian.putLong(resolver, at + container.resolverBytes(), copy.size());
    }

    /// Most containers of many records are empty, and should cost nothing.
    private List<E> copyOf(Collection<? extends E> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<E> copy = new ArrayList<>(all);
        copy.forEach(type::requireEntry);
        return copy;
    }

    @Override
    public void resolve(C value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        int count = (int) LittleEndian.getLong(resolver, at + container.resolverBytes());
        container.resolve(count, out, place, resolver, at);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        container.check(checker, place);
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return container.path(archive, place, byteOffset);
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.format(container.format());
        if (type.values() == NoValue.NO_VALUE) {
            describer.form(container.kind() + "set", type.keys());
        } else {
            describer.form(container.kind() + "map", type.keys(), type.values());
        }
    }

    @Override
    public V view(MemorySegment archive, long place) {
        return views.view(archive, place);
    }

    @Override
    public C read(MemorySegment archive, long place) {
        List<E> read = new ArrayList<>();
        PrimitiveIterator.OfLong all = container.entries(archive, place);
        ArchiveReadException.arrayLength("container", "entries", container.size(archive, place));
        try {
            while (all.hasNext()) {
                long entry = all.nextLong();
                read.add(
                        type.read(archive, container.keyPlace(entry), container.valuePlace(entry)));
            }
        } catch (ArchiveReadException failure) {
            throw failure.within("[" + read.size() + "]");
        }
        return maker.apply(read);
    }
}

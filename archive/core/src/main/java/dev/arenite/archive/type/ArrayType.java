package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchivePathException;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.TypeDescriber;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sequences of a length that is known to the type, Rust's `[T; N]`: the place holds the elements.
///
/// @param <T> the elements
/// @param <V> the view of an element
public final class ArrayType<T, V> implements ArchiveType<List<T>, ArchivedList<V>> {

    private final ArchiveType<T, V> element;
    private final int length;

    ArrayType(ArchiveType<T, V> element, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("length must not be negative: length=" + length);
        }
        this.element = element;
        this.length = length;
    }

    @Override
    public long placeBytes() {
        return Math.multiplyExact(length, element.placeBytes());
    }

    @Override
    public long placeAlignment() {
        return element.placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return Math.multiplyExact(length, element.resolverBytes());
    }

    @Override
    public void serialize(List<T> values, ArchiveSink out, MemorySegment resolver, long at) {
        if (ArchiveSink.requireValue(values).size() != length) {
            throw new ArchiveValueException(
                    "array has another length: elements=" + values.size() + " length=" + length);
        }
        for (int i = 0; i < length; i++) {
            try {
                T value = ArchiveSink.requireValue(values.get(i));
                element.serialize(value, out, resolver, at + i * element.resolverBytes());
            } catch (ArchivePathException failure) {
                throw failure.within("[" + i + "]");
            }
        }
    }

    @Override
    public void resolve(
            List<T> values, ArchiveSink out, long place, MemorySegment resolver, long at) {
        for (int i = 0; i < length; i++) {
            try {
                element.resolve(
                        ArchiveSink.requireValue(values.get(i)),
                        out,
                        place + i * element.placeBytes(),
                        resolver,
                        at + i * element.resolverBytes());
            } catch (ArchivePathException failure) {
                throw failure.within("[" + i + "]");
            }
        }
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        if (!element.acceptsAnyBytes()) {
            for (int i = 0; i < length; i++) {
                element.check(checker, place + i * element.placeBytes());
            }
        }
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        if (element.placeBytes() == 0 || byteOffset < place) {
            return "";
        }
        long index = (byteOffset - place) / element.placeBytes();
        long at = place + index * element.placeBytes();
        return "[" + index + "]" + element.path(archive, at, byteOffset);
    }

    @Override
    public ArchivedList<V> view(MemorySegment archive, long place) {
        return element.viewAll(archive, place, length);
    }

    @Override
    public List<T> read(MemorySegment archive, long place) {
        List<T> values = new ArrayList<>(length);
        int next = 0;
        try {
            for (; next < length; next++) {
                values.add(element.read(archive, place + next * element.placeBytes()));
            }
        } catch (ArchiveReadException failure) {
            throw failure.within("[" + next + "]");
        }
        return values;
    }

    @Override
    public boolean accepts(MemorySegment archive, long place) {
        return element.acceptsAll(archive, place, length);
    }

    @Override
    public boolean acceptsAnyBytes() {
        return element.acceptsAnyBytes();
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.array(element, length);
    }

    @Override
    public Optional<ArchiveKey<List<T>>> key() {
        return element.key().map(key -> new ListKey<>(key, this::view));
    }
}

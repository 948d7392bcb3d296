package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchivePathException;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.memory.PlaceLayout;

import java.lang.foreign.MemorySegment;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The entries of a map, or the elements of a set, which are entries without values: a struct of
/// key and value.
///
/// The types of key and value are not called before this type is used, so that they may be part of
/// a recursive definition.
///
/// @param keys    the type of the keys
/// @param order   the hash and the order of the keys
/// @param values  the type of the values
/// @param keyOf   takes the key from an entry
/// @param valueOf takes the value from an entry
/// @param maker   makes an entry
/// @param <E>     the entries
/// @param <K>     the keys
/// @param <V>     the values
record EntryType<E, K, V>(
        ArchiveType<K, ?> keys,
        ArchiveKey<K> order,
        ArchiveType<V, ?> values,
        Function<? super E, ? extends K> keyOf,
        Function<? super E, ? extends V> valueOf,
        BiFunction<? super K, ? super V, ? extends E> maker)
        implements ArchiveType<E, Long> {

    private static final String KEY = ".key";
    private static final int MAX_STEP_CHARS = 64;

    /// Returns the offset of an entry's value, in bytes from the start of the entry.
    long valueOffset() {
        return PlaceLayout.roundUp(keys.placeBytes(), values.placeAlignment());
    }

    @Override
    public long placeBytes() {
        return PlaceLayout.roundUp(
                Math.addExact(valueOffset(), values.placeBytes()), placeAlignment());
    }

    @Override
    public long placeAlignment() {
        return Math.max(keys.placeAlignment(), values.placeAlignment());
    }

    @Override
    public long resolverBytes() {
        return keys.resolverBytes() + values.resolverBytes();
    }

    @Override
    public void serialize(E entry, ArchiveSink out, MemorySegment resolver, long at) {
        K key = ArchiveSink.requireValue(keyOf.apply(entry));
        try {
            keys.serialize(key, out, resolver, at);
        } catch (ArchivePathException failure) {
            throw failure.within(KEY);
        }
        try {
            V value = ArchiveSink.requireValue(valueOf.apply(entry));
            values.serialize(value, out, resolver, at + keys.resolverBytes());
        } catch (ArchivePathException failure) {
            throw failure.within(step(key));
        }
    }

    /// Refuses null before keys are hashed and ordered.
    void requireEntry(E entry) {
        if (entry == null || keyOf.apply(entry) == null) {
            throw new ArchiveNullException().within(KEY);
        }
    }

    /// Refuses entries with the same key.
    void requireDistinct(E entry, E other) {
        K key = keyOf.apply(entry);
        if (order.compare(key, keyOf.apply(other)) == 0) {
            throw new ArchiveValueException("key must not come twice").within(step(key));
        }
    }

    /// Returns the step to a key's value: never more than a line, and never a failure of its own.
    private static String step(Object key) {
        String text;
        try {
            text = String.valueOf(key);
        } catch (RuntimeException failure) {
            text = key.getClass().getName();
        }
        boolean isLong = text.length() > MAX_STEP_CHARS;
        return "[" + (isLong ? text.substring(0, MAX_STEP_CHARS) + "..." : text) + "]";
    }

    @Override
    public void resolve(E entry, ArchiveSink out, long place, MemorySegment resolver, long at) {
        resolve(entry, out, place, place + valueOffset(), resolver, at);
    }

    /// Fills the places of key and value, at positions of their own.
    void resolve(
            E entry,
            ArchiveSink out,
            long keyPlace,
            long valuePlace,
            MemorySegment resolver,
            long at) {
        K key = ArchiveSink.requireValue(keyOf.apply(entry));
        try {
            keys.resolve(key, out, keyPlace, resolver, at);
        } catch (ArchivePathException failure) {
            throw failure.within(KEY);
        }
        try {
            V value = ArchiveSink.requireValue(valueOf.apply(entry));
            values.resolve(value, out, valuePlace, resolver, at + keys.resolverBytes());
        } catch (ArchivePathException failure) {
            throw failure.within(step(key));
        }
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        keys.check(checker, place);
        values.check(checker, place + valueOffset());
    }

    @Override
    public boolean acceptsAnyBytes() {
        return keys.acceptsAnyBytes() && values.acceptsAnyBytes();
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        long value = place + valueOffset();
        return values.placeBytes() == 0 || byteOffset < value
                ? ".key" + keys.path(archive, place, byteOffset)
                : ".value" + values.path(archive, value, byteOffset);
    }

    /// Entries have no view of their own: maps know the positions of keys and values.
    @Override
    public Long view(MemorySegment archive, long place) {
        return place;
    }

    @Override
    public E read(MemorySegment archive, long place) {
        return read(archive, place, place + valueOffset());
    }

    /// Returns an entry whose key and value are at positions of their own.
    E read(MemorySegment archive, long keyPlace, long valuePlace) {
        String step = ".key";
        try {
            K itsKey = keys.read(archive, keyPlace);
            step = ".value";
            V itsValue = values.read(archive, valuePlace);
            return maker.apply(itsKey, itsValue);
        } catch (ArchiveReadException failure) {
            throw failure.within(step);
        }
    }
}

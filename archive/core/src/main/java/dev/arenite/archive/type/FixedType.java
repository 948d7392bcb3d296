package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.Optional;

/// Values that lie in their place completely: numbers, addresses, times. The differences between
/// these types are given as functions; the view is the value itself.
///
/// @param <T> the values
public final class FixedType<T> implements ArchiveType<T, T> {

    private final long placeBytes;
    private final long placeAlignment;
    private final Access<T> access;
    private final @Nullable Rule rule;
    private final @Nullable ArchiveKey<T> key;

    /// Reads a value from a place, and writes one into a place.
    ///
    /// @param <T> the values
    public interface Access<T> {

        /// Returns the value of a place that has been checked.
        T get(MemorySegment memory, long place);

        /// Writes a value into a zeroed place.
        void put(MemorySegment memory, long place, T value);
    }

    /// A rule for the bytes of a place.
    ///
    /// @param text the rule, for the report
    /// @param test whether the bytes obey the rule
    record Rule(String text, Test test) {

        /// Tests whether bytes are valid.
        interface Test {
            boolean holds(MemorySegment memory, long place);
        }
    }

    private FixedType(
            long placeBytes,
            long placeAlignment,
            Access<T> access,
            @Nullable Rule rule,
            @Nullable ArchiveKey<T> key) {
        this.placeBytes = placeBytes;
        this.placeAlignment = placeAlignment;
        this.access = access;
        this.rule = rule;
        this.key = key;
    }

    /// Returns a type of which any bytes are valid and that cannot be a key.
    ///
    /// @param placeBytes     the size in bytes, a multiple of the alignment
    /// @param placeAlignment the alignment in bytes, a power of two
    public static <T> FixedType<T> of(long placeBytes, long placeAlignment, Access<T> access) {
        return new FixedType<>(placeBytes, placeAlignment, access, null, null);
    }

    /// Returns this type with a rule that bytes must obey.
    FixedType<T> where(String text, Rule.Test test) {
        return new FixedType<>(placeBytes, placeAlignment, access, new Rule(text, test), key);
    }

    /// Returns this type with values that can be keys.
    FixedType<T> keyed(FixedKey.Hash<T> hash, Comparator<? super T> order) {
        return keyed(hash, order, 0);
    }

    /// Returns this type with values that can be keys, and that are hashed as their places in
    /// sequences.
    FixedType<T> keyed(FixedKey.Hash<T> hash, Comparator<? super T> order, int memoryBytes) {
        long furtherWords = Math.max(placeBytes - 1, 0) / Long.BYTES;
        return keyed(new FixedKey<>(access, furtherWords, hash, order, memoryBytes, access::put));
    }

    FixedType<T> keyed(ArchiveKey<T> valueKey) {
        return new FixedType<>(placeBytes, placeAlignment, access, rule, valueKey);
    }

    Access<T> access() {
        return access;
    }

    /// Changes an archived value in place.
    ///
    /// @param archive the memory that holds the value
    /// @param place   the position of its place
    /// @throws IllegalArgumentException if the memory is read-only
    /// @throws dev.arenite.archive.ArchivePathException if the value is null or cannot be archived;
    ///     the place is as before
    public void put(MemorySegment archive, long place, T value) {
        // First elsewhere: a value may be refused when a part of it has been written.
        MemorySegment written = MemorySegment.ofArray(new byte[(int) placeBytes]);
        access.put(written, 0, ArchiveSink.requireValue(value));
        MemorySegment.copy(written, 0, archive, place, placeBytes);
    }

    /// Returns this type with another way to read and write places.
    FixedType<T> access(Access<T> other) {
        return new FixedType<>(placeBytes, placeAlignment, other, rule, key);
    }

    @Override
    public long placeBytes() {
        return placeBytes;
    }

    @Override
    public long placeAlignment() {
        return placeAlignment;
    }

    @Override
    public long resolverBytes() {
        return 0;
    }

    @Override
    public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
        // Nothing lies out of line.
    }

    @Override
    public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        access.put(out.memory(), place, ArchiveSink.requireValue(value));
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        if (rule != null) {
            checker.require(rule.test().holds(checker.archive(), place), rule.text(), place);
        }
    }

    @Override
    public T view(MemorySegment archive, long place) {
        return access.get(archive, place);
    }

    @Override
    public T read(MemorySegment archive, long place) {
        return access.get(archive, place);
    }

    @Override
    public boolean acceptsAnyBytes() {
        return rule == null;
    }

    @Override
    public Optional<ArchiveKey<T>> key() {
        return Optional.ofNullable(key);
    }
}

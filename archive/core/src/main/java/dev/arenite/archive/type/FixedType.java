package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchivePathException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Values that lie in their place completely: numbers, addresses, times. The differences between
/// these types are given as functions; the view is the value itself.
///
/// A record, because the compiler trusts the fields of records: through a constant of this type it
/// knows the functions, and a loop over many values calls none. Two are equal only if they are the
/// same.
///
/// @param placeBytes     the size in bytes, a multiple of the alignment
/// @param placeAlignment the alignment in bytes, a power of two
/// @param access         reads and writes places
/// @param rule           the rule for the bytes of a place, null if any bytes are valid
/// @param valueKey       hashes and compares values, null if they cannot be keys
/// @param description    describes the values for schemas, null if nothing is known of them
/// @param <T>            the values
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public record FixedType<T>(
        long placeBytes,
        long placeAlignment,
        Access<T> access,
        @Nullable Rule rule,
        @Nullable ArchiveKey<T> valueKey,
        @Nullable Consumer<TypeDescriber> description)
        implements ArchiveType<T, T> {

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
    /// @param text the rule, for the report, such as `bool must be 0 or 1`
    /// @param test whether the bytes obey the rule
    public record Rule(String text, Test test) {

        /// Makes a rule.
        public Rule {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(test, "test");
        }

        /// Tests whether bytes are valid.
        public interface Test {

            /// Returns whether the bytes of a place are valid. Must not throw for any bytes.
            boolean holds(MemorySegment memory, long place);

            /// Returns whether the bytes of many places are valid, which lie side by side.
            ///
            /// @param memory     the memory that positions count in
            /// @param start      the position of the first place
            /// @param count      the number of places, not negative
            /// @param placeBytes the size of each in bytes
            default boolean holdsAll(
                    MemorySegment memory, long start, long count, long placeBytes) {
                boolean holds = true;
                for (long i = 0; i < count && holds; i++) {
                    holds = holds(memory, start + i * placeBytes);
                }
                return holds;
            }
        }
    }

    /// Makes a type.
    ///
    /// @throws IllegalArgumentException if the alignment is not a power of two, or the size is
    ///     negative or not a multiple of it
    public FixedType {
        Objects.requireNonNull(access, "access");
        if (placeAlignment <= 0 || (placeAlignment & (placeAlignment - 1)) != 0) {
            throw new IllegalArgumentException(
                    "placeAlignment must be a power of two: placeAlignment=" + placeAlignment);
        }
        if (placeBytes < 0 || (placeBytes & (placeAlignment - 1)) != 0) {
            throw new IllegalArgumentException(
                    "placeBytes must be a multiple of placeAlignment: placeBytes="
                            + placeBytes
                            + " placeAlignment="
                            + placeAlignment);
        }
    }

    /// Returns a type of which any bytes are valid and that cannot be a key.
    ///
    /// @param placeBytes     the size in bytes, a multiple of the alignment
    /// @param placeAlignment the alignment in bytes, a power of two
    public static <T> FixedType<T> of(long placeBytes, long placeAlignment, Access<T> access) {
        return new FixedType<>(placeBytes, placeAlignment, access, null, null, null);
    }

    /// Returns this type with a rule that bytes must obey, in place of the rule that it has.
    ///
    /// @param text the rule, for the report, such as `bool must be 0 or 1`
    /// @param test whether the bytes of a place obey the rule
    public FixedType<T> where(String text, Rule.Test test) {
        return new FixedType<>(
                placeBytes, placeAlignment, access, new Rule(text, test), valueKey, description);
    }

    /// Returns this type with values that can be keys.
    FixedType<T> keyed(FixedKey.Hash<T> hash, FixedOrder<T> order) {
        return keyed(hash, order, 0);
    }

    /// Returns this type with values that can be keys, and that are hashed as their places in
    /// sequences.
    FixedType<T> keyed(FixedKey.Hash<T> hash, FixedOrder<T> order, int memoryBytes) {
        long furtherWords = Math.max(placeBytes - 1, 0) / Long.BYTES;
        return keyed(new FixedKey<>(access, furtherWords, hash, order, memoryBytes, access::put));
    }

    FixedType<T> keyed(ArchiveKey<T> key) {
        return new FixedType<>(placeBytes, placeAlignment, access, rule, key, description);
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
        return new FixedType<>(placeBytes, placeAlignment, other, rule, valueKey, description);
    }

    /// Returns this type with a description for schemas, in place of the one that it has.
    ///
    /// @param described calls one method of the describer, such as
    ///     `describer -> describer.leaf("u32")`
    public FixedType<T> described(Consumer<TypeDescriber> described) {
        return new FixedType<>(placeBytes, placeAlignment, access, rule, valueKey, described);
    }

    /// Returns the name of the class that accesses places; of a lambda, that of the class around
    /// it, as a lambda is named anew by each process.
    private String ownName() {
        String name = access.getClass().getName();
        int lambda = name.indexOf("$$");
        return lambda < 0 ? name : name.substring(0, lambda);
    }

    /// Returns this type as one that has a name in the format.
    FixedType<T> named(String leaf) {
        return described(describer -> describer.leaf(leaf));
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
    public void serializeAll(
            List<T> values, int count, ArchiveSink out, MemorySegment resolvers, long first) {
        // Nothing lies out of line.
    }

    @Override
    public void resolveAll(
            List<T> values,
            int count,
            ArchiveSink out,
            long start,
            MemorySegment resolvers,
            long first) {
        MemorySegment memory = out.memory();
        LittleEndian.zero(memory, start, count * placeBytes);
        int next = 0;
        try {
            for (; next < count; next++) {
                T value = ArchiveSink.requireValue(values.get(next));
                access.put(memory, start + next * placeBytes, value);
            }
        } catch (ArchivePathException failure) {
            throw failure.within("[" + next + "]");
        }
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
    public boolean accepts(MemorySegment archive, long place) {
        return rule == null || rule.test().holds(archive, place);
    }

    @Override
    public boolean acceptsAll(MemorySegment archive, long start, long count) {
        return rule == null || rule.test().holdsAll(archive, start, count, placeBytes);
    }

    @Override
    public void readAll(MemorySegment archive, long start, int count, List<? super T> values) {
        for (int i = 0; i < count; i++) {
            values.add(access.get(archive, start + i * placeBytes));
        }
    }

    @Override
    public Optional<ArchiveKey<T>> key() {
        return Optional.ofNullable(valueKey);
    }

    @Override
    public void describe(TypeDescriber describer) {
        if (description == null) {
            describer.opaque(ownName());
        } else {
            description.accept(describer);
        }
    }

    /// Whether the other object is this type: types are told apart by identity.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

package dev.arenite.archive;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// The archived form of one type's values: the layout of their place, and the methods that write,
/// check, view and read them. Types are data: larger ones are combined from smaller ones, and a
/// hand-written one is the equal of those that come with the library.
///
/// A value consists of its *place*, of fixed size, and of the targets of the place's pointers,
/// which lie before it. Writing therefore has two phases (FORMAT 1.6): `serialize` writes the parts
/// out of line and notes their positions in the *resolver*, a few bytes of scratch memory;
/// `resolve` fills the place from the value and its resolver, once the place's position is known.
///
/// A type has no state and may be used by any thread.
///
/// @param <T> the Java values that are written and read
/// @param <V> the view through which an archived value is read in place
public interface ArchiveType<T, V> {

    /// Returns the size of a place in bytes, not negative, a multiple of the alignment.
    long placeBytes();

    /// Returns the alignment of a place in bytes, a power of two. It is the alignment of the
    /// position in the archive.
    long placeAlignment();

    /// Returns the size of a resolver in bytes, a multiple of 8; 0 if nothing lies out of line.
    long resolverBytes();

    /// Writes the parts of a value that lie out of line.
    ///
    /// @param value    the value
    /// @param out      the sink that takes the bytes
    /// @param resolver memory with room for [#resolverBytes()] at `at`, 8-byte aligned
    /// @param at       the offset in `resolver` for this value's positions, in bytes
    void serialize(T value, ArchiveSink out, MemorySegment resolver, long at);

    /// Fills the place of a value, all of its bytes.
    ///
    /// Must not write anything else. The value must be the same that has been serialized.
    ///
    /// @param value    the value
    /// @param out      the sink that takes the bytes
    /// @param place    the position of the place, aligned; its bytes have been reserved
    /// @param resolver the bytes that `serialize` has filled
    /// @param at       the offset of these bytes in `resolver`, in bytes
    void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at);

    /// Writes a value with its place: first the parts that lie out of line, then the aligned place.
    ///
    /// Writes the same bytes as [#serialize], a zeroed place and [#resolve], which this does by way
    /// of scratch memory. A type overrides it if the positions of its parts are few enough for
    /// local variables.
    ///
    /// @param value the value
    /// @param out   the sink that takes the bytes
    /// @return the position of the place
    default long writePlace(T value, ArchiveSink out) {
        return out.putPlace(this, value);
    }

    /// Writes the parts out of line of many values, whose places will lie side by side.
    ///
    /// Does the same as [#serialize] for each value; a type overrides it to have a loop of its own,
    /// in which it may write the values together ([ArchiveSink#beginTexts]). Then a list of this
    /// type costs one call, even if the process has lists of other types.
    ///
    /// @param values    the values
    /// @param count     the number of values to write, the first ones; not more than there were
    /// @param out       the sink that takes the bytes
    /// @param resolvers memory with room for a resolver of each value, one behind the other
    /// @param first     the offset in `resolvers` of the first one, in bytes, a multiple of 8
    default void serializeAll(
            List<T> values, int count, ArchiveSink out, MemorySegment resolvers, long first) {
        long resolverBytes = resolverBytes();
        long resolver = first;
        int next = 0;
        try {
            for (; next < count; next++) {
                T value = ArchiveSink.requireValue(values.get(next));
                serialize(value, out, resolvers, resolver);
                resolver += resolverBytes;
            }
        } catch (ArchivePathException failure) {
            throw failure.within("[" + next + "]");
        }
    }

    /// Fills the places of many values, which lie side by side.
    ///
    /// Their bytes have been reserved, and their contents are unspecified: all are written, padding
    /// as well. Does the same as [#resolve] for each value; to be overridden together with
    /// [#serializeAll].
    ///
    /// @param values    the values that have been serialized
    /// @param count     the number of values
    /// @param out       the sink that takes the bytes
    /// @param start     the position of the first place, aligned
    /// @param resolvers the bytes that `serializeAll` has filled
    /// @param first     the offset of these bytes in `resolvers`, in bytes
    default void resolveAll(
            List<T> values,
            int count,
            ArchiveSink out,
            long start,
            MemorySegment resolvers,
            long first) {
        long placeBytes = placeBytes();
        long resolverBytes = resolverBytes();
        LittleEndian.zero(out.memory(), start, count * placeBytes);
        long place = start;
        long resolver = first;
        int next = 0;
        try {
            for (; next < count; next++) {
                T value = ArchiveSink.requireValue(values.get(next));
                resolve(value, out, place, resolvers, resolver);
                place += placeBytes;
                resolver += resolverBytes;
            }
        } catch (ArchivePathException failure) {
            throw failure.within("[" + next + "]");
        }
    }

    /// Checks a place, and claims the targets of its pointers in the order in which they were
    /// written.
    ///
    /// Claimed targets are checked after this method has returned: they must not be read here.
    /// Values in the place, such as a pointer or a length, are passed on as they are.
    ///
    /// @param checker  the checker, to which findings are reported and targets claimed
    /// @param place    the position of the place; its bytes have been claimed
    void check(ArchiveChecker checker, long place);

    /// Whether any bytes are a valid place of this type, without pointers, as for integers: then
    /// [#check] need not be called, and any number of places is checked at once.
    default boolean acceptsAnyBytes() {
        return false;
    }

    /// Checks a place by its own bytes alone, if values of this type have no pointers.
    ///
    /// A type without pointers overrides it, so that a list of this type is checked by one call. It
    /// accepts the same places as [#check], which is called if this returns `false`, and which
    /// finds the violation.
    ///
    /// @param archive the memory that positions count in
    /// @param place   the position of the place
    /// @return whether the place is valid; `false` as well if it has pointers, or if this type
    ///     cannot tell
    default boolean accepts(MemorySegment archive, long place) {
        return acceptsAnyBytes();
    }

    /// Checks many places by their own bytes alone, which lie side by side.
    ///
    /// Does the same as [#accepts] for each place; a type may have a loop of its own.
    ///
    /// @param archive the memory that positions count in
    /// @param start   the position of the first place
    /// @param count   the number of places, not negative
    /// @return whether all are accepted
    default boolean acceptsAll(MemorySegment archive, long start, long count) {
        long placeBytes = placeBytes();
        boolean accepted = true;
        for (long i = 0; i < count && accepted; i++) {
            accepted = accepts(archive, start + i * placeBytes);
        }
        return accepted;
    }

    /// Returns the way from a place to the component that holds a byte, such as `.address.street`
    /// or `[3]`, for reports only. Empty if the place is not made of components with names.
    ///
    /// @param archive    the memory that positions count in
    /// @param place      the position of the place
    /// @param byteOffset the position of the byte, usually in the place
    default String path(MemorySegment archive, long place, long byteOffset) {
        return "";
    }

    /// Returns a view of an archived value.
    ///
    /// @param archive the memory that positions count in
    /// @param place   the position of the value's place
    V view(MemorySegment archive, long place);

    /// Returns a view of many archived values, whose places lie side by side.
    ///
    /// A type may have a class of its own for it, which names the type as a constant. A type that
    /// passes [#view] on to another passes this on as well.
    ///
    /// @param archive the memory that positions count in
    /// @param start   the position of the first place
    /// @param count   the number of places, not negative
    default ArchivedList<V> viewAll(MemorySegment archive, long start, long count) {
        return ArchivedList.of(this, archive, start, count);
    }

    /// Returns the type whose views [#view] returns: this one or, if values are archived as values
    /// of another type and viewed as these, that one. Types with the same view type can read the
    /// same checked bytes, each as its own values.
    ///
    /// A type that passes [#view] and [#check] on to another, for the same place, passes this on as
    /// well: otherwise views refuse to be [read][ArchivedList#read] as its values.
    default ArchiveType<?, V> viewType() {
        return this;
    }

    /// Returns an archived value as a Java value that does not depend on the memory.
    ///
    /// @param archive the memory that positions count in
    /// @param place   the position of the value's place
    T read(MemorySegment archive, long place);

    /// Reads many archived values, whose places lie side by side, and adds them to a list.
    ///
    /// Does the same as [#read] for each value; a type may have a loop of its own.
    ///
    /// @param archive the memory that positions count in
    /// @param start   the position of the first place
    /// @param count   the number of places, not negative
    /// @param values  takes the values
    default void readAll(MemorySegment archive, long start, int count, List<? super T> values) {
        long placeBytes = placeBytes();
        long place = start;
        int next = 0;
        try {
            for (; next < count; next++) {
                values.add(read(archive, place));
                place += placeBytes;
            }
        } catch (ArchiveReadException failure) {
            throw failure.within("[" + next + "]");
        }
    }

    /// Returns the key of this type, by which maps hash and compare its values, or empty if they
    /// cannot be keys.
    default Optional<ArchiveKey<T>> key() {
        return Optional.empty();
    }

    /// Describes everything that the bytes of this type depend on, for schemas
    /// ([ArchiveSchema][dev.arenite.archive.schema.ArchiveSchema]).
    ///
    /// A type that does not override this is known by the name of its class, its size and its
    /// alignment alone. What is said is held against size and alignment when a schema is made.
    ///
    /// @param describer takes the description; one of its methods is called
    default void describe(TypeDescriber describer) {
        describer.opaque(getClass().getName());
    }
}

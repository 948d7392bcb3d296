package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Predicate;

/// A variant of an enum.
///
/// @param name    its name
/// @param tag     the tag that marks it in an archive, 0 to 255
/// @param matches whether a value belongs to it
/// @param fields  its fields, behind the tag
/// @param earlierNames the names that it had
/// @param <T>     the values of the enum
/// @param <S>     the values of the variant
record Variant<T, S extends T>(
        String name,
        int tag,
        Predicate<? super T> matches,
        StructType<S> fields,
        List<String> earlierNames) {

    void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
        fields.serialize(own(value), out, resolver, at);
    }

    void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        LittleEndian.putByte(out.memory(), place, (byte) tag);
        fields.resolve(own(value), out, place, resolver, at);
    }

    TypeDescriber.Variant described() {
        return new TypeDescriber.Variant(
                name,
                tag,
                fields.describedFields(),
                earlierNames,
                List.of(fields.describedMaker()));
    }

    T read(MemorySegment archive, long place) {
        return fields.read(archive, place);
    }

    @SuppressWarnings("unchecked")
    private S own(T value) {
        // Only called for values that match.
        return (S) value;
    }
}

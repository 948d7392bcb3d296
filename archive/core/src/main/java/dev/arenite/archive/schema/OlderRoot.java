package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;

/// Archives of an older schema as a whole.
///
/// @param <T> the values of today
final class OlderRoot<T> extends OlderType<T, Object> {

    private final ArchiveType<Object, Object> type;

    OlderRoot(ArchiveType<Object, Object> type) {
        super(type);
        this.type = type;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T read(MemorySegment archive, long place) {
        // The type was resolved for a type whose values are these.
        return (T) type.read(archive, place);
    }
}

package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Structs of an older schema.
///
/// @param <V> the view of a struct
final class OlderStruct<V> extends OlderType<Object, V> {

    private final OlderFields fields;

    /// @param layout the fields that the archives have
    /// @param fields the fields that values have today
    OlderStruct(ArchiveType<?, V> layout, OlderFields fields) {
        super(layout);
        this.fields = fields;
    }

    /// Returns the fields that values have today.
    OlderFields fields() {
        return fields;
    }

    @Override
    public Object read(MemorySegment archive, long place) {
        return fields.make(archive, place);
    }

    @Override
    public void readAll(MemorySegment archive, long start, int count, List<? super Object> values) {
        fields.makeAll(archive, start, count, placeBytes(), values);
    }
}

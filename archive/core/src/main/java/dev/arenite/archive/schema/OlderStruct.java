package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Structs of an older schema.
///
/// @param <V> the view of a struct
final class OlderStruct<V> extends OlderType<Object, V> {

    private final OlderFields fields;
    private final @Nullable WidenedRows rows;

    /// @param layout the fields that the archives have
    /// @param fields the fields that values have today
    /// @param rows   reads many structs; null if they are made one by one
    OlderStruct(ArchiveType<?, V> layout, OlderFields fields, @Nullable WidenedRows rows) {
        super(layout);
        this.fields = fields;
        this.rows = rows;
    }

    @Nullable WidenedRows rows() {
        return rows;
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
        if (rows != null && rows.suit(count)) {
            rows.readAll(fields, archive, start, count, values);
        } else {
            fields.makeAll(archive, start, count, placeBytes(), values);
        }
    }
}

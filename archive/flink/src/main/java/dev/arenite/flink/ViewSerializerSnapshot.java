package dev.arenite.flink;

import dev.arenite.archive.derive.DerivedView;
import dev.arenite.archive.schema.ArchiveSchema;

import org.apache.flink.api.common.typeutils.TypeSerializer;

import java.util.List;

/// What checkpoints and savepoints keep of a [ViewSerializer]: the name of the class and the whole
/// schema of its archives.
///
/// @param <V> the views
public final class ViewSerializerSnapshot<V extends DerivedView<?>> extends DerivedSnapshot<V> {

    /// For Flink, which then reads the snapshot.
    public ViewSerializerSnapshot() {}

    ViewSerializerSnapshot(Class<V> views, boolean isChecked, List<ArchiveSchema> schemas) {
        super(views, isChecked, schemas);
    }

    @Override
    TypeSerializer<V> serializer(Class<V> views, boolean isChecked, Layouts layouts) {
        return ViewSerializer.of(views, isChecked, layouts);
    }
}

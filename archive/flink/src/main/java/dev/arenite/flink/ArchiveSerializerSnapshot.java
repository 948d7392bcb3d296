package dev.arenite.flink;

import dev.arenite.archive.schema.ArchiveSchema;

import org.apache.flink.api.common.typeutils.TypeSerializer;

import java.util.List;

/// What checkpoints and savepoints keep of an [ArchiveSerializer]: the name of the class and the
/// whole schema of its archives.
///
/// @param <T> the values
public final class ArchiveSerializerSnapshot<T> extends DerivedSnapshot<T> {

    /// For Flink, which then reads the snapshot.
    public ArchiveSerializerSnapshot() {}

    ArchiveSerializerSnapshot(Class<T> values, boolean isChecked, List<ArchiveSchema> schemas) {
        super(values, isChecked, schemas);
    }

    @Override
    TypeSerializer<T> serializer(Class<T> values, boolean isChecked, Layouts layouts) {
        return ArchiveSerializer.of(values, isChecked, layouts);
    }
}

package dev.arenite.flink;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Serializes values as archives, each behind its length.
///
/// Archives are not checked when they are read, unless that is asked for: a job's state and network
/// are its own. If reading fails, the archive is checked then, and the failure names the component.
/// But bytes that are no archive may also be read as another value.
///
/// Writing makes no garbage once the buffers have their size, reading none but the value. Values
/// are not copied, as records do not change. An instance belongs to one thread at a time.
///
/// @param <T> the values: a record or a sealed interface
public final class ArchiveSerializer<T> extends FramedSerializer<T, T, Object> {

    private static final long serialVersionUID = 1;

    private ArchiveSerializer(Class<T> values, boolean isChecked, Layouts layouts) {
        super(values, isChecked, layouts);
    }

    /// Returns the serializer of a record or of a sealed interface.
    ///
    /// @param values the class, with [Archivable][dev.arenite.archive.derive.Archivable]
    /// @throws IllegalArgumentException if the class has no derived type, or is generic
    public static <T> ArchiveSerializer<T> of(Class<T> values) {
        DerivedClass derived = ArchiveTypeInfo.requireValues(values);
        return new ArchiveSerializer<>(values, false, Layouts.of(derived));
    }

    /// Returns the serializer that reads what others have written.
    static <T> ArchiveSerializer<T> of(Class<T> values, boolean isChecked, Layouts layouts) {
        return new ArchiveSerializer<>(values, isChecked, layouts);
    }

    /// Returns this serializer, but with each archive checked before it is read.
    public ArchiveSerializer<T> checked() {
        return new ArchiveSerializer<>(elements(), true, layouts());
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new ArchiveSerializer<>(elements(), isChecked(), layouts());
    }

    @Override
    public @Nullable T createInstance() {
        return EmptyValues.of(elements());
    }

    /// Writes a value.
    ///
    /// @throws ArchiveRecordException if the value cannot be archived, such as for a component that
    ///     is null; nothing has been written
    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        context().write(value, target);
    }

    /// Reads a value.
    ///
    /// @throws ArchiveRecordException if the bytes are no archive of it, as far as this is noticed
    @Override
    public T deserialize(DataInputView source) throws IOException {
        return context().read(source);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new ArchiveSerializerSnapshot<>(elements(), isChecked(), layouts().schemas());
    }
}

package dev.arenite.flink;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Writes the bytes and the schema of one record under the name of another class: what is left of
/// a record that has changed since.
final class RenamedSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1;

    private final ArchiveSerializer<T> prior;
    private final Class<?> today;

    RenamedSerializer(ArchiveSerializer<T> prior, Class<?> today) {
        this.prior = prior;
        this.today = today;
    }

    @Override
    @SuppressWarnings("unchecked") // The class is only named.
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new ArchiveSerializerSnapshot<>((Class<T>) today, false, prior.layouts().schemas());
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new RenamedSerializer<>((ArchiveSerializer<T>) prior.duplicate(), today);
    }

    @Override
    public @Nullable T createInstance() {
        return prior.createInstance();
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        prior.serialize(value, target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return prior.deserialize(source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return prior.deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        prior.copy(source, target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RenamedSerializer<?> that
                && prior.equals(that.prior)
                && today == that.today;
    }

    @Override
    public int hashCode() {
        return prior.hashCode();
    }
}

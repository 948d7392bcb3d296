package dev.arenite.flink;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.derive.DerivedView;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Serializes views as the archives that they view, each behind its length.
///
/// A view that is read owns its memory, an array, and stays valid as long as anybody has it. Its
/// archive is not checked, unless that is asked for.
///
/// A view that owns its memory is written as it is: one that was read here, or made by
/// a [ViewBuilder]. Any other view is written anew from its value, because the memory may hold
/// bytes that are not the view's: so that equal keys have equal bytes.
///
/// Archives must not be changed in place: views are passed on without being copied. An instance
/// belongs to one thread at a time.
///
/// @param <V> the views
public final class ViewSerializer<V extends DerivedView<?>> extends FramedSerializer<V, Object, V> {

    private static final long serialVersionUID = 1;

    private ViewSerializer(Class<V> views, boolean isChecked, Layouts layouts) {
        super(views, isChecked, layouts);
    }

    /// Returns the serializer of views.
    ///
    /// @param views the class that the annotation processor has written
    /// @throws IllegalArgumentException if the class is not a derived one, or is generic
    public static <V extends DerivedView<?>> ViewSerializer<V> of(Class<V> views) {
        return of(views, false, Layouts.of(DerivedClass.of(views)));
    }

    /// Returns the serializer that reads what others have written.
    static <V extends DerivedView<?>> ViewSerializer<V> of(
            Class<V> views, boolean isChecked, Layouts layouts) {
        return new ViewSerializer<>(views, isChecked, layouts);
    }

    /// Returns this serializer, but with each archive checked when it is read.
    public ViewSerializer<V> checked() {
        return new ViewSerializer<>(elements(), true, layouts());
    }

    @Override
    public TypeSerializer<V> duplicate() {
        return new ViewSerializer<>(elements(), isChecked(), layouts());
    }

    /// Returns a view of memory that is all 0, of no use but to be the first one that is reused.
    @Override
    public V createInstance() {
        ArchiveType<?, V> type = DerivedClass.of(elements()).type();
        return type.view(MemorySegment.ofArray(new byte[(int) type.placeBytes()]), 0);
    }

    /// Writes the archive of a view.
    ///
    /// @throws ArchiveRecordException if the view does not own its memory, and its value cannot be
    ///     read or written; nothing has been written
    @Override
    public void serialize(V view, DataOutputView target) throws IOException {
        context().writeView(view.archive(), view.place(), view::read, target);
    }

    /// Reads an archive into memory of its own.
    ///
    /// @throws ArchiveRecordException if it is shorter than the root, or if a check finds that it
    ///     is no archive of the views
    @Override
    public V deserialize(DataInputView source) throws IOException {
        return context().readView(source);
    }

    @Override
    public TypeSerializerSnapshot<V> snapshotConfiguration() {
        return new ViewSerializerSnapshot<>(elements(), isChecked(), layouts().schemas());
    }
}

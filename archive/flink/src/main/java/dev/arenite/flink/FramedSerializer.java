package dev.arenite.flink;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// What the serializers of values and of views have in common.
///
/// @param <E> the elements: values or views
/// @param <T> the values
/// @param <V> the views
abstract class FramedSerializer<E, T, V> extends TypeSerializer<E> {

    private static final long serialVersionUID = 1;

    private final Class<E> elements;
    private final boolean isChecked;
    private final Layouts layouts;
    private transient @Nullable RecordContext<T, V> context;

    FramedSerializer(Class<E> elements, boolean isChecked, Layouts layouts) {
        this.elements = elements;
        this.isChecked = isChecked;
        this.layouts = layouts;
    }

    final Class<E> elements() {
        return elements;
    }

    final boolean isChecked() {
        return isChecked;
    }

    final Layouts layouts() {
        return layouts;
    }

    /// Returns what belongs to the current thread. A thread that comes after another one, as those
    /// of checkpoints do, gets its own.
    final RecordContext<T, V> context() {
        RecordContext<T, V> known = context;
        if (known == null || !known.belongsTo(Thread.currentThread())) {
            known = new RecordContext<>(elements, isChecked, layouts);
            context = known;
        }
        return known;
    }

    /// The elements are never changed.
    @Override
    public final boolean isImmutableType() {
        return true;
    }

    /// Returns an element, of no use but to be the first one that is reused, or null if there is
    /// none.
    @Override
    public abstract @Nullable E createInstance();

    /// Returns the element itself.
    @Override
    public final E copy(E from) {
        return from;
    }

    /// Returns the first element itself; the other one is not reused.
    @Override
    public final E copy(E from, E reuse) {
        return from;
    }

    /// Copies an archive as it is.
    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        Frame.copy(elements, source, target);
    }

    /// Returns -1: the length varies.
    @Override
    public final int getLength() {
        return -1;
    }

    /// Returns a new element; the other one is not reused.
    @Override
    public final E deserialize(E reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof FramedSerializer<?, ?, ?> that
                && getClass() == that.getClass()
                && elements == that.elements
                && isChecked == that.isChecked
                && layouts.equals(that.layouts);
    }

    @Override
    public final int hashCode() {
        return 31 * elements.hashCode() + layouts.hashCode();
    }

    /// Returns the class of the elements and, if state of another schema is read, the differences
    /// in words: Flink shows them where it refuses state.
    @Override
    public final String toString() {
        return getClass().getSimpleName()
                + "["
                + elements.getName()
                + SchemaChange.told(layouts, DerivedClass.of(elements))
                + "]";
    }
}

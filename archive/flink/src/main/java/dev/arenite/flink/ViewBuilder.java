package dev.arenite.flink;

import dev.arenite.archive.derive.DerivedView;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.jspecify.annotations.Nullable;

/// Makes views of values, where a stream of views begins: as a function of a stream, or called by a
/// source.
///
/// ```java
/// DataStream<ArchivedOrder> orders = values.map(ViewBuilder.of(ArchivedOrder.class));
/// ```
///
/// Each view owns its memory. An instance belongs to one thread at a time.
///
/// @param <T> the values
/// @param <V> their views
public final class ViewBuilder<T, V extends DerivedView<T>>
        implements MapFunction<T, V>, ResultTypeQueryable<V> {

    private static final long serialVersionUID = 1;

    private final Class<V> views;
    private transient @Nullable RecordContext<T, V> context;

    private ViewBuilder(Class<V> views) {
        this.views = views;
    }

    /// Returns a builder of views.
    ///
    /// @param views the class that the annotation processor has written
    /// @throws IllegalArgumentException if the class is not a derived one, or is generic
    public static <T, V extends DerivedView<T>> ViewBuilder<T, V> of(Class<V> views) {
        DerivedClass.of(views);
        return new ViewBuilder<>(views);
    }

    /// Writes a value and returns the view of its archive.
    ///
    /// @throws ArchiveRecordException if the value cannot be archived, such as for a component that
    ///     is null
    @Override
    public V map(T value) throws ArchiveRecordException {
        return context().build(value);
    }

    private RecordContext<T, V> context() {
        RecordContext<T, V> known = context;
        if (known == null || !known.belongsTo(Thread.currentThread())) {
            known = new RecordContext<>(views, false, Layouts.of(DerivedClass.of(views)));
            context = known;
        }
        return known;
    }

    @Override
    public TypeInformation<V> getProducedType() {
        return ViewTypeInfo.of(views);
    }
}

package dev.arenite.flink;

import dev.arenite.archive.derive.DerivedView;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.AtomicType;
import org.apache.flink.api.common.typeutils.TypeComparator;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/// Says to Flink that a stream has views: archives that are passed on as bytes, and whose
/// components are read where they are asked for.
///
/// ```java
/// DataStream<ArchivedOrder> orders = values.map(ViewBuilder.of(ArchivedOrder.class));
/// orders.keyBy(ArchivedOrder::id).map(order -> order.lines().size());
/// ```
///
/// Receiving a view is one copy of bytes, into memory of its own; passing it on is another one.
/// [DerivedView#read()] makes the value where one is wanted. Two views are equal if their
/// components are, so views can be keys where values can, and where values cannot for an enum or an
/// array.
///
/// @param <V> the views, a class that the annotation processor has written
public final class ViewTypeInfo<V> extends DerivedTypeInfo<V> implements AtomicType<V> {

    private static final long serialVersionUID = 1;

    private ViewTypeInfo(Class<V> views, boolean isChecked) {
        super(views, isChecked);
    }

    /// Returns the type of views.
    ///
    /// @param views the class that the annotation processor has written
    /// @throws IllegalArgumentException if the class is not a derived one, or is generic
    public static <V> ViewTypeInfo<V> of(Class<V> views) {
        if (!DerivedClass.isView(views)) {
            throw new IllegalArgumentException(views.getName() + " is no class of views");
        }
        DerivedClass.of(views);
        return new ViewTypeInfo<>(views, false);
    }

    /// Returns the type of views that are keys.
    ///
    /// @param views the class that the annotation processor has written
    /// @throws IllegalArgumentException if the class is not a derived one, is generic, or if equal
    ///     views may differ in their bytes, or in their hash codes in different virtual machines,
    ///     with every reason
    public static <V> ViewTypeInfo<V> ofKey(Class<V> views) {
        ViewTypeInfo<V> type = of(views);
        type.requireKey();
        return type;
    }

    /// Returns this type, but with each archive checked when it is received. Without it, bytes that
    /// are no archive fail where a component is read, with any exception.
    public ViewTypeInfo<V> checked() {
        return new ViewTypeInfo<>(getTypeClass(), true);
    }

    @Override
    @SuppressWarnings("unchecked") // The serializer is that of the class.
    public TypeSerializer<V> createSerializer(SerializerConfig config) {
        ViewSerializer<?> serializer =
                ViewSerializer.of((Class<? extends DerivedView<?>>) getTypeClass());
        return (TypeSerializer<V>) (isChecked() ? serializer.checked() : serializer);
    }

    /// Returns a comparator of whole views: by their components, in the order in which they are
    /// declared, in place.
    ///
    /// @throws IllegalStateException if the values of the views have no order
    @Override
    public TypeComparator<V> createComparator(boolean isAscending, ExecutionConfig config) {
        requireOrder();
        return comparator(getTypeClass(), isAscending);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // A class of views.
    private static <V> TypeComparator<V> comparator(Class views, boolean isAscending) {
        return new ViewComparator(views, isAscending);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ViewTypeInfo;
    }
}

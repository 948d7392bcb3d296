package dev.arenite.flink;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.AtomicType;
import org.apache.flink.api.common.typeutils.TypeComparator;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/// Says to Flink that values are archives where they are sent and kept.
///
/// ```java
/// stream.map(line -> parse(line)).returns(ArchiveTypeInfo.of(Order.class))
/// ```
///
/// Where each record is read in part, or only passed on, streams of views cost less:
/// [ViewTypeInfo].
///
/// @param <T> the values: a record or a sealed interface
public final class ArchiveTypeInfo<T> extends DerivedTypeInfo<T> implements AtomicType<T> {

    private static final long serialVersionUID = 1;

    private ArchiveTypeInfo(Class<T> values, boolean isChecked) {
        super(values, isChecked);
    }

    /// Returns the type of a record or of a sealed interface.
    ///
    /// @param values the class, with [Archivable][dev.arenite.archive.derive.Archivable]
    /// @throws IllegalArgumentException if the class has no derived type, or is generic
    public static <T> ArchiveTypeInfo<T> of(Class<T> values) {
        requireValues(values);
        return new ArchiveTypeInfo<>(values, false);
    }

    /// Returns the type of a record or of a sealed interface whose values are keys:
    ///
    /// ```java
    /// stream.keyBy(Order::address, ArchiveTypeInfo.ofKey(Address.class))
    /// ```
    ///
    /// @param values the class, with [Archivable][dev.arenite.archive.derive.Archivable]
    /// @throws IllegalArgumentException if the class has no derived type, is generic, or if equal
    ///     values may differ in their bytes, or in their hash codes in different virtual machines,
    ///     with every reason
    public static <T> ArchiveTypeInfo<T> ofKey(Class<T> values) {
        ArchiveTypeInfo<T> type = of(values);
        type.requireKey();
        return type;
    }

    /// Returns this type, but with each archive checked before it is read.
    public ArchiveTypeInfo<T> checked() {
        return new ArchiveTypeInfo<>(getTypeClass(), true);
    }

    static DerivedClass requireValues(Class<?> values) {
        if (DerivedClass.isView(values)) {
            throw new IllegalArgumentException(
                    values.getName() + " is a class of views: use ViewTypeInfo");
        }
        return DerivedClass.of(values);
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        ArchiveSerializer<T> serializer = ArchiveSerializer.of(getTypeClass());
        return isChecked() ? serializer.checked() : serializer;
    }

    /// Returns a comparator of whole values: by their components, in the order in which they are
    /// declared, as keys of sorted maps are
    /// ([ArchiveKey][dev.arenite.archive.ArchiveKey]).
    ///
    /// @throws IllegalStateException if values have no order
    @Override
    public TypeComparator<T> createComparator(boolean isAscending, ExecutionConfig config) {
        requireOrder();
        return new ArchiveComparator<>(getTypeClass(), isAscending);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ArchiveTypeInfo;
    }
}

package dev.arenite.flink;

import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

import java.lang.reflect.Type;
import java.util.Map;

/// Lets Flink find [ArchiveTypeInfo] and [ViewTypeInfo] by itself, so that no line of a job names
/// them: at a record with an annotation,
///
/// ```java
/// @Archivable
/// @TypeInfo(ArchiveTypeInfoFactory.class)
/// record Order(long id, String customer) {}
/// ```
///
/// or for any class of values or views by the configuration:
///
/// ```yaml
/// pipeline.serialization-config:
///   - shop.Order: {type: typeinfo, class: dev.arenite.flink.ArchiveTypeInfoFactory}
///   - shop.ArchivedOrder: {type: typeinfo, class: dev.arenite.flink.ArchiveTypeInfoFactory}
/// ```
///
/// @param <E> the elements: values or views
public final class ArchiveTypeInfoFactory<E> extends TypeInfoFactory<E> {

    /// For Flink.
    public ArchiveTypeInfoFactory() {}

    /// Returns the type of a class.
    ///
    /// @throws IllegalArgumentException if the class is generic, or has no derived type
    @Override
    @SuppressWarnings("unchecked") // The caller asks for the class's type.
    public TypeInformation<E> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> genericParameters) {
        if (!(type instanceof Class<?> named)) {
            throw new IllegalArgumentException(type + " is generic, and has no derived type");
        }
        return (TypeInformation<E>)
                (DerivedClass.isView(named) ? ViewTypeInfo.of(named) : ArchiveTypeInfo.of(named));
    }
}

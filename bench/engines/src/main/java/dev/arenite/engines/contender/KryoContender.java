package dev.arenite.engines.contender;

import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;

import java.util.List;
import java.util.function.Function;

/// Kryo, as Flink uses it for classes that it does not know.
///
/// @param <R> the record
/// @param <E> a class with the same fields
/// @param elements   the class
/// @param maker      makes an object of it
/// @param registered the classes that are registered: they are sent as numbers, not by name
record KryoContender<R extends Row, E extends Row>(
        Class<E> elements, Function<R, E> maker, List<Class<?>> registered)
        implements ValueContender<R, E> {

    @Override
    public E value(R record) {
        return maker.apply(record);
    }

    @Override
    public TypeInformation<E> type() {
        return new GenericTypeInfo<>(elements);
    }

    @Override
    public void configure(SerializerConfigImpl config) {
        registered.forEach(config::registerKryoType);
    }

    @Override
    public long id(E element) {
        return element.id();
    }

    @Override
    public long sum(E element) {
        return element.sum();
    }
}

package dev.arenite.engines.contender;

import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.typeinfo.TypeInformation;

import java.util.function.Function;

/// Flink's own serializer of classes with public fields.
///
/// @param <R> the record
/// @param <E> a class with the same fields
/// @param elements the class
/// @param maker    makes an object of it
record PojoContender<R extends Row, E extends Row>(Class<E> elements, Function<R, E> maker)
        implements ValueContender<R, E> {

    @Override
    public E value(R record) {
        return maker.apply(record);
    }

    @Override
    public TypeInformation<E> type() {
        return TypeInformation.of(elements);
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

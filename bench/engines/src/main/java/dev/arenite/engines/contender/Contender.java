package dev.arenite.engines.contender;

import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

import java.io.IOException;

/// A way to send and keep records of one kind. An instance belongs to one thread at a time.
///
/// @param <R> the record
/// @param <V> what a job with this serializer has at its source: the record, or a class of its own
/// @param <E> the elements of its streams
public interface Contender<R extends Row, V, E> {

    /// Returns what the job has at its source. This is not measured.
    V value(R record);

    /// Makes an element of a stream, at the source. This is measured.
    E element(V value) throws IOException;

    /// Returns the type of the elements.
    TypeInformation<E> type();

    /// Sets what a job with this serializer sets. Unless it is Kryo, nothing is left to Kryo.
    default void configure(SerializerConfigImpl config) {
        config.setGenericTypes(false);
    }

    /// Returns the number of the record.
    long id(E element);

    /// Reads the three fields of [Row#sum()].
    long sum(E element);

    /// Returns a serializer as a job has it.
    default TypeSerializer<E> serializer() {
        SerializerConfigImpl config = new SerializerConfigImpl();
        configure(config);
        return type().createSerializer(config);
    }
}

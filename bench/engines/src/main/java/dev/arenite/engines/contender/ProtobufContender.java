package dev.arenite.engines.contender;

import com.google.protobuf.Message;
import com.twitter.chill.protobuf.ProtobufSerializer;

import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;

/// Protobuf's messages, through Kryo and the serializer that Flink's documentation names for them.
///
/// @param <R> the record
/// @param <E> the class that Protobuf's compiler has made
abstract class ProtobufContender<R extends Row, E extends Message> implements ValueContender<R, E> {

    private final Class<E> elements;

    ProtobufContender(Class<E> elements) {
        this.elements = elements;
    }

    @Override
    public final TypeInformation<E> type() {
        return new GenericTypeInfo<>(elements);
    }

    @Override
    public final void configure(SerializerConfigImpl config) {
        config.registerTypeWithKryoSerializer(elements, ProtobufSerializer.class);
    }
}

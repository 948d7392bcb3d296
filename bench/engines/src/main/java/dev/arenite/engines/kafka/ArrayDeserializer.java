package dev.arenite.engines.kafka;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A deserializer of a peer that reads the message in the fetched array, and so without the copy
/// that Kafka makes for deserializers that know arrays of one message only.
///
/// @param <E> what is deserialized
/// @param parser reads bytes of an array
record ArrayDeserializer<E>(Parser<E> parser) implements Deserializer<E> {

    /// Reads bytes of an array.
    ///
    /// @param <E> what they are read as
    interface Parser<E> {

        E parse(byte[] bytes, int offset, int length) throws IOException;
    }

    @Override
    public E deserialize(String topic, byte[] message) {
        return deserialize(message, 0, message.length);
    }

    @Override
    public E deserialize(String topic, Headers headers, ByteBuffer message) {
        return deserialize(
                message.array(), message.arrayOffset() + message.position(), message.remaining());
    }

    private E deserialize(byte[] bytes, int offset, int length) {
        try {
            return parser.parse(bytes, offset, length);
        } catch (IOException unreadable) {
            throw new SerializationException(unreadable);
        }
    }
}

package dev.arenite.engines.kafka;

import com.google.protobuf.Internal;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/// Protobuf's messages by their own parser.
final class ProtobufMessages {

    private ProtobufMessages() {}

    static <E extends MessageLite> Serializer<E> serializer() {
        return (topic, value) -> value.toByteArray();
    }

    static <E extends MessageLite> Deserializer<E> deserializer(Class<E> elements) {
        @SuppressWarnings("unchecked") // The parser of a message makes messages of its class.
        Parser<E> parser = (Parser<E>) Internal.getDefaultInstance(elements).getParserForType();
        return new ArrayDeserializer<>(parser::parseFrom);
    }
}

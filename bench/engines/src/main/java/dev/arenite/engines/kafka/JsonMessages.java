package dev.arenite.engines.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.afterburner.AfterburnerModule;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/// JSON by Jackson's data binding: classes with public fields, accessors by Afterburner, and one
/// reader and writer for all messages.
///
/// @param <E> a class with public fields
final class JsonMessages<E> {

    private final ObjectWriter writer;
    private final ObjectReader reader;

    JsonMessages(Class<E> elements) {
        JsonMapper mapper = JsonMapper.builder().addModule(new AfterburnerModule()).build();
        writer = mapper.writerFor(elements);
        reader = mapper.readerFor(elements);
    }

    Serializer<E> serializer() {
        return (topic, value) -> bytes(value);
    }

    Deserializer<E> deserializer() {
        return new ArrayDeserializer<>(reader::readValue);
    }

    private byte[] bytes(E value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException unwritable) {
            throw new SerializationException(unwritable);
        }
    }
}

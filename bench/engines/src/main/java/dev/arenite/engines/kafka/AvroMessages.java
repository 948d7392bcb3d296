package dev.arenite.engines.kafka;

import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Avro's specific records by their generated coders, with nothing in the message that says its
/// schema: the quickest that Avro has. Encoders and decoders are used again.
///
/// An instance belongs to one thread.
///
/// @param <E> the class that Avro's compiler has made
final class AvroMessages<E> {

    private final SpecificDatumWriter<E> writer;
    private final SpecificDatumReader<E> reader;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    AvroMessages(Class<E> elements) {
        SpecificData model = new SpecificData(elements.getClassLoader());
        model.setCustomCoders(true);
        var schema = model.getSchema(elements);
        writer = new SpecificDatumWriter<>(schema, model);
        reader = new SpecificDatumReader<>(schema, schema, model);
    }

    Serializer<E> serializer() {
        return (topic, value) -> bytes(value);
    }

    Deserializer<E> deserializer() {
        return new ArrayDeserializer<>(this::read);
    }

    private byte[] bytes(E value) {
        try {
            output.reset();
            encoder = EncoderFactory.get().binaryEncoder(output, encoder);
            writer.write(value, encoder);
            encoder.flush();
            return output.toByteArray();
        } catch (IOException unwritable) {
            throw new SerializationException(unwritable);
        }
    }

    @SuppressWarnings("NullAway") // Avro takes null.
    private E read(byte[] bytes, int offset, int length) throws IOException {
        // No value is used again: a consumer keeps those of a whole fetch.
        decoder = DecoderFactory.get().binaryDecoder(bytes, offset, length, decoder);
        return reader.read(null, decoder);
    }
}

package dev.arenite.engines.kafka;

import dev.arenite.engines.contender.Contender;
import dev.arenite.engines.record.Row;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

import java.nio.ByteBuffer;
import java.util.List;

/// A way to send records of one kind as messages. An instance belongs to one thread at a time.
///
/// @param <V> what a producer has
/// @param <E> what a consumer gets
/// @param name         the format and the kind of records
/// @param contender    makes values and reads fields
/// @param serializer   as the producer calls it
/// @param deserializer as the consumer calls it
public record Format<V, E>(
        String name,
        Contender<Row, V, E> contender,
        Serializer<V> serializer,
        Deserializer<E> deserializer) {

    static final String TOPIC = "records";

    /// Returns what the producer has. This is not measured.
    public V value(Row row) {
        return contender.value(row);
    }

    /// Serializes as a producer does for each message.
    public byte[] write(V value) {
        return serializer.serialize(TOPIC, new RecordHeaders(), value);
    }

    /// Deserializes as a consumer does for each message that it has fetched, and reads three
    /// fields.
    public long read(Headers headers, ByteBuffer message) {
        return contender.sum(deserializer.deserialize(TOPIC, headers, message));
    }

    /// Returns the message with its headers.
    SimpleRecord message(Row row) {
        Headers headers = new RecordHeaders();
        byte[] bytes = serializer.serialize(TOPIC, headers, value(row));
        return new SimpleRecord(0, null, bytes, headers.toArray());
    }

    /// Returns a fetch of the messages of records.
    public Fetch fetch(List<Row> rows) {
        return Fetch.of(rows.stream().map(this::message).toList());
    }

    /// Makes sure that the messages of records arrive as these.
    ///
    /// @param sent the records that the fetch should have
    /// @throws IllegalStateException if one does not
    public void prove(Fetch fetch, List<Row> sent) {
        List<Fetch.Message> messages = fetch.messages();
        require("messages", sent.size(), messages.size());
        for (int i = 0; i < sent.size(); i++) {
            Row row = sent.get(i);
            Fetch.Message message = messages.get(i);
            E element = deserializer.deserialize(TOPIC, message.headers(), message.value());
            require("id of " + row, row.id(), contender.id(element));
            require("fields of " + row, row.sum(), contender.sum(element));
        }
        require("fields", sent.stream().mapToLong(Row::sum).sum(), fetch.consume(this));
    }

    private void require(String what, long expected, long found) {
        if (found != expected) {
            throw new IllegalStateException(
                    name + ": " + what + ": " + found + " instead of " + expected);
        }
    }
}

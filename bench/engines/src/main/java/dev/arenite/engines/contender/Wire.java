package dev.arenite.engines.contender;

import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

import java.io.IOException;

/// What happens to a record on its way from one operator to the next, in the memory of one thread.
///
/// @param <V> what the source has
/// @param <E> the elements of the stream
public final class Wire<V, E> {

    private static final int BYTES = 1 << 12;

    private final String name;
    private final Contender<Row, V, E> contender;
    private final TypeSerializer<E> serializer;
    private final DataOutputSerializer output = new DataOutputSerializer(BYTES);
    private final DataInputDeserializer input = new DataInputDeserializer();

    private Wire(String name, Contender<Row, V, E> contender) {
        this.name = name;
        this.contender = contender;
        serializer = contender.serializer();
    }

    /// Returns the way of a contender.
    ///
    /// @param contender one of [Contenders#NAMES]
    /// @throws IllegalArgumentException if no contender has the name
    @SuppressWarnings("unchecked") // A contender gets only records of its kind.
    public static Wire<Object, Object> of(String contender, Records records) {
        return new Wire<>(
                contender + " of " + records,
                (Contender<Row, Object, Object>) Contenders.of(contender, records));
    }

    /// Returns what the source has.
    public V value(Row record) {
        return contender.value(record);
    }

    /// Makes the element and serializes it.
    ///
    /// @return the number of bytes
    public int write(V value) throws IOException {
        output.clear();
        serializer.serialize(contender.element(value), output);
        return output.length();
    }

    /// Deserializes the element and reads three fields.
    public long read(byte[] bytes) throws IOException {
        return contender.sum(deserialize(bytes, bytes.length));
    }

    /// Makes the element, serializes and deserializes it, and reads three fields.
    public long writeAndRead(V value) throws IOException {
        int length = write(value);
        return contender.sum(deserialize(output.getSharedBuffer(), length));
    }

    /// Deserializes the element, reads three fields and serializes it again, as an operator that
    /// passes on what it gets.
    public long pass(byte[] bytes) throws IOException {
        E element = deserialize(bytes, bytes.length);
        output.clear();
        serializer.serialize(element, output);
        return contender.sum(element) + output.length();
    }

    /// Returns the bytes of a value as they are sent.
    public byte[] toBytes(V value) throws IOException {
        write(value);
        return output.getCopyOfBuffer();
    }

    /// Makes sure that a value arrives as the record that it was made of, also by way of another
    /// operator.
    ///
    /// @throws IllegalStateException if it does not
    public void prove(V value, Row record) throws IOException {
        byte[] bytes = toBytes(value);
        long id = contender.id(deserialize(bytes, bytes.length));
        require("id", record, record.id(), id);
        require("fields read", record, record.sum(), read(bytes));
        require("fields written and read", record, record.sum(), writeAndRead(value));
        require("fields passed on", record, record.sum() + bytes.length, pass(bytes));
        require("fields after that", record, record.sum(), read(output.getCopyOfBuffer()));
    }

    private void require(String what, Row record, long expected, long found) {
        if (found != expected) {
            throw new IllegalStateException(
                    name + ": " + what + ": " + found + " instead of " + expected + ": " + record);
        }
    }

    private E deserialize(byte[] bytes, int length) throws IOException {
        input.setBuffer(bytes, 0, length);
        return serializer.deserialize(input);
    }
}

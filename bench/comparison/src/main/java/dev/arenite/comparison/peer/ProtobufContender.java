package dev.arenite.comparison.peer;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;

import dev.arenite.comparison.DataSet;

import java.io.IOException;

/// Protobuf's generated messages over arrays. A message is built of the value's records to be
/// encoded, and records are made of the message that was read: both are timed. Needs no flag, and
/// prints no warning.
///
/// @param <V> the values
/// @param <M> the generated messages
public abstract class ProtobufContender<V, M extends MessageLite> extends ArrayContender<V> {

    private final Parser<M> parser;

    /// Makes the arrays.
    protected ProtobufContender(DataSet<V> dataSet, Parser<M> parser) {
        super(dataSet);
        this.parser = parser;
    }

    /// Returns a value as a message.
    protected abstract M message(V value);

    /// Returns a message as a value.
    protected abstract V value(M message);

    @Override
    protected final int write(byte[] array, V value) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(array);
        message(value).writeTo(out);
        return out.getTotalBytesWritten();
    }

    @Override
    protected final V read(byte[] array, int byteSize) throws IOException {
        return value(parser.parseFrom(array, 0, byteSize));
    }

    @Override
    public final byte[] toArray(int slot, V value) {
        return message(value).toByteArray();
    }
}

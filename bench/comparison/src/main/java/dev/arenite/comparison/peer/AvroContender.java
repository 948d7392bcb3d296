package dev.arenite.comparison.peer;

import dev.arenite.comparison.DataSet;

import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Avro's generated records, with text as `String`, over arrays. They are filled from the value's
/// records to be encoded, and records are made of them when they were read: both are timed. The
/// records that are read are reused, and so are encoder and decoder.
///
/// What is read and written is generated too (`setCustomCoders`), which Avro leaves off by default;
/// its newer reader would not use that code, and is turned off. The encoder that keeps nothing back
/// is the quicker one over an array. Avro refuses generated classes unless they are trusted, here
/// or by `-Dorg.apache.avro.SERIALIZABLE_PACKAGES`. Needs no other flag; SLF4J says on the first
/// use that it logs nothing.
///
/// @param <V> the values
/// @param <M> the generated messages
public abstract class AvroContender<V, M extends SpecificRecord> extends ArrayContender<V> {

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(),
                        type -> type.getPackageName().equals("dev.arenite.schemas.avro")));
    }

    private final SpecificDatumWriter<M> writer;
    private final SpecificDatumReader<M> reader;
    private final ArrayOutput out = new ArrayOutput();
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;
    private @Nullable M reused;

    /// Makes the arrays.
    protected AvroContender(DataSet<V> dataSet, Class<M> messages) {
        super(dataSet);
        writer = new SpecificDatumWriter<>(messages);
        reader = new SpecificDatumReader<>(messages);
        writer.getSpecificData().setCustomCoders(true);
        reader.getSpecificData().setCustomCoders(true);
        reader.getSpecificData().setFastReaderEnabled(false);
    }

    /// Returns a value as a message.
    protected abstract M message(V value);

    /// Returns a message as a value.
    protected abstract V value(M message);

    @Override
    protected final int write(byte[] array, V value) throws IOException {
        out.reset(array);
        encoder = EncoderFactory.get().directBinaryEncoder(out, encoder);
        writer.write(message(value), encoder);
        encoder.flush();
        return out.position();
    }

    @Override
    protected final V read(byte[] array, int byteSize) throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(array, 0, byteSize, decoder);
        reused = reader.read(reused, decoder);
        return value(reused);
    }
}

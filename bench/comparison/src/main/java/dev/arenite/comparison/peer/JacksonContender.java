package dev.arenite.comparison.peer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;

import dev.arenite.comparison.DataSet;

import java.io.IOException;

/// Jackson's data binding with Blackbird, a reader and a writer for the class of the values. CBOR
/// and Smile have records as arrays, which is their quickest and smallest form; JSON has the names
/// of the components, as most programs do. Needs no flag, and prints no warning.
///
/// @param <V> the values
public final class JacksonContender<V> extends ArrayContender<V> {

    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final ArrayOutput out = new ArrayOutput();

    private JacksonContender(DataSet<V> dataSet, Class<V> values, MapperBuilder<?, ?> builder) {
        super(dataSet);
        var mapper = builder.addModules(new Jdk8Module(), new BlackbirdModule()).build();
        writer = mapper.writerFor(values);
        reader = mapper.readerFor(values);
    }

    /// Returns Jackson with CBOR.
    public static <V> JacksonContender<V> cbor(DataSet<V> dataSet, Class<V> values) {
        return new JacksonContender<>(
                dataSet, values, CBORMapper.builder().addMixIn(Record.class, AsArray.class));
    }

    /// Returns Jackson with Smile.
    public static <V> JacksonContender<V> smile(DataSet<V> dataSet, Class<V> values) {
        return new JacksonContender<>(
                dataSet, values, SmileMapper.builder().addMixIn(Record.class, AsArray.class));
    }

    /// Returns Jackson with JSON.
    public static <V> JacksonContender<V> json(DataSet<V> dataSet, Class<V> values) {
        return new JacksonContender<>(dataSet, values, JsonMapper.builder());
    }

    @Override
    protected int write(byte[] array, V value) throws IOException {
        out.reset(array);
        writer.writeValue(out, value);
        return out.position();
    }

    @Override
    protected V read(byte[] array, int byteSize) throws IOException {
        return reader.readValue(array, 0, byteSize);
    }

    /// What is said of every record.
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface AsArray {}
}

package dev.arenite.comparison.peer;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.WholeContender;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Kryo's streams over arrays, by hand, without its headers. Needs no flag and prints no
/// warning: the streams over `sun.misc.Unsafe` are others.
///
/// @param <V> the values
public abstract class KryoContender<V> extends WholeContender<V> {

    private final List<Output> outputs = new ArrayList<>();
    private final Input input = new Input();

    /// Makes the buffers.
    protected KryoContender(DataSet<V> dataSet) {
        super(dataSet);
        for (int slot = 0; slot < dataSet.values().size(); slot++) {
            outputs.add(new Output(dataSet.bufferBytes()));
        }
    }

    /// Reads a text that may be absent.
    protected static Optional<String> readText(Input input) {
        @Nullable String text = input.readString();
        return Optional.ofNullable(text);
    }

    /// Writes a value.
    protected abstract void write(Output out, V value);

    /// Reads a value.
    protected abstract V read(Input in);

    @Override
    public final int encode(int slot, V value) {
        Output out = outputs.get(slot);
        out.reset();
        write(out, value);
        return out.position();
    }

    @Override
    public final V decode(int slot) {
        Output out = outputs.get(slot);
        input.setBuffer(out.getBuffer(), 0, out.position());
        return read(input);
    }

    @Override
    public final byte[] toArray(int slot, V value) {
        encode(slot, value);
        return bytes(slot);
    }

    @Override
    public final byte[] bytes(int slot) {
        return outputs.get(slot).toBytes();
    }
}

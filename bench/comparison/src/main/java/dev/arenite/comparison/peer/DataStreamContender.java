package dev.arenite.comparison.peer;

import dev.arenite.comparison.DataSet;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// `java.io`'s data streams over arrays, by hand. Text is Java's own form of UTF-8, of 65,535 bytes
/// at most. Needs no flag, and prints no warning.
///
/// @param <V> the values
public abstract class DataStreamContender<V> extends ArrayContender<V> {

    private final ArrayOutput out = new ArrayOutput();
    private final DataOutputStream dataOut = new DataOutputStream(out);
    private final ArrayInput in = new ArrayInput();
    private final DataInputStream dataIn = new DataInputStream(in);

    /// Makes the arrays.
    protected DataStreamContender(DataSet<V> dataSet) {
        super(dataSet);
    }

    /// Writes a value.
    protected abstract void write(DataOutputStream to, V value) throws IOException;

    /// Reads a value.
    protected abstract V read(DataInputStream from) throws IOException;

    @Override
    protected final int write(byte[] array, V value) throws IOException {
        out.reset(array);
        write(dataOut, value);
        return out.position();
    }

    @Override
    protected final V read(byte[] array, int byteSize) throws IOException {
        in.reset(array, byteSize);
        return read(dataIn);
    }
}

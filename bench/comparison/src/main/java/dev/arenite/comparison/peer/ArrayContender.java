package dev.arenite.comparison.peer;

import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.WholeContender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// A contender whose buffers are arrays.
///
/// @param <V> the values
public abstract class ArrayContender<V> extends WholeContender<V> {

    private final byte[][] arrays;
    private final int[] byteSizes;

    /// Makes the arrays.
    protected ArrayContender(DataSet<V> dataSet) {
        super(dataSet);
        int count = dataSet.values().size();
        arrays = new byte[count][dataSet.bufferBytes()];
        byteSizes = new int[count];
    }

    /// Writes a value to the start of an array.
    ///
    /// @return the number of bytes
    protected abstract int write(byte[] array, V value) throws IOException;

    /// Reads a value from the start of an array.
    ///
    /// @param byteSize the number of bytes that were written
    protected abstract V read(byte[] array, int byteSize) throws IOException;

    @Override
    public final int encode(int slot, V value) {
        try {
            byteSizes[slot] = write(arrays[slot], value);
            return byteSizes[slot];
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public final V decode(int slot) {
        try {
            return read(arrays[slot], byteSizes[slot]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public byte[] toArray(int slot, V value) {
        encode(slot, value);
        return bytes(slot);
    }

    @Override
    public final byte[] bytes(int slot) {
        return Arrays.copyOf(arrays[slot], byteSizes[slot]);
    }
}

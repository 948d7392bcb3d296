package dev.arenite.comparison.peer;

import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.Text;
import dev.arenite.comparison.UpdatingContender;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SBE's generated flyweights over native memory, with their checks of bounds, which are on by
/// default. Needs `--add-opens java.base/jdk.internal.misc=ALL-UNNAMED`.
///
/// @param <V> the values
public abstract class SbeContender<V> implements UpdatingContender<V> {

    /// Where the text is that a decoder was asked for last.
    protected final DirectBuffer text = new UnsafeBuffer(0, 0);

    private final List<UnsafeBuffer> buffers = new ArrayList<>();
    private final int[] byteSizes;

    /// Makes the buffers.
    protected SbeContender(DataSet<V> dataSet) {
        byteSizes = new int[dataSet.values().size()];
        for (int slot = 0; slot < byteSizes.length; slot++) {
            buffers.add(new UnsafeBuffer(ByteBuffer.allocateDirect(dataSet.bufferBytes())));
        }
    }

    /// Writes a value.
    ///
    /// @return the number of bytes
    protected abstract int encode(MutableDirectBuffer buffer, V value);

    /// Returns the buffer of a slot.
    protected final UnsafeBuffer buffer(int slot) {
        return buffers.get(slot);
    }

    /// Returns the leaf of [#text].
    protected final long leaf() {
        return leaf(text);
    }

    /// Returns the leaf of a text.
    protected static long leaf(DirectBuffer text) {
        return text.capacity() == 0 ? 0 : Text.leaf(text.getByte(0));
    }

    /// Returns a value, or nothing if its flag says that it is absent.
    protected static <T> Optional<T> present(boolean isPresent, T value) {
        return isPresent ? Optional.of(value) : Optional.empty();
    }

    @Override
    public final int encode(int slot, V value) {
        byteSizes[slot] = encode(buffers.get(slot), value);
        return byteSizes[slot];
    }

    @Override
    public final byte[] toArray(int slot, V value) {
        encode(slot, value);
        return bytes(slot);
    }

    @Override
    public final byte[] bytes(int slot) {
        byte[] bytes = new byte[byteSizes[slot]];
        buffers.get(slot).getBytes(0, bytes);
        return bytes;
    }

    @Override
    public final boolean readsInPlace() {
        return true;
    }
}

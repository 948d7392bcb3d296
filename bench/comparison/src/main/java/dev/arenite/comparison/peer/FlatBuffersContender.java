package dev.arenite.comparison.peer;

import com.google.flatbuffers.FlatBufferBuilder;

import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.Text;
import dev.arenite.comparison.UpdatingContender;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// FlatBuffers' generated classes over arrays, which is their quickest way; views and builders are
/// reused. Java has no verifier: nothing is checked before it is read. Needs no flag and prints no
/// warning.
///
/// @param <V> the values
public abstract class FlatBuffersContender<V> implements UpdatingContender<V> {

    private final List<FlatBufferBuilder> builders = new ArrayList<>();
    private final List<ByteBuffer> buffers = new ArrayList<>();
    private final List<ByteBuffer> windows = new ArrayList<>();

    /// Makes the buffers.
    protected FlatBuffersContender(DataSet<V> dataSet) {
        for (int slot = 0; slot < dataSet.values().size(); slot++) {
            ByteBuffer buffer = ByteBuffer.allocate(dataSet.bufferBytes());
            buffers.add(buffer);
            builders.add(new FlatBufferBuilder(buffer));
            windows.add(buffer.duplicate());
        }
    }

    /// Builds a value.
    ///
    /// @return where its table is
    protected abstract int build(FlatBufferBuilder builder, V value);

    /// Returns the place of a text in the builder, or 0 if there is none.
    protected static int text(FlatBufferBuilder builder, Optional<String> text) {
        return text.isPresent() ? builder.createString(text.get()) : 0;
    }

    /// Returns the buffer of a slot, whose position is the start of the value.
    protected final ByteBuffer buffer(int slot) {
        return buffers.get(slot);
    }

    /// Returns a buffer that may be moved to a text of a slot.
    protected final ByteBuffer window(int slot) {
        return windows.get(slot);
    }

    /// Returns the leaf of a text that may be absent.
    protected static long leaf(@Nullable ByteBuffer text) {
        return text == null || !text.hasRemaining() ? 0 : Text.leaf(text.get(text.position()));
    }

    @Override
    public final int encode(int slot, V value) {
        FlatBufferBuilder builder = builders.get(slot);
        builder.clear();
        builder.finish(build(builder, value));
        return buffers.get(slot).remaining();
    }

    @Override
    public final byte[] toArray(int slot, V value) {
        encode(slot, value);
        return bytes(slot);
    }

    @Override
    public final byte[] bytes(int slot) {
        // The builder's own method would move the position, which is the start of the value.
        ByteBuffer buffer = buffers.get(slot);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }

    @Override
    public final boolean readsInPlace() {
        return true;
    }
}

package dev.arenite.comparison.peer;

import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.UpdatingContender;

import net.openhft.chronicle.bytes.Bytes;

import java.util.ArrayList;
import java.util.List;

/// Chronicle Bytes by hand, in native memory, with its checks of bounds. Asks for `--add-opens` of
/// `java.lang`, `java.lang.reflect`, `java.util` and `java.nio`, and for `--add-exports` of
/// `jdk.internal.ref` and `sun.nio.ch`; without them it prints two warnings more. The JDK warns
/// that a library of it calls `sun.misc.Unsafe`.
///
/// @param <V> the values
public abstract class ChronicleBytesContender<V> implements UpdatingContender<V> {

    private final List<Bytes<?>> buffers = new ArrayList<>();

    /// Makes the buffers.
    protected ChronicleBytesContender(DataSet<V> dataSet) {
        for (int slot = 0; slot < dataSet.values().size(); slot++) {
            buffers.add(Bytes.allocateDirect(dataSet.bufferBytes()));
        }
    }

    /// Writes a value to the end of a buffer.
    protected abstract void write(Bytes<?> bytes, V value);

    /// Returns the buffer of a slot, to be read from its start.
    protected final Bytes<?> start(int slot) {
        Bytes<?> bytes = buffers.get(slot);
        bytes.readPosition(0);
        return bytes;
    }

    @Override
    public final int encode(int slot, V value) {
        Bytes<?> bytes = buffers.get(slot);
        bytes.clear();
        write(bytes, value);
        return Math.toIntExact(bytes.writePosition());
    }

    @Override
    public final byte[] toArray(int slot, V value) {
        encode(slot, value);
        return bytes(slot);
    }

    @Override
    public final byte[] bytes(int slot) {
        return start(slot).toByteArray();
    }

    @Override
    public final boolean readsInPlace() {
        return true;
    }
}

package dev.arenite.comparison.peer;

import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.WholeContender;

import org.apache.fory.Fory;
import org.apache.fory.memory.MemoryBuffer;
import org.apache.fory.memory.MemoryUtils;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Fory as its authors advise: classes registered, no references, code generated before it is
/// timed. Schema-consistent: by default each message describes its classes, as that of no other
/// contender does, which doubles the bytes of an order book and takes time. Needs
/// `--add-opens java.base/java.lang.invoke=ALL-UNNAMED`.
///
/// @param <V> the values
public final class ForyContender<V> extends WholeContender<V> {

    private final Fory fory;
    private final List<MemoryBuffer> buffers = new ArrayList<>();

    private ForyContender(DataSet<V> dataSet, boolean isDirect, Class<?>... classes) {
        super(dataSet);
        fory = fory(classes);
        for (int slot = 0; slot < dataSet.values().size(); slot++) {
            buffers.add(
                    isDirect
                            ? MemoryUtils.wrap(ByteBuffer.allocateDirect(dataSet.bufferBytes()))
                            : MemoryUtils.buffer(dataSet.bufferBytes()));
        }
    }

    /// Returns Fory itself, so set.
    ///
    /// @param classes the classes of all records and constants
    public static Fory fory(Class<?>... classes) {
        Fory fory =
                Fory.builder()
                        .withXlang(false)
                        .withCompatible(false)
                        .withRefTracking(false)
                        .requireClassRegistration(true)
                        .withAsyncCompilation(false)
                        .build();
        for (Class<?> each : classes) {
            fory.register(each);
        }
        return fory;
    }

    /// Returns Fory with arrays, which is its quickest way.
    ///
    /// @param classes the classes of all records and constants
    public static <V> ForyContender<V> onHeap(DataSet<V> dataSet, Class<?>... classes) {
        return new ForyContender<>(dataSet, false, classes);
    }

    /// Returns Fory with native memory.
    ///
    /// @param classes the classes of all records and constants
    public static <V> ForyContender<V> direct(DataSet<V> dataSet, Class<?>... classes) {
        return new ForyContender<>(dataSet, true, classes);
    }

    @Override
    public int encode(int slot, V value) {
        MemoryBuffer buffer = buffers.get(slot);
        buffer.writerIndex(0);
        fory.serialize(buffer, value);
        return buffer.writerIndex();
    }

    // A class of its own would be the same cast.
    @SuppressWarnings("unchecked")
    @Override
    public V decode(int slot) {
        MemoryBuffer buffer = buffers.get(slot);
        buffer.readerIndex(0);
        return (V) fory.deserialize(buffer);
    }

    @Override
    public byte[] toArray(int slot, V value) {
        return fory.serialize(value);
    }

    @Override
    public byte[] bytes(int slot) {
        MemoryBuffer buffer = buffers.get(slot);
        return buffer.getBytes(0, buffer.writerIndex());
    }
}

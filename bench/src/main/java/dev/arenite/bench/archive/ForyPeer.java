package dev.arenite.bench.archive;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;

import org.apache.fory.Fory;
import org.apache.fory.memory.MemoryBuffer;
import org.apache.fory.memory.MemoryUtils;

import java.nio.ByteBuffer;

/// Fory as its authors advise: classes registered, no references, code generated before it is
/// timed, one reused buffer: a direct one as ours, or an array, which is quicker. Needs
/// `--add-opens java.base/java.lang.invoke=ALL-UNNAMED`.
public final class ForyPeer {

    private final Fory fory =
            registered(
                    Logs.class,
                    Log.class,
                    Address.class,
                    Mesh.class,
                    Triangle.class,
                    Vector3.class);
    private final MemoryBuffer buffer;

    /// Returns Fory for records of some classes, with the settings of all benchmarks.
    public static Fory registered(Class<?>... classes) {
        Fory fory =
                Fory.builder()
                        .withXlang(false)
                        .withRefTracking(false)
                        .requireClassRegistration(true)
                        .withAsyncCompilation(false)
                        .build();
        for (Class<?> each : classes) {
            fory.register(each);
        }
        return fory;
    }

    ForyPeer() {
        this(MemoryUtils.wrap(ByteBuffer.allocateDirect((int) ArchiveContext.OUT_BYTES)));
    }

    /// Returns a peer that writes to an array.
    static ForyPeer onHeap() {
        return new ForyPeer(MemoryUtils.buffer((int) ArchiveContext.OUT_BYTES));
    }

    private ForyPeer(MemoryBuffer buffer) {
        this.buffer = buffer;
    }

    /// Returns the number of bytes.
    int serialize(Object value) {
        buffer.writerIndex(0);
        fory.serialize(buffer, value);
        return buffer.writerIndex();
    }

    /// Reads what was serialized last.
    Object deserialize() {
        buffer.readerIndex(0);
        return fory.deserialize(buffer);
    }
}

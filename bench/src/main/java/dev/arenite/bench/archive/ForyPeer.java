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
final class ForyPeer {

    private final Fory fory =
            Fory.builder()
                    .withXlang(false)
                    .withRefTracking(false)
                    .requireClassRegistration(true)
                    .withAsyncCompilation(false)
                    .build();
    private final MemoryBuffer buffer;

    ForyPeer() {
        this(MemoryUtils.wrap(ByteBuffer.allocateDirect((int) ArchiveContext.OUT_BYTES)));
    }

    /// Returns a peer that writes to an array.
    static ForyPeer onHeap() {
        return new ForyPeer(MemoryUtils.buffer((int) ArchiveContext.OUT_BYTES));
    }

    private ForyPeer(MemoryBuffer buffer) {
        this.buffer = buffer;
        fory.register(Logs.class);
        fory.register(Log.class);
        fory.register(Address.class);
        fory.register(Mesh.class);
        fory.register(Triangle.class);
        fory.register(Vector3.class);
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

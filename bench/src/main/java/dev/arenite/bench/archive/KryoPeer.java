package dev.arenite.bench.archive;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.ByteBufferInput;
import com.esotericsoftware.kryo.io.ByteBufferOutput;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;

import java.nio.ByteBuffer;
import java.util.ArrayList;

/// Kryo as it is fastest: classes registered, no references, one reused direct buffer.
final class KryoPeer {

    private final Kryo kryo = new Kryo();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect((int) ArchiveContext.OUT_BYTES);
    private final ByteBufferOutput output = new ByteBufferOutput(buffer);
    private final ByteBufferInput input = new ByteBufferInput();

    KryoPeer() {
        kryo.setReferences(false);
        kryo.setRegistrationRequired(true);
        kryo.register(ArrayList.class);
        kryo.register(Logs.class);
        kryo.register(Log.class);
        kryo.register(Address.class);
        kryo.register(Mesh.class);
        kryo.register(Triangle.class);
        kryo.register(Vector3.class);
    }

    /// Returns the number of bytes.
    int serialize(Object value) {
        buffer.clear();
        output.setBuffer(buffer);
        kryo.writeObject(output, value);
        return output.position();
    }

    /// Reads what was serialized last.
    <T> T deserialize(Class<T> type) {
        input.setBuffer(buffer.duplicate().position(0).limit(output.position()));
        return kryo.readObject(input, type);
    }
}

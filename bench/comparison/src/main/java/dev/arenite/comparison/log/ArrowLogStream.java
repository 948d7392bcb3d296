package dev.arenite.comparison.log;

import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/// A buffer with a stream of Arrow: a schema and one batch. Arrow's own reader of streams would
/// copy the batch.
final class ArrowLogStream implements WritableByteChannel {

    // Each message begins with a mark and its own length, four bytes each.
    private static final int PREFIX_BYTES = 8;
    private static final int LENGTH_OFFSET = 4;

    private final ArrowBuf buffer;
    private final ByteBuffer bytes;

    ArrowLogStream(ArrowBuf buffer) {
        this.buffer = buffer;
        bytes = buffer.nioBuffer(0, Math.toIntExact(buffer.capacity()));
        bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Writes columns over what was there.
    ///
    /// @return the number of bytes
    int write(VectorSchemaRoot root) {
        bytes.clear();
        try (ArrowStreamWriter writer =
                new ArrowStreamWriter(root, new DictionaryProvider.MapDictionaryProvider(), this)) {
            writer.start();
            writer.writeBatch();
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.position();
    }

    /// Lets columns lie upon the batch.
    void read(VectorSchemaRoot root) {
        int batch = PREFIX_BYTES + bytes.getInt(LENGTH_OFFSET);
        int length = bytes.getInt(batch + LENGTH_OFFSET);
        ByteBuffer header = bytes.slice(batch + PREFIX_BYTES, length);
        Message message = Message.getRootAsMessage(header);
        ArrowBuf body = buffer.slice(batch + PREFIX_BYTES + length, message.bodyLength());
        // The batch takes over one reference.
        body.getReferenceManager().retain();
        RecordBatch fields = (RecordBatch) message.header(new RecordBatch());
        try (ArrowRecordBatch loaded = MessageSerializer.deserializeRecordBatch(fields, body)) {
            new VectorLoader(root).load(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        byte[] copy = new byte[bytes.position()];
        bytes.get(0, copy);
        return copy;
    }

    @Override
    public int write(ByteBuffer source) {
        int count = source.remaining();
        bytes.put(source);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}

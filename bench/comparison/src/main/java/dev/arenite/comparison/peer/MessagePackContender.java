package dev.arenite.comparison.peer;

import dev.arenite.comparison.DataSet;

import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.core.buffer.ArrayBufferInput;
import org.msgpack.core.buffer.MessageBuffer;
import org.msgpack.core.buffer.MessageBufferOutput;

import java.io.IOException;

/// MessagePack's packer and unpacker over arrays, by hand: each record is an array, and what is
/// absent is nil. Needs no flag; warns on its first use, because it reads and writes by
/// `sun.misc.Unsafe`. `-Dmsgpack.universal-buffer=true` avoids that, and is slower.
///
/// @param <V> the values
public abstract class MessagePackContender<V> extends ArrayContender<V> {

    private final Output out = new Output();
    private final MessagePacker packer = MessagePack.newDefaultPacker(out);
    private final ArrayBufferInput in = new ArrayBufferInput(new byte[0]);
    private final MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(in);

    /// Makes the arrays.
    protected MessagePackContender(DataSet<V> dataSet) {
        super(dataSet);
    }

    /// Writes a value.
    protected abstract void write(MessagePacker to, V value) throws IOException;

    /// Reads a value.
    protected abstract V read(MessageUnpacker from) throws IOException;

    @Override
    protected final int write(byte[] array, V value) throws IOException {
        out.reset(array);
        packer.reset(out);
        write(packer, value);
        packer.flush();
        return out.position;
    }

    @Override
    protected final V read(byte[] array, int byteSize) throws IOException {
        in.reset(array, 0, byteSize);
        unpacker.reset(in);
        return read(unpacker);
    }

    /// One array, as a single buffer: the library's own outputs are lists of buffers, or copy.
    private static final class Output implements MessageBufferOutput {

        private MessageBuffer array = MessageBuffer.wrap(new byte[0]);
        private int position;

        void reset(byte[] next) {
            array = MessageBuffer.wrap(next);
            position = 0;
        }

        @Override
        public MessageBuffer next(int minimumSize) {
            return position == 0 ? array : array.slice(position, array.size() - position);
        }

        @Override
        public void writeBuffer(int count) {
            position += count;
        }

        @Override
        public void write(byte[] bytes, int start, int count) {
            array.putBytes(position, bytes, start, count);
            position += count;
        }

        @Override
        public void add(byte[] bytes, int start, int count) {
            write(bytes, start, count);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

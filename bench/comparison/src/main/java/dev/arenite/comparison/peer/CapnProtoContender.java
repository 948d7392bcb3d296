package dev.arenite.comparison.peer;

import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.Text;
import dev.arenite.comparison.UpdatingContender;

import org.capnproto.ArrayOutputStream;
import org.capnproto.MessageBuilder;
import org.capnproto.MessageReader;
import org.capnproto.ReaderOptions;
import org.capnproto.Serialize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cap'n Proto's generated classes. A message is built in the reused buffer of its slot, as its one
/// segment, and read there, with the default limits of readers; only arrays have the header of a
/// stream. Pointers are checked when they are followed. Needs no flag and prints no warning.
///
/// @param <V> the values
public abstract class CapnProtoContender<V> implements UpdatingContender<V> {

    private final List<ByteBuffer> buffers = new ArrayList<>();
    private final List<MessageBuilder> messages = new ArrayList<>();
    private final List<ByteBuffer[]> segments = new ArrayList<>();

    /// Makes the buffers.
    protected CapnProtoContender(DataSet<V> dataSet) {
        for (int slot = 0; slot < dataSet.values().size(); slot++) {
            ByteBuffer buffer = ByteBuffer.allocate(dataSet.bufferBytes());
            buffers.add(buffer);
            messages.add(new MessageBuilder(buffer));
            segments.add(new ByteBuffer[0]);
        }
    }

    /// Builds a value in a message that is empty.
    protected abstract void build(MessageBuilder message, V value);

    /// Returns a reader of a slot.
    protected final MessageReader message(int slot) {
        return new MessageReader(segments.get(slot), ReaderOptions.DEFAULT_READER_OPTIONS);
    }

    /// Returns what changes a slot where it lies; it trusts the bytes.
    protected final MessageBuilder changed(int slot) {
        return MessageBuilder.unsafeConstructFromMessageReader(message(slot));
    }

    /// Returns the leaf of a text; one that is absent is empty.
    protected static long leaf(org.capnproto.Text.Reader text) {
        return text.size == 0 ? 0 : Text.leaf(text.buffer.get(text.offset));
    }

    /// Returns a text, or nothing if its pointer is null.
    protected static Optional<String> present(boolean isPresent, org.capnproto.Text.Reader text) {
        return isPresent ? Optional.of(text.toString()) : Optional.empty();
    }

    @Override
    public final int encode(int slot, V value) {
        // A segment must be zero before it is built upon.
        messages.get(slot).clearFirstSegment();
        MessageBuilder message = new MessageBuilder(buffers.get(slot));
        messages.set(slot, message);
        build(message, value);
        segments.set(slot, message.getSegmentsForOutput());
        return byteSize(message);
    }

    private static int byteSize(MessageBuilder message) {
        return Math.toIntExact(Long.BYTES * Serialize.computeSerializedSizeInWords(message));
    }

    @Override
    public final byte[] toArray(int slot, V value) {
        encode(slot, value);
        return bytes(slot);
    }

    @Override
    public final byte[] bytes(int slot) {
        MessageBuilder message = messages.get(slot);
        byte[] bytes = new byte[byteSize(message)];
        try (ArrayOutputStream out = new ArrayOutputStream(ByteBuffer.wrap(bytes))) {
            Serialize.write(out, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    @Override
    public final boolean readsInPlace() {
        return true;
    }
}

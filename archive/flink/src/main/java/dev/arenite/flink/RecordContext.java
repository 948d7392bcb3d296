package dev.arenite.flink;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.HeapBuffer;

import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// What a serializer needs to write and to read archives, and what belongs to the thread that does:
/// scratch, a writer, a checker and buffers.
///
/// @param <T> the values
/// @param <V> their views
final class RecordContext<T, V> {

    private static final int MIN_BYTES = 1 << 8;

    /// Larger arrays are too large to wait for their next use.
    private static final int KEPT_BYTES = 1 << 20;

    private final Thread owner = Thread.currentThread();
    private final Class<?> named;
    private final boolean isChecked;
    private final ArchiveType<T, V> type;
    private final ArchiveReader<T>[] readers;
    private final int today;
    private final long tag;
    private final HeapBuffer written = new HeapBuffer();
    private final ArchiveWriter writer;
    private final ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
    private byte[] input = new byte[0];
    private MemorySegment inputMemory = MemorySegment.ofArray(input);

    /// The schema of the archive at hand, which is in the first bytes of the input.
    private int layout;

    private int length;

    RecordContext(Class<?> named, boolean isChecked, Layouts layouts) {
        DerivedClass derived = DerivedClass.of(named);
        this.named = named;
        this.isChecked = isChecked;
        type = derived.type();
        tag = derived.tag();
        readers = ArchiveReader.all(layouts, type);
        today = layouts.today();
        writer = ArchiveWriter.to(written, ScratchOfThread.get());
    }

    boolean belongsTo(Thread thread) {
        return owner == thread;
    }

    ArchiveType<T, V> type() {
        return type;
    }

    /// Writes a value as a frame.
    void write(T value, DataOutputView target) throws IOException {
        try {
            int bytes = write(value);
            Frame.write(target, today, written.array(), 0, bytes);
        } finally {
            written.shrink();
        }
    }

    /// Writes a value to the buffer and returns the length of its archive.
    private int write(T value) throws ArchiveRecordException {
        writer.reset(written);
        try {
            writer.write(type, value);
        } catch (ArchiveException e) {
            throw ArchiveRecordException.refused(named, e);
        }
        return (int) writer.position();
    }

    /// Writes a value and returns the view of its archive, in memory of its own.
    V build(T value) throws ArchiveRecordException {
        try {
            int bytes = write(value);
            byte[] owned = OwnedMemory.allocate(tag, bytes);
            System.arraycopy(written.array(), 0, owned, OwnedMemory.HEADER_BYTES, bytes);
            return OwnedMemory.view(type, owned);
        } finally {
            written.shrink();
        }
    }

    /// Writes the archive of a view as a frame: its bytes if they are an archive of their own.
    ///
    /// @param reader reads the value if it has to be written anew
    void writeView(MemorySegment archive, long place, ValueReader<T> reader, DataOutputView target)
            throws IOException {
        byte[] owned = OwnedMemory.bytes(type, tag, archive, place);
        if (owned == null) {
            write(read(reader), target);
        } else {
            int start = OwnedMemory.HEADER_BYTES;
            Frame.write(target, today, owned, start, owned.length - start);
        }
    }

    private T read(ValueReader<T> reader) throws ArchiveRecordException {
        try {
            return reader.read();
        } catch (RuntimeException e) {
            throw ArchiveRecordException.refused(named, e);
        }
    }

    /// Reads a value of a frame.
    T read(DataInputView source) throws IOException {
        try {
            readBytes(source);
            return valueOf(inputMemory, length);
        } finally {
            releaseInput();
        }
    }

    private void readBytes(DataInputView source) throws IOException {
        readHead(source);
        if (input.length < length) {
            keep(new byte[Math.max(MIN_BYTES, Frame.trustedBytes(length))]);
        }
        byte[] array = Frame.readFully(source, input, 0, length);
        if (array != input) {
            keep(array);
        }
    }

    private void releaseInput() {
        if (input.length > KEPT_BYTES) {
            keep(new byte[0]);
        }
    }

    private void keep(byte[] array) {
        input = array;
        inputMemory = MemorySegment.ofArray(array);
    }

    /// Reads a frame as a view in memory of its own.
    V readView(DataInputView source) throws IOException {
        readHead(source);
        if (layout != today) {
            byte[] older = Frame.readFully(source, new byte[0], 0, length);
            return build(valueOf(MemorySegment.ofArray(older), length));
        }
        requireRoot(type);
        byte[] owned = OwnedMemory.allocate(tag, Frame.trustedBytes(length));
        owned = Frame.readFully(source, owned, OwnedMemory.HEADER_BYTES, length);
        if (isChecked) {
            requireArchive(type, OwnedMemory.archive(owned));
        }
        return OwnedMemory.view(type, owned);
    }

    private void readHead(DataInputView source) throws IOException {
        int first = source.readInt();
        layout = first < 0 ? -first : 0;
        if (layout < 0 || layout >= readers.length) {
            throw ArchiveRecordException.of(
                    named,
                    "an archive must be of one of "
                            + readers.length
                            + " schemas: schema="
                            + Integer.toUnsignedString(layout));
        }
        length = Frame.requireLength(named, first < 0 ? source.readInt() : first);
    }

    private void requireRoot(ArchiveType<?, ?> root) throws ArchiveRecordException {
        if (length < root.placeBytes()) {
            throw ArchiveRecordException.of(
                    named,
                    "archive must hold its root of "
                            + root.placeBytes()
                            + " bytes: length="
                            + length);
        }
    }

    private T valueOf(MemorySegment memory, int bytes) throws ArchiveRecordException {
        ArchiveReader<T> reader = readers[layout];
        ArchiveType<T, ?> root = reader.type();
        requireRoot(root);
        if (isChecked) {
            requireArchive(root, memory.asSlice(0, bytes));
        }
        try {
            return reader.read(memory, bytes - root.placeBytes());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw failure(root, memory.asSlice(0, bytes), e);
        }
    }

    private void requireArchive(ArchiveType<?, ?> root, MemorySegment archive)
            throws ArchiveRecordException {
        Optional<ArchiveViolation> violation = check(root, archive);
        if (violation.isPresent()) {
            throw ArchiveRecordException.violated(named, violation.get(), null);
        }
    }

    private Optional<ArchiveViolation> check(ArchiveType<?, ?> root, MemorySegment archive) {
        return checker.check(root, archive, archive.byteSize() - root.placeBytes());
    }

    /// Tells bytes that are no archive from values that cannot be made, and from a machine that has
    /// come to its end.
    private ArchiveRecordException failure(
            ArchiveType<?, ?> root, MemorySegment archive, Throwable cause) {
        Optional<ArchiveViolation> violation = check(root, archive);
        if (violation.isPresent()) {
            return ArchiveRecordException.violated(named, violation.get(), cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return ArchiveRecordException.refused(named, (RuntimeException) cause);
    }

    /// Makes the value of a view.
    interface ValueReader<T> {
        T read();
    }
}

package dev.arenite.kafka;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.derive.DerivedView;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaFingerprint;
import dev.arenite.scratch.ScratchExhaustedException;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Writes values and views as messages: what [ArchiveSerializer] and [ViewSerializer] have in
/// common.
///
/// May be used by any thread. Each thread has memory of its own for writing, and keeps it until
/// [#close()] or its end; virtual threads, of which there may be any number, keep none.
///
/// @param <T> the values
final class MessageWriter<T> {

    private static final byte[] NOTHING = {};

    private final ArchiveType<T, ?> type;
    private final CheckLimits limits;
    private final FingerprintPlace place;
    private final boolean isForKeys;
    private final SchemaHeader header;

    /// What stands in each message before the archive.
    private final byte[] prefix;

    private final ThreadLocal<WriterOfThread> writers;

    MessageWriter(ArchiveType<T, ?> type, MessageOptions options) {
        SchemaFingerprint fingerprint = ArchiveSchema.of(type).fingerprint();
        this.type = type;
        limits = options.limits();
        place = options.fingerprint();
        isForKeys = options.keys();
        header = new SchemaHeader(fingerprint, options.keys());
        prefix = place == FingerprintPlace.MESSAGE ? SchemaHeader.bytes(fingerprint) : NOTHING;
        writers = ThreadLocal.withInitial(() -> new WriterOfThread(limits));
    }

    /// Says the schema in the headers of a message, if that is the place.
    void putHeader(String topic, Headers headers) {
        if (place.isHeaderOf(topic)) {
            header.putInto(headers);
        }
    }

    /// @throws SerializationException if the value cannot be archived; the cause says why
    byte[] write(String topic, T value) {
        try {
            return write(value);
        } catch (ArchiveException | ScratchExhaustedException refusal) {
            throw refused(topic, refusal);
        }
    }

    /// Returns the message with the archive of a view: a copy of its memory if the view is that of
    /// the whole archive there, else its value is written anew.
    ///
    /// A key is always written anew. That the place is the last one of the memory does not show
    /// that all bytes before it are the view's, and equal keys must have equal bytes.
    ///
    /// @throws SerializationException if that value cannot be read or archived
    byte[] writeView(String topic, DerivedView<?> view) {
        MemorySegment memory = view.archive();
        if (!isForKeys && view.place() == memory.byteSize() - type.placeBytes()) {
            return message(memory);
        }
        try {
            @SuppressWarnings("unchecked") // The views of the type are views of its values.
            T value = (T) view.read();
            return write(value);
        } catch (ArchiveException | ScratchExhaustedException refusal) {
            throw refused(topic, refusal);
        }
    }

    private byte[] write(T value) {
        WriterOfThread mine = Thread.currentThread().isVirtual() ? null : writers.get();
        return mine == null || mine.isBusy()
                ? message(MemorySegment.ofArray(Archive.toBytes(type, value, limits)))
                : mine.write(type, value, prefix);
    }

    private byte[] message(MemorySegment archive) {
        byte[] message = Arrays.copyOf(prefix, Math.toIntExact(prefix.length + archive.byteSize()));
        MemorySegment.copy(
                archive, 0, MemorySegment.ofArray(message), prefix.length, archive.byteSize());
        return message;
    }

    private static SerializationException refused(String topic, RuntimeException refusal) {
        return new SerializationException(
                "value for topic " + topic + " cannot be archived: " + refusal.getMessage(),
                refusal);
    }

    /// Gives back the memory of the current thread. That of other threads is given back when the
    /// garbage collector notices that they have ended.
    void close() {
        writers.get().close();
        writers.remove();
    }
}

package dev.arenite.kafka;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.SharedObjects;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// Reads messages as values or as views: what [ArchiveDeserializer] and [ViewDeserializer] have in
/// common.
///
/// Has no state, and may be used by any thread.
///
/// @param <T> the values
/// @param <V> the views
final class MessageReader<T, V> {

    private final ArchiveType<T, V> type;
    private final KnownSchemas<T> schemas;
    private final boolean checked;
    private final CheckLimits limits;

    MessageReader(ArchiveType<T, V> type, MessageOptions options) {
        this.type = type;
        schemas = new KnownSchemas<>(type, options);
        checked = options.checked();
        limits = options.limits();
    }

    /// @throws SerializationException if the bytes are no archive of a known schema
    T value(String topic, @Nullable Headers headers, MemorySegment message) {
        ArchiveType<T, Object> older = schemas.olderType(topic, headers, message);
        MemorySegment archive = schemas.archive(message);
        try {
            return older == null ? valueOf(type, archive) : valueOf(older, archive);
        } catch (ArchiveException refusal) {
            throw refused(topic, refusal);
        }
    }

    /// Returns a view of the message where it lies, or if it is of an older schema, of a copy in
    /// today's.
    ///
    /// @throws SerializationException if the bytes are no archive of a known schema
    V view(String topic, @Nullable Headers headers, MemorySegment message) {
        ArchiveType<T, Object> older = schemas.olderType(topic, headers, message);
        MemorySegment archive = schemas.archive(message);
        try {
            return older == null
                    ? viewOf(archive)
                    : Archive.accessUnchecked(type, rewritten(older, archive));
        } catch (ArchiveException refusal) {
            throw refused(topic, refusal);
        }
    }

    private V viewOf(MemorySegment archive) {
        return checked
                ? Archive.access(type, archive, limits)
                : Archive.accessUnchecked(type, archive);
    }

    private T valueOf(ArchiveType<T, ?> type, MemorySegment archive) {
        if (checked) {
            return Archive.read(type, archive, limits);
        }
        long root = Archive.rootPosition(type, archive);
        return SharedObjects.reading(() -> type.read(archive, root));
    }

    private MemorySegment rewritten(ArchiveType<T, Object> older, MemorySegment archive) {
        return MemorySegment.ofArray(Archive.toBytes(type, valueOf(older, archive), limits));
    }

    private static SerializationException refused(String topic, ArchiveException refusal) {
        return new SerializationException(
                "message of topic " + topic + " cannot be read: " + refusal.getMessage(), refusal);
    }
}

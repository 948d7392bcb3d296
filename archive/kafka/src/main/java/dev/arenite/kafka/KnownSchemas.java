package dev.arenite.kafka;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaFingerprint;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The schemas that messages may be of: today's, and older ones with the types that read them.
///
/// Immutable, and may be used by any thread.
final class KnownSchemas<T> {

    private final SchemaFingerprint today;
    private final byte[] todayBytes;
    private final FingerprintPlace place;
    private final String headerName;
    private final Map<SchemaFingerprint, ArchiveType<T, Object>> older = new HashMap<>();

    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if archives of an older schema
    ///     cannot be read as values of today
    KnownSchemas(ArchiveType<T, ?> type, MessageOptions options) {
        today = ArchiveSchema.of(type).fingerprint();
        todayBytes = SchemaHeader.bytes(today);
        place = options.fingerprint();
        headerName = SchemaHeader.name(options.keys());
        for (ArchiveSchema schema : options.older()) {
            older.put(schema.fingerprint(), ArchiveSchema.resolve(schema, type));
        }
    }

    /// Returns the type that reads a message as a value of today, or null if the message is of
    /// today's schema.
    ///
    /// @throws SerializationException if the schema is not known
    @Nullable ArchiveType<T, Object> olderType(
            String topic, @Nullable Headers headers, MemorySegment message) {
        SchemaFingerprint said = said(topic, headers, message);
        if (said == null || said.equals(today)) {
            return null;
        }
        ArchiveType<T, Object> type = older.get(said);
        if (type == null) {
            throw refused(
                    topic,
                    "is of an unknown schema: fingerprint="
                            + said
                            + " expected="
                            + today
                            + " olderSchemas="
                            + older.size());
        }
        return type;
    }

    /// Returns the archive in a message.
    MemorySegment archive(MemorySegment message) {
        return place == FingerprintPlace.MESSAGE ? message.asSlice(SchemaHeader.BYTES) : message;
    }

    /// Returns the fingerprint that a message says, or null if it says none, or says today's in its
    /// header: that is the case of nearly every message, and makes no objects.
    private @Nullable SchemaFingerprint said(
            String topic, @Nullable Headers headers, MemorySegment message) {
        if (place == FingerprintPlace.MESSAGE) {
            if (message.byteSize() < SchemaHeader.BYTES) {
                throw refused(
                        topic,
                        "must begin with a fingerprint of "
                                + SchemaHeader.BYTES
                                + " bytes: bytes="
                                + message.byteSize());
            }
            return SchemaHeader.fingerprint(message);
        }
        return place.isHeaderOf(topic) ? saidInHeader(topic, headers) : null;
    }

    private @Nullable SchemaFingerprint saidInHeader(String topic, @Nullable Headers headers) {
        Header header = headers == null ? null : headers.lastHeader(headerName);
        if (header == null) {
            if (place == FingerprintPlace.REQUIRED_HEADER) {
                throw refused(topic, "has no header " + headerName);
            }
            return null;
        }
        byte[] bytes = header.value();
        if (Arrays.equals(bytes, todayBytes)) {
            return null;
        }
        if (bytes == null || bytes.length != SchemaHeader.BYTES) {
            throw refused(
                    topic,
                    "must have a fingerprint of "
                            + SchemaHeader.BYTES
                            + " bytes in its header "
                            + headerName
                            + ": bytes="
                            + (bytes == null ? "null" : bytes.length));
        }
        return SchemaHeader.fingerprint(MemorySegment.ofArray(bytes));
    }

    private static SerializationException refused(String topic, String reason) {
        return new SerializationException("message of topic " + topic + " " + reason);
    }
}

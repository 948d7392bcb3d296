package dev.arenite.kafka;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.arenite.archive.schema.SchemaFingerprint;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The header that says which schema a message's bytes are of: the 16 bytes of the schema's
/// [fingerprint][SchemaFingerprint], the highest first.
///
/// Key and value of a message share its headers, so each has a name of its own.
///
/// Immutable, and may be used by any thread.
public final class SchemaHeader {

    /// The name of the header of values.
    public static final String OF_VALUES = "arenite.schema";

    /// The name of the header of keys.
    public static final String OF_KEYS = "arenite.key.schema";

    /// The size of a fingerprint in bytes.
    static final int BYTES = 2 * Long.BYTES;

    private static final ValueLayout.OfLong WORD =
            JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /// The one header of all messages: nobody changes its bytes.
    private final Header header;

    SchemaHeader(SchemaFingerprint fingerprint, boolean keys) {
        header = new RecordHeader(name(keys), bytes(fingerprint));
    }

    static String name(boolean keys) {
        return keys ? OF_KEYS : OF_VALUES;
    }

    static byte[] bytes(SchemaFingerprint fingerprint) {
        return ByteBuffer.allocate(BYTES)
                .putLong(fingerprint.high())
                .putLong(fingerprint.low())
                .array();
    }

    /// Returns the fingerprint that the first 16 bytes are.
    static SchemaFingerprint fingerprint(MemorySegment bytes) {
        return new SchemaFingerprint(bytes.get(WORD, 0), bytes.get(WORD, Long.BYTES));
    }

    /// Puts the header into those of a message, in place of any of its name: Kafka Streams passes
    /// on the headers of the message that was read.
    void putInto(Headers headers) {
        Header present = headers.lastHeader(header.key());
        if (present != null && Arrays.equals(present.value(), header.value())) {
            return;
        }
        if (present != null) {
            headers.remove(header.key());
        }
        headers.add(header);
    }
}

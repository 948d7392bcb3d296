package dev.arenite.engines.kafka;

import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.CloseableIterator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a consumer has fetched: batches of messages in one array.
public final class Fetch {

    /// The default size of a producer's batch.
    private static final int BATCH_BYTES = 16 << 10;

    private final MemoryRecords records;

    private Fetch(ByteBuffer bytes) {
        records = MemoryRecords.readableRecords(bytes);
    }

    /// A message where it has been fetched, whose headers nobody has looked at. Kafka makes Java
    /// objects of a header's name and value when it is asked for them the first time.
    ///
    /// @param value       the bytes of the value
    /// @param headerBytes the names and values of the headers
    public record Message(ByteBuffer value, List<HeaderBytes> headerBytes) {

        private static Message of(Record record) {
            return new Message(
                    record.value(), Arrays.stream(record.headers()).map(HeaderBytes::of).toList());
        }

        /// Returns the headers, as the consumer hands them to a deserializer.
        public Headers headers() {
            Header[] headers = new Header[headerBytes.size()];
            for (int i = 0; i < headers.length; i++) {
                headers[i] = headerBytes.get(i).header();
            }
            return new RecordHeaders(headers);
        }
    }

    record HeaderBytes(ByteBuffer name, ByteBuffer value) {

        private static HeaderBytes of(Header header) {
            return new HeaderBytes(
                    StandardCharsets.UTF_8.encode(header.key()), ByteBuffer.wrap(header.value()));
        }

        private Header header() {
            return new RecordHeader(name.duplicate(), value.duplicate());
        }
    }

    /// Returns a fetch of messages that have been sent without compression.
    static Fetch of(List<SimpleRecord> messages) {
        return of(messages, Compression.NONE);
    }

    /// Returns a fetch of messages.
    static Fetch of(List<SimpleRecord> messages, Compression compression) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<SimpleRecord> batch = new ArrayList<>();
        int batchBytes = 0;
        for (SimpleRecord message : messages) {
            if (batchBytes + message.value().remaining() > BATCH_BYTES) {
                append(bytes, batch, compression);
                batchBytes = 0;
            }
            batch.add(message);
            batchBytes += message.value().remaining();
        }
        append(bytes, batch, compression);
        return new Fetch(ByteBuffer.wrap(bytes.toByteArray()));
    }

    private static void append(
            ByteArrayOutputStream bytes, List<SimpleRecord> batch, Compression compression) {
        ByteBuffer written =
                MemoryRecords.withRecords(compression, batch.toArray(SimpleRecord[]::new)).buffer();
        bytes.write(written.array(), written.arrayOffset(), written.limit());
        batch.clear();
    }

    int byteSize() {
        return records.sizeInBytes();
    }

    /// Returns the messages, each where it lies.
    public List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        records.records().forEach(record -> messages.add(Message.of(record)));
        return messages;
    }

    /// Does what a consumer does with what it has fetched: checks and parses batches, deserializes
    /// each message, and reads three fields.
    ///
    /// @return what the fields add up to
    public long consume(Format<?, ?> format) {
        long sum = 0;
        for (MutableRecordBatch batch : records.batches()) {
            batch.ensureValid();
            try (CloseableIterator<Record> iterator =
                    batch.streamingIterator(BufferSupplier.NO_CACHING)) {
                while (iterator.hasNext()) {
                    Record record = iterator.next();
                    sum += format.read(new RecordHeaders(record.headers()), record.value());
                }
            }
        }
        return sum;
    }
}

package dev.arenite.engines.kafka;

import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;
import dev.arenite.engines.turn.Track;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// A topic for each format, which is filled when it is first read.
final class TopicTrack implements Track {

    private static final int DISTINCT = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Broker broker;
    private final Records kind;
    private final long count;
    private final String compression;
    private final List<Row> rows;
    private final Map<String, Format<Object, Object>> filled = new HashMap<>();

    private TopicTrack(Broker broker, Records kind, long count, String compression) {
        this.broker = broker;
        this.kind = kind;
        this.count = count;
        this.compression = compression;
        rows = kind.first((int) Math.min(count, DISTINCT));
    }

    static TopicTrack start(Records kind, long count, String compression) throws Exception {
        return new TopicTrack(Broker.start(), kind, count, compression);
    }

    /// Reads all messages of a format's topic and three fields of each.
    @Override
    public long nanoseconds(String name) throws Exception {
        Format<Object, Object> format = filled.get(name);
        if (format == null) {
            format = Formats.of(name, kind);
            broker.createTopic(name);
            fill(name, format);
            filled.put(name, format);
        }
        TopicPartition partition = new TopicPartition(name, 0);
        try (KafkaConsumer<byte[], Object> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.address()),
                        new ByteArrayDeserializer(),
                        format.deserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            consumer.position(partition);
            long start = System.nanoTime();
            long sum = sum(consumer, format);
            long time = System.nanoTime() - start;
            require(name, sum);
            return time;
        }
    }

    private long sum(KafkaConsumer<byte[], Object> consumer, Format<Object, Object> format) {
        long sum = 0;
        long read = 0;
        while (read < count) {
            var records = consumer.poll(PATIENCE);
            if (records.isEmpty()) {
                throw new IllegalStateException(
                        "nothing comes any more: read=" + read + " sent=" + count);
            }
            for (ConsumerRecord<byte[], Object> record : records) {
                sum += format.contender().sum(record.value());
            }
            read += records.count();
        }
        return sum;
    }

    private void require(String name, long sum) {
        long expected = 0;
        for (int i = 0; i < rows.size(); i++) {
            long times = count / rows.size() + (i < count % rows.size() ? 1 : 0);
            expected += times * rows.get(i).sum();
        }
        if (sum != expected) {
            throw new IllegalStateException(
                    name + " of " + kind + ": sum=" + sum + " expected=" + expected);
        }
    }

    private void fill(String topic, Format<Object, Object> format) throws Exception {
        List<Object> values = rows.stream().map(format::value).toList();
        Map<String, Object> properties =
                Map.of("bootstrap.servers", broker.address(), "compression.type", compression);
        try (KafkaProducer<byte[], Object> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), format.serializer())) {
            Future<RecordMetadata> last = null;
            for (long i = 0; i < count; i++) {
                Object value = values.get((int) (i % values.size()));
                last = producer.send(new ProducerRecord<>(topic, value));
            }
            if (last != null) {
                last.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}

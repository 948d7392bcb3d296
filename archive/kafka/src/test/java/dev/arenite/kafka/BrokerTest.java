package dev.arenite.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.schema.ArchiveSchema;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Messages by way of a broker.
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BrokerTest {

    private static final int MESSAGES = 5_000;

    private static @Nullable Broker started;

    @BeforeAll
    @Timeout(120)
    static void start() throws Exception {
        started = Broker.start();
    }

    @AfterAll
    @Timeout(120)
    static void stop() throws Exception {
        broker().stop();
    }

    private static Broker broker() {
        return Present.present(started);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "lz4", "zstd"})
    void viewsAreRightAfterTheConsumerHasClosed(String compression) throws Exception {
        String topic = "orders-" + compression;
        broker().createTopic(topic, 2);
        produce(topic, compression);
        List<ConsumerRecord<ArchivedStranger, ArchivedOrder>> records;
        try (KafkaConsumer<ArchivedStranger, ArchivedOrder> consumer =
                new KafkaConsumer<>(viewProperties(topic))) {
            consumer.subscribe(List.of(topic));
            records = Broker.poll(consumer, read -> read.size() >= MESSAGES);
        }
        assertEquals(MESSAGES, records.size());
        Set<String> keys = new HashSet<>();
        for (ConsumerRecord<ArchivedStranger, ArchivedOrder> record : records) {
            String key = record.key().name().toString();
            long id = Long.parseLong(key);
            assertTrue(keys.add(key), key);
            if (isTombstone(id)) {
                assertNull(record.value());
            } else {
                assertEquals(Order.of(id), record.value().read());
            }
        }
    }

    @Test
    void plainMessagesAreViewedInTheFetchedBuffer() throws Exception {
        broker().createTopic("in-place", 1);
        produce("in-place", "none");
        try (KafkaConsumer<ArchivedStranger, ArchivedOrder> consumer =
                new KafkaConsumer<>(viewProperties("in-place"))) {
            consumer.subscribe(List.of("in-place"));
            var records = Broker.poll(consumer, read -> read.size() >= 2);
            // Keys and values of one batch lie in one array: nothing has been copied out of it.
            Object fetched = records.getFirst().key().archive().heapBase().orElseThrow();
            assertSame(fetched, records.get(1).key().archive().heapBase().orElseThrow());
            assertSame(fetched, records.get(1).value().archive().heapBase().orElseThrow());
        }
    }

    private static boolean isTombstone(long id) {
        return id % 100 == 0;
    }

    /// Everything named by properties, as from a file.
    private static void produce(String topic, String compression) throws Exception {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", broker().address());
        properties.put("compression.type", compression);
        properties.put("linger.ms", "5");
        properties.put("key.serializer", "dev.arenite.kafka.ArchiveSerializer");
        properties.put("value.serializer", "dev.arenite.kafka.ArchiveSerializer");
        properties.put("arenite.key.type", "dev.arenite.kafka.Stranger");
        properties.put("arenite.value.type", "dev.arenite.kafka.Order");
        List<ProducerRecord<Stranger, @Nullable Order>> records = new ArrayList<>();
        for (long id = 0; id < MESSAGES; id++) {
            Order order = isTombstone(id) ? null : Order.of(id);
            records.add(new ProducerRecord<>(topic, new Stranger("" + id), order));
        }
        try (KafkaProducer<Stranger, @Nullable Order> producer = new KafkaProducer<>(properties)) {
            Broker.sendAll(producer, records);
        }
    }

    private static Map<String, Object> viewProperties(String topic) {
        Map<String, Object> properties = broker().consumerProperties("views of " + topic);
        properties.put("key.deserializer", "dev.arenite.kafka.ViewDeserializer");
        properties.put("value.deserializer", "dev.arenite.kafka.ViewDeserializer");
        properties.put("arenite.key.type", "dev.arenite.kafka.Stranger");
        properties.put("arenite.value.type", "dev.arenite.kafka.Order");
        properties.put("arenite.fingerprint", "required_header");
        return properties;
    }

    @Test
    void aCorruptMessageIsRefusedAndTheNextOneRead() throws Exception {
        broker().createTopic("corrupt", 1);
        byte[] broken = Archive.toBytes(ArchivedOrder.TYPE, Order.of(1));
        broken[0] = (byte) 0xff;
        broker().send("corrupt", new ByteArraySerializer(), Map.of("1", broken));
        broker().send("corrupt", ArchiveSerializer.of(Order.class), Map.of("2", Order.of(2)));
        try (KafkaConsumer<String, Order> consumer =
                broker().consumer("corrupt", ArchiveDeserializer.of(Order.class))) {
            RecordDeserializationException poisoned =
                    assertThrows(
                            RecordDeserializationException.class,
                            () -> Broker.poll(consumer, read -> !read.isEmpty()));
            SerializationException refusal =
                    assertInstanceOf(SerializationException.class, poisoned.getCause());
            ArchiveFormatException cause =
                    assertInstanceOf(ArchiveFormatException.class, refusal.getCause());
            assertEquals(".customer", cause.violation().path());
            consumer.seek(poisoned.topicPartition(), poisoned.offset() + 1);
            var records = Broker.poll(consumer, read -> !read.isEmpty());
            assertEquals(Order.of(2), records.getFirst().value());
        }
    }

    @Test
    void messagesOfAnOlderRecordAreReadAmongThoseOfToday() throws Exception {
        broker().createTopic("evolving", 1);
        broker().send(
                        "evolving",
                        ArchiveSerializer.of(OlderOrder.class),
                        Map.of("1", OlderOrder.of(1)));
        broker().send("evolving", ArchiveSerializer.of(Order.class), Map.of("2", Order.of(2)));
        MessageOptions options =
                MessageOptions.DEFAULT.withOlder(
                        List.of(ArchiveSchema.of(ArchivedOlderOrder.TYPE)));
        try (KafkaConsumer<String, ArchivedOrder> consumer =
                broker().consumer("evolving", ViewDeserializer.of(ArchivedOrder.class, options))) {
            var records = Broker.poll(consumer, read -> read.size() >= 2);
            assertEquals(OlderOrder.of(1).today(), records.get(0).value().read());
            assertEquals(Order.of(2), records.get(1).value().read());
        }
    }
}

package dev.arenite.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.schema.ArchiveSchema;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Stores of Kafka Streams on RocksDB.
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class StreamsTest {

    private static final int ORDERS = 500;
    private static final int KEYS = 20;
    private static final Serde<String> TEXT = Serdes.String();

    private static @Nullable Broker started;

    @TempDir Path folder;

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

    @Test
    void aStoreIsRestoredFromItsChangelog() throws Exception {
        broker().createTopic("orders", 2);
        broker().createTopic("totals", 2);
        Map<String, Total> totals = sendOrders();
        Topology topology = totalsOf("orders", "totals");
        try (Running first = new Running(topology, "totalling", folder.resolve("first"))) {
            awaitOutput(totals);
            assertEquals(totals, first.content("totals", totals));
        }
        try (Running second = new Running(topology, "totalling", folder.resolve("second"))) {
            assertEquals(totals, second.content("totals", totals));
            assertTrue(second.restored.get() >= KEYS, () -> "restored=" + second.restored);
        }
    }

    @Test
    void aStoreOfAnOlderRecordIsReadIfItsValuesSayTheirSchema() throws Exception {
        broker().createTopic("table", 1);
        broker().createTopic("last", 1);
        OlderOrder order = OlderOrder.of(7);
        broker().send("table", ArchiveSerializer.of(OlderOrder.class), Map.of("k", order));
        MessageOptions options =
                MessageOptions.DEFAULT
                        .withFingerprint(FingerprintPlace.MESSAGE)
                        .withOlder(List.of(ArchiveSchema.of(ArchivedOlderOrder.TYPE)));
        MessageOptions older = options.withOlder(List.of());
        Topology before = lastOf(OlderOrder.class, MessageOptions.DEFAULT, older);
        try (Running first = new Running(before, "keeping", folder.resolve("first"));
                KafkaConsumer<String, OlderOrder> output =
                        broker().consumer("last", ArchiveDeserializer.of(OlderOrder.class))) {
            Broker.poll(output, read -> !read.isEmpty());
            assertEquals(Map.of("k", order), first.content("last", Map.of("k", order)));
        }
        Topology after = lastOf(Order.class, MessageOptions.DEFAULT, options);
        try (Running second = new Running(after, "keeping", folder.resolve("second"))) {
            Map<String, Order> today = Map.of("k", order.today());
            assertEquals(today, second.content("last", today));
        }
    }

    private static Map<String, Total> sendOrders() throws Exception {
        Map<String, Total> totals = new HashMap<>();
        List<ProducerRecord<String, Order>> records = new ArrayList<>();
        for (int id = 0; id < ORDERS; id++) {
            String key = "key" + id % KEYS;
            Order order = Order.of(id);
            totals.put(key, totals.getOrDefault(key, Total.NONE).with(order));
            records.add(new ProducerRecord<>("orders", key, order));
        }
        try (KafkaProducer<String, Order> producer =
                broker().producer(ArchiveSerializer.of(Order.class))) {
            Broker.sendAll(producer, records);
        }
        return totals;
    }

    private static Topology totalsOf(String from, String to) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(from, Consumed.with(TEXT, ViewSerde.of(ArchivedOrder.class)))
                .groupByKey(Grouped.with(TEXT, ViewSerde.of(ArchivedOrder.class)))
                .aggregate(
                        () -> Total.NONE,
                        (_, order, total) -> total.with(order.read()),
                        Materialized.<String, Total, KeyValueStore<Bytes, byte[]>>as("totals")
                                .withKeySerde(TEXT)
                                .withValueSerde(ArchiveSerde.of(Total.class)))
                .toStream()
                .to(to, Produced.with(TEXT, ArchiveSerde.of(Total.class)));
        return builder.build();
    }

    private static <T> Topology lastOf(
            Class<T> values, MessageOptions inTopics, MessageOptions inStore) {
        Serde<T> serde = ArchiveSerde.of(values, inTopics);
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("table", Consumed.with(TEXT, serde))
                .groupByKey(Grouped.with(TEXT, serde))
                .reduce(
                        (_, newer) -> newer,
                        Materialized.<String, T, KeyValueStore<Bytes, byte[]>>as("last")
                                .withKeySerde(TEXT)
                                .withValueSerde(ArchiveSerde.of(values, inStore)))
                .toStream()
                .to("last", Produced.with(TEXT, serde));
        return builder.build();
    }

    /// Awaits the last total of each key; the header of each message is that of a total, although
    /// it was made of a message with that of an order.
    private static void awaitOutput(Map<String, Total> totals) {
        MessageOptions strict =
                MessageOptions.DEFAULT.withFingerprint(FingerprintPlace.REQUIRED_HEADER);
        try (KafkaConsumer<String, Total> consumer =
                broker().consumer("totals", ArchiveDeserializer.of(Total.class, strict))) {
            Broker.poll(
                    consumer,
                    read -> {
                        Map<String, Total> last = new HashMap<>();
                        read.forEach(record -> last.put(record.key(), record.value()));
                        return last.equals(totals);
                    });
        }
    }

    /// A program that is running; it leaves its group when it is closed, so that the next one need
    /// not wait for its session to end.
    private static final class Running implements AutoCloseable, StateRestoreListener {

        private final AtomicLong restored = new AtomicLong();
        private final KafkaStreams streams;

        private Running(Topology topology, String name, Path state) throws Exception {
            Properties properties = new Properties();
            properties.put("application.id", name);
            properties.put("bootstrap.servers", broker().address());
            properties.put("state.dir", state.toString());
            properties.put("auto.offset.reset", "earliest");
            properties.put("commit.interval.ms", "100");
            properties.put("statestore.cache.max.bytes", "0");
            properties.put("num.stream.threads", "2");
            streams = new KafkaStreams(topology, properties);
            CountDownLatch running = new CountDownLatch(1);
            streams.setGlobalStateRestoreListener(this);
            streams.setStateListener(
                    (now, _) -> {
                        if (now == KafkaStreams.State.RUNNING) {
                            running.countDown();
                        }
                    });
            streams.start();
            assertTrue(running.await(120, TimeUnit.SECONDS), () -> "state=" + streams.state());
        }

        /// Returns the values of a store under some keys.
        private <T> Map<String, T> content(String name, Map<String, T> keys) {
            ReadOnlyKeyValueStore<String, T> store =
                    streams.store(
                            StoreQueryParameters.fromNameAndType(
                                    name, QueryableStoreTypes.keyValueStore()));
            Map<String, T> content = new HashMap<>();
            for (String key : keys.keySet()) {
                content.put(key, store.get(key));
            }
            return content;
        }

        @Override
        public void onRestoreStart(TopicPartition partition, String store, long from, long to) {}

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long at, long count) {}

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long count) {
            restored.addAndGet(count);
        }

        @Override
        public void close() {
            streams.close(
                    CloseOptions.groupMembershipOperation(
                                    CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                            .withTimeout(Duration.ofSeconds(30)));
        }
    }
}

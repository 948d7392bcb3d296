package dev.arenite.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.schema.SchemaHistory;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The examples of `docs/kafka.md`.
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ExampleTest {

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
        Present.present(started).stop();
    }

    @Test
    void ordersAreSentAndReadInPlace() throws Exception {
        Broker broker = Present.present(started);
        broker.createTopic("orders", 1);
        Map<String, Object> properties = broker.consumerProperties("example");
        Order order = Order.of(5);
        long found = 0;

        try (var producer =
                new KafkaProducer<>(
                        properties, new StringSerializer(), ArchiveSerializer.of(Order.class))) {
            producer.send(new ProducerRecord<>("orders", "Grace", order)).get();
        }

        try (var consumer =
                new KafkaConsumer<>(
                        properties,
                        new StringDeserializer(),
                        ViewDeserializer.of(ArchivedOrder.class))) {
            consumer.subscribe(List.of("orders"));
            while (found == 0) {
                for (ConsumerRecord<String, ArchivedOrder> record :
                        consumer.poll(Duration.ofSeconds(1))) {
                    ArchivedOrder view = record.value(); // checked, and where Kafka has fetched it
                    if (view.customer().contentEquals("customer 5")) { // no String is made
                        found += view.lines().get(0).quantity();
                    }
                }
            }
        }

        assertEquals(2, found);
    }

    @Test
    void anOlderRecordIsRead() {
        Path path = folder.resolve("order.txt");
        new SchemaHistory(List.of()).with(ArchivedOlderOrder.TYPE).write(path);

        MessageOptions options = MessageOptions.DEFAULT.withHistory(SchemaHistory.read(path));
        ArchiveDeserializer<Order> orders = ArchiveDeserializer.of(Order.class, options);

        var headers = new RecordHeaders();
        OlderOrder older = OlderOrder.of(3);
        byte[] message = ArchiveSerializer.of(OlderOrder.class).serialize("orders", headers, older);
        assertEquals(older.today(), orders.deserialize("orders", headers, message));
    }

    @Test
    void totalsAreKept() {
        StreamsBuilder builder = new StreamsBuilder();

        MessageOptions inStore = MessageOptions.DEFAULT.withFingerprint(FingerprintPlace.MESSAGE);
        builder.stream("orders", Consumed.with(Serdes.String(), ViewSerde.of(ArchivedOrder.class)))
                .groupByKey()
                .aggregate(
                        () -> Total.NONE,
                        (customer, order, total) -> total.with(order.read()),
                        Materialized.<String, Total, KeyValueStore<Bytes, byte[]>>as("totals")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(ArchiveSerde.of(Total.class, inStore)));

        assertTrue(builder.build().describe().toString().contains("totals"));
    }
}

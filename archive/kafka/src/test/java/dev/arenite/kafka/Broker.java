package dev.arenite.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A KRaft broker in this process.
final class Broker {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClusterTestKit kit;

    private Broker(KafkaClusterTestKit kit) {
        this.kit = kit;
    }

    static Broker start() throws Exception {
        TestKitNodes nodes =
                new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build();
        KafkaClusterTestKit kit =
                new KafkaClusterTestKit.Builder(nodes)
                        .setConfigProp("offsets.topic.replication.factor", "1")
                        .setConfigProp("offsets.topic.num.partitions", "1")
                        .setConfigProp("transaction.state.log.replication.factor", "1")
                        .setConfigProp("transaction.state.log.min.isr", "1")
                        .setConfigProp("group.initial.rebalance.delay.ms", "0")
                        .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        return new Broker(kit);
    }

    String address() {
        return kit.bootstrapServers();
    }

    void createTopic(String topic, int partitions) throws Exception {
        try (Admin admin = kit.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    <V> KafkaProducer<String, V> producer(Serializer<V> values) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", address()), new StringSerializer(), values);
    }

    <V> void send(String topic, Serializer<V> serializer, Map<String, V> values) throws Exception {
        List<ProducerRecord<String, V>> records = new ArrayList<>();
        values.forEach((key, value) -> records.add(new ProducerRecord<>(topic, key, value)));
        try (KafkaProducer<String, V> producer = producer(serializer)) {
            sendAll(producer, records);
        }
    }

    /// Returns when the broker has all of them.
    static <K, V extends @Nullable Object> void sendAll(
            KafkaProducer<K, V> producer, List<ProducerRecord<K, V>> records) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<K, V> record : records) {
            sent.add(producer.send(record));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get(30, TimeUnit.SECONDS);
        }
    }

    /// Returns the properties of a consumer that reads a topic from its beginning.
    Map<String, Object> consumerProperties(String group) {
        return new HashMap<>(
                Map.of(
                        "bootstrap.servers",
                        address(),
                        "group.id",
                        group,
                        "auto.offset.reset",
                        "earliest",
                        "group.protocol",
                        "consumer"));
    }

    <V> KafkaConsumer<String, V> consumer(String topic, Deserializer<V> values) {
        KafkaConsumer<String, V> consumer =
                new KafkaConsumer<>(
                        consumerProperties("read " + topic), new StringDeserializer(), values);
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    /// Polls until the messages are as they are awaited; the caller limits the time.
    static <K, V> List<ConsumerRecord<K, V>> poll(
            KafkaConsumer<K, V> consumer, Predicate<List<ConsumerRecord<K, V>>> awaited) {
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        while (!awaited.test(records)) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    void stop() throws Exception {
        kit.close();
    }
}

package dev.arenite.kafka;

import static dev.arenite.kafka.Present.present;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.schema.SchemaHistory;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Serializers, deserializers and serdes that are made by the names of their classes.
final class ArchiveConfigTest {

    private static final String ORDER = Order.class.getName();

    private final Headers headers = new RecordHeaders();

    @TempDir Path folder;

    @Test
    void aTypeIsNamed() {
        ArchiveSerializer<Order> serializer = new ArchiveSerializer<>();
        serializer.configure(Map.of("arenite.value.type", ORDER, "unknown", "x"), false);
        byte[] message = present(serializer.serialize("orders", headers, Order.of(1)));
        ArchiveDeserializer<Order> values = new ArchiveDeserializer<>();
        values.configure(Map.of("arenite.value.type", Order.class), false);
        assertEquals(Order.of(1), values.deserialize("orders", headers, message));
        ViewDeserializer<ArchivedOrder> views = new ViewDeserializer<>();
        views.configure(Map.of("arenite.value.type", ORDER), false);
        ArchivedOrder view = views.deserialize("orders", headers, message);
        assertNotNull(view);
        assertEquals(Order.of(1), view.read());
        assertEquals(SchemaHeader.OF_VALUES, headers.toArray()[0].key());
    }

    @Test
    void keysAreConfiguredByPropertiesOfTheirOwn() {
        Map<String, ?> properties =
                Map.of("arenite.key.type", Stranger.class, "arenite.value.type", ORDER);
        Serde<Stranger> keys = configured(new ArchiveSerde<Stranger>(), properties, true);
        Serde<Order> values = configured(new ArchiveSerde<Order>(), properties, false);
        byte[] key = present(keys.serializer().serialize("orders", headers, new Stranger("k")));
        byte[] value = present(values.serializer().serialize("orders", headers, Order.of(2)));
        assertEquals(2, headers.toArray().length);
        assertEquals(new Stranger("k"), keys.deserializer().deserialize("orders", headers, key));
        assertEquals(Order.of(2), values.deserializer().deserialize("orders", headers, value));
    }

    @Test
    void oneWithATypeLearnsWhetherItIsForKeys() {
        ViewSerde<ArchivedOrder> views =
                configured(ViewSerde.of(ArchivedOrder.class), Map.of(), true);
        ArchiveSerde<Order> values = configured(ArchiveSerde.of(Order.class), Map.of(), true);
        byte[] key = present(values.serializer().serialize("orders", headers, Order.of(2)));
        assertEquals(SchemaHeader.OF_KEYS, headers.toArray()[0].key());
        assertNotNull(views.deserializer().deserialize("orders", headers, key));
    }

    @Test
    void olderSchemasAreReadFromTheHistory() {
        Path file = folder.resolve("orders.txt");
        new SchemaHistory(List.of()).with(ArchivedOlderOrder.TYPE).write(file);
        Map<String, ?> properties =
                Map.of("arenite.value.type", ORDER, "arenite.value.history", file.toString());
        ArchiveDeserializer<Order> values = new ArchiveDeserializer<>();
        values.configure(properties, false);
        byte[] message =
                present(
                        ArchiveSerializer.of(OlderOrder.class)
                                .serialize("orders", headers, OlderOrder.of(1)));
        assertEquals(OlderOrder.of(1).today(), values.deserialize("orders", headers, message));
    }

    @Test
    void limitsCheckAndPlaceAreRead() {
        byte[] message =
                present(ArchiveSerializer.of(Order.class).serialize("orders", Order.of(1)));
        assertThrows(
                SerializationException.class,
                () -> reader("arenite.max.depth", "0").deserialize("orders", message));
        assertThrows(
                SerializationException.class,
                () -> reader("arenite.max.objects", 0).deserialize("orders", message));
        assertThrows(
                SerializationException.class,
                () ->
                        reader("arenite.fingerprint", "required_header")
                                .deserialize("orders", message));
        byte[] broken = message.clone();
        broken[0] = (byte) 0xff;
        assertThrows(
                SerializationException.class,
                () -> reader("arenite.check", "true").deserialize("orders", broken));
        assertNotNull(reader("arenite.check", false).deserialize("orders", broken));
    }

    private static ViewDeserializer<ArchivedOrder> reader(String key, Object value) {
        ViewDeserializer<ArchivedOrder> reader = new ViewDeserializer<>();
        reader.configure(Map.of("arenite.value.type", ORDER, key, value), false);
        return reader;
    }

    @ParameterizedTest
    @CsvSource({
        "arenite.value.type, no.such.Class",
        "arenite.value.type, java.lang.String",
        "arenite.check, perhaps",
        "arenite.max.depth, -1",
        "arenite.max.objects, many",
        "arenite.fingerprint, elsewhere",
        "arenite.value.history, no/such/file"
    })
    void aWrongValueIsRefusedWithKeyAndValue(String key, String value) {
        Map<String, Object> properties = new HashMap<>(Map.of("arenite.value.type", ORDER));
        properties.put(key, value);
        assertRefused(() -> new ArchiveSerde<>().configure(properties, false), key, value);
        assertRefused(() -> new ViewSerde<>().configure(properties, false), key, value);
    }

    @Test
    void aHistoryThatIsNoneOrCannotBeReadIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("orders.txt"), "no history");
        Map<String, ?> properties =
                Map.of("arenite.key.type", ORDER, "arenite.key.history", file.toString());
        assertRefused(
                () -> new ArchiveDeserializer<>().configure(properties, true),
                "arenite.key.history",
                file.toString());
        new SchemaHistory(List.of()).with(ArchivedStranger.TYPE).write(file);
        assertRefused(
                () -> new ArchiveDeserializer<>().configure(properties, true),
                "arenite.key.history",
                "Order");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMissingTypeIsRefusedWithItsKey(boolean keys) {
        String key = keys ? "arenite.key.type" : "arenite.value.type";
        assertRefused(() -> new ArchiveSerializer<>().configure(Map.of(), keys), key, "");
    }

    @Test
    void whatHasNoTypeSaysSo() {
        Serializer<Order> serializer = new ArchiveSerializer<>();
        Deserializer<Order> deserializer = new ArchiveDeserializer<>();
        for (Executable use :
                List.<Executable>of(
                        () -> serializer.serialize("orders", Order.of(1)),
                        () -> deserializer.deserialize("orders", new byte[8]))) {
            String message =
                    String.valueOf(assertThrows(IllegalStateException.class, use).getMessage());
            assertTrue(message.contains("arenite.value.type"), message);
        }
        serializer.close();
        deserializer.close();
    }

    @Test
    @SuppressWarnings("NullAway") // What is refused.
    void nullsAreRefused() {
        assertThrows(NullPointerException.class, () -> ArchiveSerializer.of((Class<Order>) null));
        assertThrows(NullPointerException.class, () -> ArchiveSerializer.of(Order.class, null));
        assertThrows(
                NullPointerException.class, () -> ViewDeserializer.of((Class<ArchivedOrder>) null));
        assertThrows(
                NullPointerException.class, () -> ViewDeserializer.of(ArchivedOrder.class, null));
        assertThrows(NullPointerException.class, () -> MessageOptions.DEFAULT.withLimits(null));
        assertThrows(NullPointerException.class, () -> MessageOptions.DEFAULT.withOlder(null));
        assertThrows(
                NullPointerException.class, () -> MessageOptions.DEFAULT.withFingerprint(null));
    }

    private static <S extends Serde<?>> S configured(
            S serde, Map<String, ?> properties, boolean keys) {
        serde.configure(properties, keys);
        return serde;
    }

    private static void assertRefused(Executable use, String key, String value) {
        String message = String.valueOf(assertThrows(ConfigException.class, use).getMessage());
        assertTrue(message.contains(key) && message.contains(value), message);
    }
}

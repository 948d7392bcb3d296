package dev.arenite.kafka;

import static dev.arenite.kafka.Present.present;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaFingerprint;
import dev.arenite.archive.schema.SchemaHistory;
import dev.arenite.archive.schema.UnresolvedSchemaException;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Messages that say their schema, and messages of older ones.
final class SchemasTest {

    private static final String TOPIC = "orders";
    private static final String STORE = "app-totals-changelog";
    private static final Order ORDER = Order.of(3);
    private static final OlderOrder OLDER = OlderOrder.of(3);

    private static final SchemaFingerprint TODAY =
            ArchiveSchema.of(ArchivedOrder.TYPE).fingerprint();

    private static final SchemaFingerprint BEFORE =
            ArchiveSchema.of(ArchivedOlderOrder.TYPE).fingerprint();

    private static final MessageOptions EVOLVING =
            MessageOptions.DEFAULT.withHistory(
                    new SchemaHistory(List.of())
                            .with(ArchivedOlderOrder.TYPE)
                            .with(ArchivedOrder.TYPE));

    private final Headers headers = new RecordHeaders();

    @Test
    void theHeaderHasTheFingerprint() {
        ArchiveSerializer.of(Order.class).serialize(TOPIC, headers, ORDER);
        assertEquals(TODAY.toString(), said("arenite.schema"));
        assertEquals(1, headers.toArray().length);
    }

    @Test
    void keysHaveAHeaderOfTheirOwn() {
        Serializer<Stranger> keys =
                ArchiveSerializer.of(Stranger.class, MessageOptions.DEFAULT.forKeys());
        byte[] key = present(keys.serialize(TOPIC, headers, new Stranger("k")));
        byte[] value = present(ArchiveSerializer.of(Order.class).serialize(TOPIC, headers, ORDER));
        assertEquals(TODAY.toString(), said(SchemaHeader.OF_VALUES));
        assertEquals(
                ArchiveSchema.of(ArchivedStranger.TYPE).fingerprint().toString(),
                said(SchemaHeader.OF_KEYS));
        assertEquals(
                new Stranger("k"),
                ArchiveDeserializer.of(Stranger.class, MessageOptions.DEFAULT.forKeys())
                        .deserialize(TOPIC, headers, key));
        assertEquals(ORDER, read(MessageOptions.DEFAULT, TOPIC, value));
    }

    @Test
    void theHeaderOfTheMessageThatWasReadIsReplaced() {
        ArchiveSerializer.of(OlderOrder.class).serialize(TOPIC, headers, OLDER);
        ArchiveSerializer<Order> serializer = ArchiveSerializer.of(Order.class);
        for (int i = 0; i < 2; i++) {
            serializer.serialize(TOPIC, headers, ORDER);
            assertEquals(TODAY.toString(), said(SchemaHeader.OF_VALUES));
            assertEquals(1, headers.toArray().length);
        }
    }

    @Test
    void aMessageOfAnOlderSchemaIsAValueAndAViewOfToday() {
        byte[] older =
                present(ArchiveSerializer.of(OlderOrder.class).serialize(TOPIC, headers, OLDER));
        assertEquals(OLDER.today(), read(EVOLVING, TOPIC, older));
        ArchivedOrder view =
                ViewDeserializer.of(ArchivedOrder.class, EVOLVING)
                        .deserialize(TOPIC, headers, older);
        assertNotNull(view);
        assertEquals(OLDER.today(), view.read());
        Headers forwarded = new RecordHeaders();
        byte[] today =
                present(ViewSerializer.of(ArchivedOrder.class).serialize(TOPIC, forwarded, view));
        assertArrayEquals(Archive.toBytes(ArchivedOrder.TYPE, OLDER.today()), today);
    }

    @Test
    void anUnknownSchemaIsRefusedWithBothFingerprints() {
        byte[] older =
                present(ArchiveSerializer.of(OlderOrder.class).serialize(TOPIC, headers, OLDER));
        SerializationException refusal =
                assertThrows(
                        SerializationException.class,
                        () -> read(MessageOptions.DEFAULT, TOPIC, older));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("fingerprint=" + BEFORE), message);
        assertTrue(message.contains("expected=" + TODAY), message);
        assertTrue(message.contains(TOPIC), message);
    }

    @Test
    void aMessageWithoutAHeaderIsOfTodayOrRefused() {
        byte[] message = Archive.toBytes(ArchivedOrder.TYPE, ORDER);
        assertEquals(ORDER, read(EVOLVING, TOPIC, message));
        MessageOptions strict = EVOLVING.withFingerprint(FingerprintPlace.REQUIRED_HEADER);
        SerializationException refusal =
                assertThrows(SerializationException.class, () -> read(strict, TOPIC, message));
        assertTrue(String.valueOf(refusal.getMessage()).contains("no header arenite.schema"));
        ArchiveSerializer.of(Order.class, strict).serialize(TOPIC, headers, ORDER);
        assertEquals(ORDER, read(strict, TOPIC, message));
    }

    @Test
    void aHeaderThatIsNoFingerprintIsRefused() {
        byte[] message = Archive.toBytes(ArchivedOrder.TYPE, ORDER);
        for (byte[] bytes : Arrays.asList(new byte[0], new byte[15], new byte[17], null)) {
            headers.remove(SchemaHeader.OF_VALUES).add(SchemaHeader.OF_VALUES, bytes);
            SerializationException refusal =
                    assertThrows(
                            SerializationException.class, () -> read(EVOLVING, TOPIC, message));
            String text = String.valueOf(refusal.getMessage());
            String size = bytes == null ? "null" : String.valueOf(bytes.length);
            assertTrue(text.endsWith("bytes=" + size), text);
        }
    }

    @Test
    void inAStoreTheHeadersAreThoseOfAnotherMessage() {
        ArchiveSerializer.of(Stranger.class).serialize(TOPIC, headers, new Stranger("s"));
        String strangers = said(SchemaHeader.OF_VALUES);
        for (FingerprintPlace place :
                List.of(FingerprintPlace.HEADER, FingerprintPlace.REQUIRED_HEADER)) {
            MessageOptions options = EVOLVING.withFingerprint(place);
            byte[] message =
                    present(
                            ArchiveSerializer.of(Order.class, options)
                                    .serialize(STORE, headers, ORDER));
            assertEquals(strangers, said(SchemaHeader.OF_VALUES));
            assertEquals(ORDER, read(options, STORE, message));
        }
    }

    @Test
    void aMessageCanSayItsSchemaItself() {
        MessageOptions options = EVOLVING.withFingerprint(FingerprintPlace.MESSAGE);
        byte[] older =
                present(
                        ArchiveSerializer.of(OlderOrder.class, options)
                                .serialize(STORE, headers, OLDER));
        byte[] today =
                present(
                        ArchiveSerializer.of(Order.class, options)
                                .serialize(STORE, headers, ORDER));
        assertEquals(0, headers.toArray().length);
        byte[] archive = Archive.toBytes(ArchivedOrder.TYPE, ORDER);
        assertEquals(TODAY.toString(), HexFormat.of().formatHex(today, 0, 16));
        assertArrayEquals(archive, Arrays.copyOfRange(today, 16, today.length));
        assertEquals(ORDER, read(options, STORE, today));
        assertEquals(OLDER.today(), read(options, STORE, older));
        ViewSerde<ArchivedOrder> views = ViewSerde.of(ArchivedOrder.class, options);
        ArchivedOrder view = views.deserializer().deserialize(STORE, today);
        assertNotNull(view);
        assertArrayEquals(today, views.serializer().serialize(STORE, view));
        SerializationException refusal =
                assertThrows(
                        SerializationException.class, () -> read(options, STORE, new byte[15]));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("bytes=15"));
    }

    @Test
    void nowhereMeansThatNoHeaderIsLookedAt() {
        MessageOptions options = EVOLVING.withFingerprint(FingerprintPlace.NOWHERE);
        ArchiveSerializer.of(OlderOrder.class).serialize(TOPIC, headers, OLDER);
        byte[] message =
                present(
                        ArchiveSerializer.of(Order.class, options)
                                .serialize(TOPIC, headers, ORDER));
        assertEquals(BEFORE.toString(), said(SchemaHeader.OF_VALUES));
        assertEquals(ORDER, read(options, TOPIC, message));
    }

    @Test
    void anOlderSchemaThatCannotBeReadIsRefusedAtOnce() {
        MessageOptions options =
                MessageOptions.DEFAULT.withOlder(List.of(ArchiveSchema.of(ArchivedStranger.TYPE)));
        UnresolvedSchemaException refusal =
                assertThrows(
                        UnresolvedSchemaException.class,
                        () -> ArchiveDeserializer.of(Order.class, options));
        assertTrue(!refusal.reasons().isEmpty());
    }

    private Order read(MessageOptions options, String topic, byte[] message) {
        Order order =
                ArchiveDeserializer.of(Order.class, options).deserialize(topic, headers, message);
        assertNotNull(order);
        return order;
    }

    private String said(String header) {
        return HexFormat.of().formatHex(headers.lastHeader(header).value());
    }
}

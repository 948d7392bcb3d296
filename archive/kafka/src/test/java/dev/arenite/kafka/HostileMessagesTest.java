package dev.arenite.kafka;

import static dev.arenite.kafka.Present.present;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.schema.ArchiveSchema;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Messages from someone who means harm, or from a broken disk.
final class HostileMessagesTest {

    private static final long SEED = 20261128;
    private static final int MUTATIONS = 5_000;
    private static final Order ORDER = Order.of(41);
    private static final byte[] ARCHIVE = Archive.toBytes(ArchivedOrder.TYPE, ORDER);

    private static final MessageOptions EVOLVING =
            MessageOptions.DEFAULT.withOlder(List.of(ArchiveSchema.of(ArchivedOlderOrder.TYPE)));

    private final Random random = new Random(SEED);
    private int refused;

    @Test
    void mutatedValuesAreReadOrRefused() {
        hold(ArchiveDeserializer.of(Order.class), ARCHIVE, new RecordHeaders());
    }

    @Test
    void mutatedViewsAreReadOrRefused() {
        hold(ViewDeserializer.of(ArchivedOrder.class), ARCHIVE, new RecordHeaders());
    }

    @Test
    void mutatedMessagesOfAnOlderSchemaAreReadOrRefused() {
        Headers headers = new RecordHeaders();
        byte[] older =
                present(
                        ArchiveSerializer.of(OlderOrder.class)
                                .serialize("orders", headers, OlderOrder.of(41)));
        hold(ArchiveDeserializer.of(Order.class, EVOLVING), older, headers);
        hold(ViewDeserializer.of(ArchivedOrder.class, EVOLVING), older, headers);
    }

    @Test
    void mutatedMessagesWithAFingerprintAreReadOrRefused() {
        MessageOptions options = EVOLVING.withFingerprint(FingerprintPlace.MESSAGE);
        byte[] message =
                present(ArchiveSerializer.of(Order.class, options).serialize("orders", ORDER));
        hold(ArchiveDeserializer.of(Order.class, options), message, new RecordHeaders());
    }

    @Test
    void everyShorterMessageIsRefused() {
        Deserializer<Order> values = ArchiveDeserializer.of(Order.class);
        int place = (int) ArchivedOrder.TYPE.placeBytes();
        for (int length = 0; length < ARCHIVE.length - place; length++) {
            byte[] cut = Arrays.copyOf(ARCHIVE, length);
            assertThrows(SerializationException.class, () -> values.deserialize("orders", cut));
        }
    }

    @Test
    void aRefusalHasTopicPathAndCause() {
        byte[] broken = ARCHIVE.clone();
        // The text of the customer is the first thing in the archive.
        broken[0] = (byte) 0xff;
        for (Deserializer<?> reader :
                List.of(
                        ArchiveDeserializer.of(Order.class),
                        ViewDeserializer.of(ArchivedOrder.class))) {
            SerializationException refusal =
                    assertThrows(
                            SerializationException.class,
                            () -> reader.deserialize("orders", broken));
            ArchiveFormatException cause =
                    assertInstanceOf(ArchiveFormatException.class, refusal.getCause());
            assertEquals(".customer", cause.violation().path());
            String message = String.valueOf(refusal.getMessage());
            assertTrue(
                    message.contains("topic orders") && message.contains("path=.customer"),
                    message);
        }
    }

    @Test
    void withoutACheckTheSameBytesAreHandedOut() {
        byte[] broken = ARCHIVE.clone();
        broken[0] = (byte) 0xff;
        MessageOptions unchecked = MessageOptions.DEFAULT.unchecked();
        ArchivedOrder view =
                ViewDeserializer.of(ArchivedOrder.class, unchecked).deserialize("orders", broken);
        assertTrue(view != null && view.id() == ORDER.id());
        Order value = ArchiveDeserializer.of(Order.class, unchecked).deserialize("orders", ARCHIVE);
        assertEquals(ORDER, value);
    }

    /// Reads mutations of a message, as array and as buffers: what is thrown is a
    /// SerializationException, and what is handed out can be read to its end.
    private void hold(Deserializer<?> reader, byte[] message, Headers headers) {
        refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutated(message);
            try {
                Object read =
                        switch (i % 3) {
                            case 0 -> reader.deserialize("orders", headers, mutated);
                            case 1 -> reader.deserialize("orders", headers, wrap(mutated));
                            default -> reader.deserialize("orders", headers, direct(mutated));
                        };
                assertTrue(String.valueOf(read).length() > 0);
            } catch (SerializationException refusal) {
                refused++;
            } catch (RuntimeException other) {
                throw new AssertionError(
                        "seed=" + SEED + " mutation=" + i + " " + Arrays.toString(mutated), other);
            }
        }
        assertTrue(refused > MUTATIONS / 10 && refused < MUTATIONS, () -> "refused=" + refused);
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
    }

    private byte[] mutated(byte[] message) {
        if (random.nextInt(20) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] mutated =
                random.nextInt(10) == 0
                        ? Arrays.copyOf(message, random.nextInt(message.length + 40))
                        : message.clone();
        for (int i = random.nextInt(4); i >= 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            mutated[at] =
                    (byte)
                            switch (random.nextInt(4)) {
                                case 0 -> mutated[at] ^ 1 << random.nextInt(8);
                                case 1 -> random.nextInt();
                                case 2 -> mutated[at] + 1;
                                default -> -1;
                            };
        }
        return mutated;
    }
}

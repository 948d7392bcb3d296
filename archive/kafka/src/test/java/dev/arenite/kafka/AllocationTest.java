package dev.arenite.kafka;

import static dev.arenite.kafka.Present.present;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;

/// What a thread allocates for a message, counted.
final class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int ROUNDS = 1000;
    private static final int MESSAGES = 10_000;
    private static final int ARRAY_HEADER_BYTES = 16;

    /// A view, its segment, and as much again for what a compiler may leave.
    private static final int VIEW_BYTES = 144;

    @Test
    void aMessageCostsItsArrayAlone() {
        ArchiveSerializer<Order> serializer = ArchiveSerializer.of(Order.class);
        Order order = Order.of(41);
        Headers headers = new RecordHeaders();
        byte[] message = present(serializer.serialize("orders", headers, order));
        assertEquals(message.length, written(serializer, headers, order) / MESSAGES);
        for (int i = 0; i < 5; i++) {
            written(serializer, headers, order);
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        written(serializer, headers, order);
        long perMessage = (THREADS.getCurrentThreadAllocatedBytes() - before) / MESSAGES;
        long array = ((long) ARRAY_HEADER_BYTES + message.length + 7) / 8 * 8;
        assertEquals(array, perMessage, "bytes for each message");
    }

    @Test
    void aViewCostsItselfAndItsSegmentAlone() {
        Headers headers = new RecordHeaders();
        byte[] bytes =
                present(
                        ArchiveSerializer.of(Order.class)
                                .serialize("orders", headers, Order.of(41)));
        ByteBuffer message = ByteBuffer.wrap(bytes);
        ViewDeserializer<ArchivedOrder> deserializer = ViewDeserializer.of(ArchivedOrder.class);
        long sum = present(deserializer.deserialize("orders", headers, message)).id() * MESSAGES;
        long least = Long.MAX_VALUE;
        // Until it is compiled, for which the compiler takes its time.
        for (int round = 0; round < ROUNDS && least > VIEW_BYTES; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            assertEquals(sum, viewed(deserializer, headers, message));
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            least = Math.min(least, allocated / MESSAGES);
        }
        assertTrue(least <= VIEW_BYTES, "bytes for each view: " + least);
    }

    /// Returns the sum of a field of all views.
    private static long viewed(
            ViewDeserializer<ArchivedOrder> deserializer, Headers headers, ByteBuffer message) {
        long sum = 0;
        for (int i = 0; i < MESSAGES; i++) {
            sum += present(deserializer.deserialize("orders", headers, message)).id();
        }
        return sum;
    }

    /// Returns the number of bytes in all messages.
    private static long written(ArchiveSerializer<Order> serializer, Headers headers, Order order) {
        long bytes = 0;
        for (int i = 0; i < MESSAGES; i++) {
            bytes += present(serializer.serialize("orders", headers, order)).length;
        }
        return bytes;
    }
}

package dev.arenite.kafka;

import static dev.arenite.kafka.Present.present;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/// What a thread allocates for a message, counted.
final class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int MESSAGES = 10_000;
    private static final int ARRAY_HEADER_BYTES = 16;

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

    /// Returns the number of bytes in all messages.
    private static long written(ArchiveSerializer<Order> serializer, Headers headers, Order order) {
        long bytes = 0;
        for (int i = 0; i < MESSAGES; i++) {
            bytes += present(serializer.serialize("orders", headers, order)).length;
        }
        return bytes;
    }
}

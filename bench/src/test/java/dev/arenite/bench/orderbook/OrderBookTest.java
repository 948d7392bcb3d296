package dev.arenite.bench.orderbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.orderbook.OrderBookBenchmark.Name;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// Every contender reads each message as it was; one that does not is not timed.
final class OrderBookTest {

    private final List<OrderBook> books = OrderBook.ofBenchmark();

    @ParameterizedTest
    @EnumSource
    void aContenderReadsEachMessageAsItWas(Name name) {
        assertTrue(OrderBookBenchmark.requireRight(OrderBookBenchmark.contender(name), books) > 0);
    }

    @Test
    void theMessagesAreSmallAndDiffer() {
        assertEquals(5, books.stream().distinct().count());
        int bytes =
                OrderBookBenchmark.requireRight(OrderBookBenchmark.contender(Name.ARENITE), books);
        assertTrue(bytes > 5 * 300 && bytes < 5 * 600, "bytes=" + bytes);
    }

    @Test
    void aContenderThatAnswersWithAnotherMessageIsRefused() {
        Contender sbe = OrderBookBenchmark.contender(Name.SBE);
        Contender other =
                new Contender() {
                    @Override
                    public int encode(int index, OrderBook book) {
                        return sbe.encode(index, books.get((index + 1) % books.size()));
                    }

                    @Override
                    public long checksum(int index) {
                        return sbe.checksum(index);
                    }

                    @Override
                    public OrderBook decode(int index) {
                        return books.get(index);
                    }
                };
        assertThrows(
                IllegalStateException.class, () -> OrderBookBenchmark.requireRight(other, books));
    }
}

package dev.arenite.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.bench.data.Logs;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.comparison.log.LogBlocks;
import dev.arenite.comparison.orderbook.OrderBooks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Stream;

/// Every contender gives the right answers; one that does not is not timed.
final class ContendersTest {

    static Stream<Arguments> contenders() {
        return DataSets.names().stream()
                .flatMap(
                        dataSet ->
                                DataSets.of(dataSet).contenders().keySet().stream()
                                        .map(name -> Arguments.of(dataSet, name)));
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void aContenderGivesTheRightAnswers(String dataSet, String name) {
        assertTrue(bytes(DataSets.of(dataSet), name) > 0);
    }

    private static <V> int bytes(DataSet<V> dataSet, String name) {
        return Trial.requireRight(dataSet, DataSets.contender(dataSet, name));
    }

    @ParameterizedTest
    @MethodSource("dev.arenite.comparison.DataSets#names")
    void recordsAreMadeAnewAsTheyWere(String dataSet) {
        assertMadeAnew(DataSets.of(dataSet));
    }

    private static <V> void assertMadeAnew(DataSet<V> dataSet) {
        Population<V> population = new Population<>(dataSet);
        for (int slot = 0; slot < dataSet.values().size(); slot++) {
            V made = population.make(slot);
            assertEquals(dataSet.values().get(slot), made);
            assertNotSame(dataSet.values().get(slot), made);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-book", "log", "log-non-ascii", "mesh"})
    void combinedTypesWriteTheBytesOfDerivedOnes(String dataSet) {
        assertSameBytes(DataSets.of(dataSet), "arenite", "arenite-combined");
    }

    private static <V> void assertSameBytes(DataSet<V> dataSet, String name, String other) {
        Contender<V> contender = DataSets.contender(dataSet, name);
        Contender<V> otherContender = DataSets.contender(dataSet, other);
        for (int slot = 0; slot < dataSet.values().size(); slot++) {
            V value = dataSet.values().get(slot);
            assertArrayEquals(contender.toArray(slot, value), otherContender.toArray(slot, value));
        }
    }

    @Test
    void aContenderIsPollutedByTheOtherDataSetsThatItKnows() {
        assertEquals(
                List.of("log", "log-non-ascii"), Pollution.before("mesh", "arenite-by-hand", 0));
        assertEquals(List.of(), Pollution.before("log", "none of this name", 0));
    }

    /// A line that was taken back would be there twice, or in no block.
    @Test
    void linesThatDoNotFitBeginTheNextBlock() {
        LogBlocks blocks = new LogBlocks();
        for (String name : blocks.contenders().keySet()) {
            Contender<Logs> contender = DataSets.contender(blocks, name);
            int bytes = contender.encode(0, blocks.values().getFirst());
            assertTrue(bytes % (1 << 16) == 0 && bytes > 10 << 16, name + ": bytes=" + bytes);
            assertEquals(blocks.values().getFirst(), contender.decode(0), name);
        }
    }

    @Test
    void theOrderBooksAreSmallAndDiffer() {
        OrderBooks books = new OrderBooks();
        assertEquals(5, books.values().stream().distinct().count());
        int bytes = bytes(books, "arenite");
        assertTrue(bytes > 5 * 300 && bytes < 5 * 600, "bytes=" + bytes);
    }

    @Test
    void aContenderThatAnswersWithAnotherValueIsRefused() {
        OrderBooks books = new OrderBooks();
        WholeContender<OrderBook> wrong =
                new WholeContender<>(books) {
                    @Override
                    public int encode(int slot, OrderBook book) {
                        return 1;
                    }

                    @Override
                    public OrderBook decode(int slot) {
                        return books.values().get(0);
                    }

                    @Override
                    public byte[] toArray(int slot, OrderBook book) {
                        return new byte[1];
                    }

                    @Override
                    public byte[] bytes(int slot) {
                        return new byte[1];
                    }
                };
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> Trial.requireRight(books, wrong));
        assertEquals(
                "contender must give the right answer: answer=decode slot=1", refused.getMessage());
    }

    @Test
    void anUnknownNameIsToldWithTheKnownOnes() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> DataSets.of("logs"));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("known=[order-book, "), message);
    }
}

package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.arenite.flink.Records.Address;
import dev.arenite.flink.Records.Text;
import dev.arenite.flink.Records.Trip;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A record that cannot be archived, or whose bytes are damaged on their way, in the middle of a
/// job.
@Timeout(120)
final class PoisonedJobTest {

    private static final long RECORDS = 5000;
    private static final long POISONED = 3000;

    /// How often the record is still poisoned.
    private static final AtomicInteger POISON = new AtomicInteger();

    @TempDir private Path directory;

    private static final class Texts implements GeneratorFunction<Long, Text> {

        private static final long serialVersionUID = 1;

        @Override
        @SuppressWarnings("NullAway") // The poison.
        public Text map(Long number) {
            boolean isPoisoned = number == POISONED && POISON.getAndDecrement() > 0;
            return new Text(isPoisoned ? null : "text " + number);
        }
    }

    private static Trip trip(long number) {
        return new Trip(
                "trip " + number,
                new Address("street that is left", 1),
                new Address("street that is reached", (int) number));
    }

    /// Damages the bytes of one view: a part of its last street is no UTF-8 then.
    private static final class Damaging implements MapFunction<ArchivedTrip, ArchivedTrip> {

        private static final long serialVersionUID = 1;

        @Override
        public ArchivedTrip map(ArchivedTrip trip) {
            if (trip.to().number() == POISONED && POISON.getAndDecrement() > 0) {
                byte[] bytes = trip.archive().toArray(ValueLayout.JAVA_BYTE);
                int place = new String(bytes, ISO_8859_1).indexOf("reached");
                trip.archive().set(ValueLayout.JAVA_BYTE, place, (byte) 0xFF);
            }
            return trip;
        }
    }

    /// Passes views on to subtasks that check them, and returns their numbers.
    private List<Integer> numbersOfChecked(int restarts) throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            StreamExecutionEnvironment environment =
                    cluster.environment(
                            TestCluster.configuration(directory, restarts), 2, List.of());
            var source =
                    new DataGeneratorSource<Trip>(
                            PoisonedJobTest::trip, RECORDS, ArchiveTypeInfo.of(Trip.class));
            return environment
                    .fromSource(source, WatermarkStrategy.noWatermarks(), "trips")
                    .setParallelism(1)
                    .map(ViewBuilder.of(ArchivedTrip.class))
                    .setParallelism(1)
                    .map(new Damaging())
                    .returns(ViewTypeInfo.of(ArchivedTrip.class).checked())
                    .setParallelism(1)
                    .rebalance()
                    .map(trip -> trip.read())
                    .returns(ArchiveTypeInfo.of(Trip.class))
                    .map(
                            trip -> {
                                assertEquals(trip(trip.to().number()), trip);
                                return trip.to().number();
                            })
                    .returns(Types.INT)
                    .executeAndCollect((int) RECORDS * 2);
        }
    }

    @Test
    void damagedBytesOfAViewFailTheJobWithTheNameOfTheComponent() {
        POISON.set(Integer.MAX_VALUE);
        Exception failure = assertThrows(Exception.class, () -> numbersOfChecked(0));
        ArchiveRecordException poison = poison(failure);
        assertEquals(".to.street", poison.path());
        assertEquals(ArchivedTrip.class.getName(), poison.className());
        assertNotNull(poison.violation());
    }

    @Test
    void nothingIsMissingWhereDamagedBytesAreWholeInTheNextAttempt() throws Exception {
        POISON.set(1);
        List<Integer> numbers = numbersOfChecked(1);
        assertEquals(-1, POISON.get(), "how often the record has come: once poisoned, once whole");
        assertEquals(
                IntStream.range(0, (int) RECORDS).boxed().toList(),
                numbers.stream().sorted().toList());
    }

    private static ArchiveRecordException poison(Exception failure) {
        return ExceptionUtils.findSerializedThrowable(
                        failure,
                        ArchiveRecordException.class,
                        PoisonedJobTest.class.getClassLoader())
                .orElseThrow();
    }

    private void run(int restarts) throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            StreamExecutionEnvironment environment =
                    cluster.environment(
                            TestCluster.configuration(directory, restarts), 2, List.of());
            var source =
                    new DataGeneratorSource<>(new Texts(), RECORDS, ArchiveTypeInfo.of(Text.class));
            environment
                    .fromSource(source, WatermarkStrategy.noWatermarks(), "texts")
                    .setParallelism(1)
                    .rebalance()
                    .sinkTo(new DiscardingSink<>());
            environment.execute("poisoned");
        }
    }

    @Test
    void aJobThatMayRestartGoesOn() throws Exception {
        POISON.set(1);
        run(2);
        assertTrue(POISON.get() < 1);
    }

    @Test
    void aJobThatMayNotFailsWithTheNameOfTheComponent() {
        POISON.set(Integer.MAX_VALUE);
        Exception failure = assertThrows(Exception.class, () -> run(0));
        assertEquals(".text", poison(failure).path());
    }
}

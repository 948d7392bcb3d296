package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.flink.Records.Address;
import dev.arenite.flink.Records.Trip;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Keyed state of views, whose keys are archives as well. `-Darenite.seed` has the jobs fail at
/// other elements.
@Timeout(300)
final class ViewStateJobTest {

    private static final long SEED = Long.getLong("arenite.seed", 20_261_129);
    private static final int KEYS = 20;
    private static final int KEPT = 5;
    private static final int PER_SECOND = 10_000;

    /// The elements that each run has to see after it has failed and has been restored.
    private static final int SEEN = 2000;

    private static final TypeInformation<ArchivedTrip> TRIPS = ViewTypeInfo.of(ArchivedTrip.class);

    private static volatile CountDownLatch seen = new CountDownLatch(0);

    @TempDir private Path directory;

    /// Trip number `i` is from address `i % KEYS`, to one that has its number.
    private static Trip trip(long number) {
        int key = (int) (number % KEYS);
        return new Trip(
                "trip " + number,
                new Address("street " + "x".repeat(key), key),
                new Address("end of trip " + number, (int) number));
    }

    /// Keeps trips of each key, and holds them against those that must have come before. Some are
    /// looked for by views that are made for it, which are equal to those kept.
    private static final class Keep<K>
            extends KeyedProcessFunction<K, ArchivedTrip, ArchivedAddress> {

        private static final long serialVersionUID = 1;

        private final KeySelector<ArchivedTrip, K> selector;
        private final ViewBuilder<Address, ArchivedAddress> builder =
                ViewBuilder.of(ArchivedAddress.class);
        private transient @Nullable ValueState<ArchivedTrip> last;
        private transient @Nullable ListState<ArchivedTrip> first;
        private transient @Nullable MapState<ArchivedAddress, ArchivedTrip> byEnd;

        Keep(KeySelector<ArchivedTrip, K> selector) {
            this.selector = selector;
        }

        @Override
        public void open(OpenContext context) {
            var runtime = getRuntimeContext();
            last = runtime.getState(new ValueStateDescriptor<>("last", TRIPS));
            first = runtime.getListState(new ListStateDescriptor<>("first", TRIPS));
            byEnd =
                    runtime.getMapState(
                            new MapStateDescriptor<>(
                                    "byEnd", ViewTypeInfo.ofKey(ArchivedAddress.class), TRIPS));
        }

        @Override
        @SuppressWarnings("NullAway") // Opened before.
        public void processElement(
                ArchivedTrip trip,
                KeyedProcessFunction<K, ArchivedTrip, ArchivedAddress>.Context context,
                Collector<ArchivedAddress> out)
                throws Exception {
            long number = trip.to().number();
            assertEquals(selector.getKey(trip), context.getCurrentKey());
            ArchivedTrip before = last.value();
            assertEquals(number < KEYS, before == null);
            if (before != null) {
                assertEquals(trip(number - KEYS), before.read());
            }
            last.update(trip);
            keepFirst(trip, number / KEYS);
            keepByEnd(trip, number);
            if (FailingMap.left() == 0) {
                seen.countDown();
            }
            out.collect(trip.to());
        }

        @SuppressWarnings("NullAway") // Opened before.
        private void keepFirst(ArchivedTrip trip, long before) throws Exception {
            List<Trip> found = new ArrayList<>();
            for (ArchivedTrip one : first.get()) {
                found.add(one.read());
            }
            int key = trip.from().number();
            assertEquals(
                    IntStream.range(0, (int) Math.min(before, KEPT))
                            .mapToObj(i -> trip(key + (long) i * KEYS))
                            .toList(),
                    found);
            if (before < KEPT) {
                first.add(trip);
            }
        }

        @SuppressWarnings("NullAway") // Opened before.
        private void keepByEnd(ArchivedTrip trip, long number) throws Exception {
            List<Trip> expected = new ArrayList<>();
            List<Trip> found = new ArrayList<>();
            for (int i = 1; i <= KEPT && number - (long) i * KEYS >= 0; i++) {
                Trip earlier = trip(number - (long) i * KEYS);
                expected.add(earlier);
                found.add(byEnd.get(builder.map(earlier.to())).read());
            }
            assertEquals(expected, found);
            int entries = 0;
            for (var entry : byEnd.entries()) {
                assertEquals(entry.getKey(), entry.getValue().to());
                entries++;
            }
            assertEquals(expected.size(), entries);
            byEnd.put(trip.to(), trip);
            if (entries == KEPT) {
                byEnd.remove(builder.map(expected.getLast().to()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"hashmap, false", "hashmap, true", "rocksdb, false", "rocksdb, true"})
    void eachViewIsCountedOnceThroughFailuresAndARescaledJob(String backend, boolean isViewKey)
            throws Exception {
        Path sink = directory.resolve("sink");
        try (TestCluster cluster = TestCluster.start()) {
            String savepoint = run(cluster, backend, isViewKey, "", 2);
            run(cluster, backend, isViewKey, savepoint, 3);
        }
        List<Integer> numbers = BlockFileJobTest.numbers(sink);
        assertTrue(numbers.size() >= 2 * SEEN, () -> "numbers=" + numbers.size());
        assertEquals(
                IntStream.range(0, numbers.size()).boxed().toList(),
                numbers.stream().sorted().toList(),
                () -> "seed=" + SEED);
    }

    /// Runs the job until it has failed, has been restored and has seen enough, and returns its
    /// savepoint.
    private String run(
            TestCluster cluster,
            String backend,
            boolean isViewKey,
            String savepoint,
            int parallelism)
            throws Exception {
        // One restart for the failure that is planted: whatever else fails ends the job.
        Configuration configuration = TestCluster.configuration(directory, 1);
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        if (!savepoint.isEmpty()) {
            configuration.setString("execution.state-recovery.path", savepoint);
        }
        FailingMap.plan(SEED + parallelism, 1);
        CountDownLatch latch = new CountDownLatch(SEEN);
        seen = latch;
        StreamExecutionEnvironment environment =
                cluster.environment(configuration, parallelism, List.of());
        if (isViewKey) {
            build(environment, ArchivedTrip::from, ViewTypeInfo.ofKey(ArchivedAddress.class));
        } else {
            build(environment, trip -> trip.from().read(), ArchiveTypeInfo.ofKey(Address.class));
        }
        JobClient job = environment.executeAsync("trips");
        boolean isSeen = latch.await(60, TimeUnit.SECONDS);
        assertTrue(isSeen, () -> "seed=" + SEED + " " + StateJobTest.status(job));
        String stopped =
                job.stopWithSavepoint(
                                false,
                                directory.resolve("savepoints").toUri().toString(),
                                SavepointFormatType.CANONICAL)
                        .get(60, TimeUnit.SECONDS);
        assertEquals(1, FailingMap.failed());
        assertEquals(1, FailingMap.restored());
        return stopped;
    }

    private <K> void build(
            StreamExecutionEnvironment environment,
            KeySelector<ArchivedTrip, K> selector,
            TypeInformation<K> keys)
            throws IOException {
        var source =
                new DataGeneratorSource<Trip>(
                        ViewStateJobTest::trip,
                        Integer.MAX_VALUE,
                        RateLimiterStrategy.perSecond(PER_SECOND),
                        ArchiveTypeInfo.of(Trip.class));
        DataStream<ArchivedTrip> views =
                environment
                        .fromSource(source, WatermarkStrategy.noWatermarks(), "trips")
                        .setParallelism(1)
                        .uid("source")
                        .map(ViewBuilder.of(ArchivedTrip.class))
                        .setParallelism(1)
                        .uid("views")
                        .map(new FailingMap<>(TRIPS, SEEN))
                        .setParallelism(1)
                        .uid("failing");
        views.keyBy(selector, keys)
                .process(new Keep<>(selector), ViewTypeInfo.of(ArchivedAddress.class))
                .uid("state")
                .sinkTo(
                        FileSink.forBulkFormat(
                                        new org.apache.flink.core.fs.Path(
                                                directory.resolve("sink").toUri()),
                                        BlockFileWriterFactory.of(ArchivedAddress.class))
                                .build())
                .uid("sink");
    }
}

package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.derive.DerivedView;
import dev.arenite.flink.Records.Series;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Records larger than the buffers of the network, which have 32 KiB, through exchanges between
/// four subtasks on two task managers and through state in RocksDB. `-Darenite.seed` gives other
/// numbers.
@Timeout(120)
final class LargeRecordJobTest {

    private static final long SEED = Long.getLong("arenite.seed", 20_261_129);
    private static final int BUFFER_BYTES = 32 << 10;
    private static final int SUBTASKS = 4;
    private static final int KEYS = SUBTASKS;
    private static final int RECORDS = 48;

    /// The lengths of lists: around the ends of buffers, and up to 3.2 MB.
    private static final List<Integer> LENGTHS =
            List.of(20_000, 4093, 4094, 4095, 4096, 4097, 0, 12_288, 131_072, 131_073, 400_000);

    @TempDir private Path directory;

    private static Series series(long number) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        int length = LENGTHS.get((int) (number % LENGTHS.size()));
        return new Series((int) number, "series " + number, random.longs(length).boxed().toList());
    }

    private static Series value(Object element) {
        return (Series) (element instanceof DerivedView<?> view ? view.read() : element);
    }

    /// Keeps the last series of each key and passes the number on of the one before, if it is whole
    /// as the new one is.
    private static final class Keep<E> extends KeyedProcessFunction<Integer, E, Integer> {

        private static final long serialVersionUID = 1;

        private final TypeInformation<E> type;
        private transient @Nullable ValueState<E> last;

        Keep(TypeInformation<E> type) {
            this.type = type;
        }

        @Override
        public void open(OpenContext context) {
            last = getRuntimeContext().getState(new ValueStateDescriptor<>("last", type));
        }

        @Override
        @SuppressWarnings("NullAway") // Opened before.
        public void processElement(
                E element,
                KeyedProcessFunction<Integer, E, Integer>.Context context,
                Collector<Integer> out)
                throws Exception {
            Series series = value(element);
            assertEquals(series(series.number()), series, () -> "seed=" + SEED);
            if (last.value() != null) {
                Series before = value(last.value());
                assertEquals(series(before.number()), before, () -> "seed=" + SEED);
                out.collect(before.number());
            }
            last.update(element);
        }
    }

    /// Each series but the last of its key comes back from the state. As there are as many keys as
    /// subtasks, all series of a key take one way and stay in order.
    private static <E> void assertWhole(
            DataStream<E> stream, TypeInformation<E> type, KeySelector<E, Integer> key)
            throws Exception {
        List<Integer> numbers =
                stream.rebalance()
                        .map(element -> element)
                        .returns(type)
                        .keyBy(key, Types.INT)
                        .process(new Keep<>(type), Types.INT)
                        .executeAndCollect(RECORDS);
        assertEquals(
                IntStream.range(0, RECORDS - KEYS).boxed().toList(),
                numbers.stream().sorted().toList());
    }

    private DataStream<Series> values(TestCluster cluster) {
        Configuration configuration = TestCluster.configuration(directory, 0);
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        StreamExecutionEnvironment environment =
                cluster.environment(configuration, SUBTASKS, List.of());
        var source =
                new DataGeneratorSource<Series>(
                        LargeRecordJobTest::series, RECORDS, ArchiveTypeInfo.of(Series.class));
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "series")
                .setParallelism(1);
    }

    @Test
    void largeValuesAreEqualBehindNetworkAndState() throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            assertWhole(
                    values(cluster),
                    ArchiveTypeInfo.of(Series.class),
                    series -> series.number() % KEYS);
        }
    }

    @Test
    void largeViewsAreEqualBehindNetworkAndState() throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            assertWhole(
                    values(cluster).map(ViewBuilder.of(ArchivedSeries.class)).setParallelism(1),
                    ViewTypeInfo.of(ArchivedSeries.class),
                    series -> series.number() % KEYS);
        }
    }

    /// What the lengths are for: records of one, two and many buffers, and of nearly whole ones.
    @Test
    void lengthsLieAroundThoseOfBuffers() {
        int[] buffers =
                IntStream.range(0, LENGTHS.size())
                        .map(i -> Archive.toBytes(ArchivedSeries.TYPE, series(i)).length)
                        .map(bytes -> bytes / BUFFER_BYTES)
                        .distinct()
                        .sorted()
                        .toArray();
        assertEquals(0, buffers[0]);
        assertEquals(1, buffers[1]);
        assertTrue(buffers[buffers.length - 1] > 90);
    }
}

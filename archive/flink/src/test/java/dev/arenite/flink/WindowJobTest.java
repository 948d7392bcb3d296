package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.flink.Records.Address;
import dev.arenite.flink.Records.Sale;
import dev.arenite.flink.Records.Sum;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/// Windows and joins of streams of views, whose keys are parts of these views. `-Darenite.seed`
/// gives other sales.
@Timeout(120)
final class WindowJobTest {

    private static final long SEED = Long.getLong("arenite.seed", 20_261_129);
    private static final int SALES = 2000;
    private static final int SHOPS = 5;

    /// The milliseconds of windows and between sales, how far sales come out of order, and how far
    /// from each other they are joined.
    private static final long WINDOW = 100;

    private static final long STEP = 5;
    private static final int DISORDER = 300;
    private static final long NEAR = 20;

    private static final TypeInformation<ArchivedSum> SUMS = ViewTypeInfo.of(ArchivedSum.class);

    @TempDir private Path directory;

    private static Sale sale(int stream, long number) {
        SplittableRandom random = new SplittableRandom(SEED + 31L * stream + 1_000_003 * number);
        int shop = random.nextInt(SHOPS);
        return new Sale(
                new Address("street " + "x".repeat(4 * shop), shop),
                STEP * number + random.nextInt(DISORDER),
                random.nextInt());
    }

    private static List<Sale> sales(int stream) {
        return IntStream.range(0, SALES).mapToObj(i -> sale(stream, i)).toList();
    }

    private static long windowOf(Sale sale) {
        return sale.at() - sale.at() % WINDOW;
    }

    private static DataStream<ArchivedSale> views(
            StreamExecutionEnvironment environment, int stream) {
        var source =
                new DataGeneratorSource<Sale>(
                        number -> sale(stream, number), SALES, ArchiveTypeInfo.of(Sale.class));
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "sales " + stream)
                .setParallelism(1)
                .map(ViewBuilder.of(ArchivedSale.class))
                .setParallelism(1)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<ArchivedSale>forBoundedOutOfOrderness(
                                        Duration.ofMillis(DISORDER))
                                .withTimestampAssigner((sale, before) -> sale.at()))
                .setParallelism(1);
    }

    /// The shop as a view, a part of the sale's. It says its type itself, as Flink's joins ask the
    /// selector alone for it.
    private static final class Shop
            implements KeySelector<ArchivedSale, ArchivedAddress>,
                    ResultTypeQueryable<ArchivedAddress> {

        private static final long serialVersionUID = 1;

        @Override
        public ArchivedAddress getKey(ArchivedSale sale) {
            return sale.shop();
        }

        @Override
        public TypeInformation<ArchivedAddress> getProducedType() {
            return ViewTypeInfo.ofKey(ArchivedAddress.class);
        }
    }

    private static TumblingEventTimeWindows windows() {
        return TumblingEventTimeWindows.of(Duration.ofMillis(WINDOW));
    }

    private StreamExecutionEnvironment environment(TestCluster cluster, String backend) {
        Configuration configuration = TestCluster.configuration(directory, 0);
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        return cluster.environment(configuration, 2, List.of());
    }

    /// Adds up in views, which are built anew for each sale.
    private static final class Adding
            implements AggregateFunction<ArchivedSale, ArchivedSum, ArchivedSum> {

        private static final long serialVersionUID = 1;

        private final ViewBuilder<Sum, ArchivedSum> builder = ViewBuilder.of(ArchivedSum.class);

        private ArchivedSum build(Address shop, long cents, int sales) {
            try {
                return builder.map(new Sum(shop, 0, cents, sales));
            } catch (ArchiveRecordException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public ArchivedSum createAccumulator() {
            return build(new Address("", 0), 0, 0);
        }

        @Override
        public ArchivedSum add(ArchivedSale sale, ArchivedSum sum) {
            return build(sale.shop().read(), sum.cents() + sale.cents(), sum.sales() + 1);
        }

        @Override
        public ArchivedSum getResult(ArchivedSum sum) {
            return sum;
        }

        @Override
        public ArchivedSum merge(ArchivedSum one, ArchivedSum other) {
            return build(
                    one.shop().read(), one.cents() + other.cents(), one.sales() + other.sales());
        }
    }

    /// Says to which window a sum belongs.
    private static final class Dating
            extends ProcessWindowFunction<ArchivedSum, ArchivedSum, ArchivedAddress, TimeWindow> {

        private static final long serialVersionUID = 1;

        private final ViewBuilder<Sum, ArchivedSum> builder = ViewBuilder.of(ArchivedSum.class);

        @Override
        public void process(
                ArchivedAddress shop,
                ProcessWindowFunction<ArchivedSum, ArchivedSum, ArchivedAddress, TimeWindow>.Context
                        context,
                Iterable<ArchivedSum> sums,
                Collector<ArchivedSum> out)
                throws ArchiveRecordException {
            for (ArchivedSum sum : sums) {
                assertEquals(shop, sum.shop());
                long from = context.window().getStart();
                out.collect(
                        builder.map(new Sum(sum.shop().read(), from, sum.cents(), sum.sales())));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void windowsOfViewsAddUpInViews(String backend) throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            List<ArchivedSum> sums =
                    views(environment(cluster, backend), 0)
                            .keyBy(new Shop())
                            .window(windows())
                            .aggregate(new Adding(), new Dating(), SUMS, SUMS, SUMS)
                            .executeAndCollect(SALES);
            assertSums(sums);
        }
    }

    /// Keeps all views of a window until it ends.
    private static final class AddingAtTheEnd
            extends ProcessWindowFunction<ArchivedSale, ArchivedSum, ArchivedAddress, TimeWindow> {

        private static final long serialVersionUID = 1;

        private final ViewBuilder<Sum, ArchivedSum> builder = ViewBuilder.of(ArchivedSum.class);

        @Override
        public void process(
                ArchivedAddress shop,
                ProcessWindowFunction<ArchivedSale, ArchivedSum, ArchivedAddress, TimeWindow>
                                .Context
                        context,
                Iterable<ArchivedSale> sales,
                Collector<ArchivedSum> out)
                throws ArchiveRecordException {
            long cents = 0;
            int count = 0;
            for (ArchivedSale sale : sales) {
                cents += sale.cents();
                count++;
            }
            out.collect(
                    builder.map(new Sum(shop.read(), context.window().getStart(), cents, count)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void windowsKeepTheirViewsUntilTheyEnd(String backend) throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            List<ArchivedSum> sums =
                    views(environment(cluster, backend), 0)
                            .keyBy(new Shop())
                            .window(windows())
                            .process(new AddingAtTheEnd(), SUMS)
                            .executeAndCollect(SALES);
            assertSums(sums);
        }
    }

    private static void assertSums(List<ArchivedSum> sums) {
        Map<List<Object>, Sum> expected = new HashMap<>();
        for (Sale sale : sales(0)) {
            long from = windowOf(sale);
            expected.merge(
                    List.of(sale.shop(), from),
                    new Sum(sale.shop(), from, sale.cents(), 1),
                    (one, other) ->
                            new Sum(
                                    one.shop(),
                                    from,
                                    one.cents() + other.cents(),
                                    one.sales() + other.sales()));
        }
        assertEquals(
                expected.values().stream().map(Sum::toString).sorted().toList(),
                sums.stream().map(sum -> sum.read().toString()).sorted().toList(),
                () -> "seed=" + SEED);
    }

    private static String pair(Sale one, Sale other) {
        return one + " and " + other;
    }

    /// Pairs views whose values have been read anew.
    private static final class Pairing
            extends ProcessJoinFunction<ArchivedSale, ArchivedSale, String> {

        private static final long serialVersionUID = 1;

        @Override
        public void processElement(
                ArchivedSale one,
                ArchivedSale other,
                ProcessJoinFunction<ArchivedSale, ArchivedSale, String>.Context context,
                Collector<String> out) {
            out.collect(pair(one.read(), other.read()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void viewsAreJoinedWithThoseNearInTime(String backend) throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            StreamExecutionEnvironment environment = environment(cluster, backend);
            List<String> pairs =
                    views(environment, 0)
                            .keyBy(new Shop())
                            .intervalJoin(views(environment, 1).keyBy(new Shop()))
                            .between(Duration.ofMillis(-NEAR), Duration.ofMillis(NEAR))
                            .process(new Pairing(), Types.STRING)
                            .executeAndCollect(SALES * SHOPS);
            assertPairs(pairs, (one, other) -> Math.abs(one.at() - other.at()) <= NEAR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void viewsAreJoinedWithThoseOfTheirWindow(String backend) throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            StreamExecutionEnvironment environment = environment(cluster, backend);
            List<String> pairs =
                    views(environment, 0)
                            .join(views(environment, 1))
                            .where(new Shop())
                            .equalTo(new Shop())
                            .window(windows())
                            .apply((one, other) -> pair(one.read(), other.read()), Types.STRING)
                            .executeAndCollect(SALES * SHOPS);
            assertPairs(pairs, (one, other) -> windowOf(one) == windowOf(other));
        }
    }

    private static void assertPairs(List<String> pairs, BiPredicate<Sale, Sale> isPair) {
        List<String> expected = new ArrayList<>();
        List<Sale> others = sales(1);
        for (Sale one : sales(0)) {
            for (Sale other : others) {
                if (one.shop().equals(other.shop()) && isPair.test(one, other)) {
                    expected.add(pair(one, other));
                }
            }
        }
        assertTrue(expected.size() > SALES, () -> "pairs=" + expected.size());
        assertEquals(
                expected.stream().sorted().toList(),
                pairs.stream().sorted().toList(),
                () -> "seed=" + SEED);
    }
}

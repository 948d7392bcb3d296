package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.flink.Records.Address;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Reads keyed state of a savepoint by Flink's state processor, and leaves it as block files. They
/// stay in `target/exported-state`, where `tests/interop/blocks` reads them in Rust.
@Timeout(200)
final class StateExportTest {

    private static final Path EXPORTED = Path.of("target", "exported-state").toAbsolutePath();

    private static final int STREETS = 100;
    private static final TypeInformation<Address> VALUES = ArchiveTypeInfo.of(Address.class);

    /// Keys are archives as well: the street of each address, which has no number.
    private static final TypeInformation<Address> KEYS = ArchiveTypeInfo.ofKey(Address.class);

    private static volatile CountDownLatch seen = new CountDownLatch(0);

    @TempDir private Path directory;

    private static Address street(Address address) {
        return new Address(address.street(), 0);
    }

    private static Address address(long number) {
        return new Address("street " + number % STREETS, (int) (number % STREETS) + 1000);
    }

    private static final class Keep extends KeyedProcessFunction<Address, Address, Address> {

        private static final long serialVersionUID = 1;

        private transient @Nullable ValueState<Address> last;

        @Override
        public void open(OpenContext context) {
            last = getRuntimeContext().getState(new ValueStateDescriptor<>("last", VALUES));
        }

        @Override
        @SuppressWarnings("NullAway") // Opened before.
        public void processElement(
                Address address,
                KeyedProcessFunction<Address, Address, Address>.Context context,
                Collector<Address> out)
                throws IOException {
            last.update(address);
            seen.countDown();
        }
    }

    private static final class Export extends KeyedStateReaderFunction<Address, Address> {

        private static final long serialVersionUID = 1;

        private transient @Nullable ValueState<Address> last;

        @Override
        public void open(OpenContext context) {
            last = getRuntimeContext().getState(new ValueStateDescriptor<>("last", VALUES));
        }

        @Override
        @SuppressWarnings("NullAway") // Opened before.
        public void readKey(
                Address key, KeyedStateReaderFunction.Context context, Collector<Address> out)
                throws IOException {
            assertEquals(key, street(last.value()));
            out.collect(last.value());
        }
    }

    @Test
    void keyedStateBecomesBlockFiles() throws Exception {
        FileUtils.deleteDirectory(EXPORTED.toFile());
        try (TestCluster cluster = TestCluster.start()) {
            Configuration configuration = TestCluster.configuration(directory, 0);
            configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
            String savepoint = savepoint(cluster, configuration);
            StreamExecutionEnvironment environment =
                    cluster.environment(configuration, 2, List.of());
            SavepointReader.read(environment, savepoint)
                    .readKeyedState(OperatorIdentifier.forUid("state"), new Export(), KEYS, VALUES)
                    .sinkTo(
                            FileSink.forBulkFormat(
                                            new org.apache.flink.core.fs.Path(EXPORTED.toUri()),
                                            BlockFileWriterFactory.of(Address.class))
                                    .build());
            environment.execute("export");
        }
        Map<String, Integer> expected = new TreeMap<>();
        for (int i = 0; i < STREETS; i++) {
            expected.put(address(i).street(), address(i).number());
        }
        assertEquals(expected, read(EXPORTED));
    }

    private String savepoint(TestCluster cluster, Configuration configuration) throws Exception {
        seen = new CountDownLatch(1000);
        StreamExecutionEnvironment environment = cluster.environment(configuration, 2, List.of());
        var source =
                new DataGeneratorSource<Address>(
                        StateExportTest::address,
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(10_000),
                        VALUES);
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "addresses")
                .keyBy(StateExportTest::street, KEYS)
                .process(new Keep(), VALUES)
                .uid("state")
                .sinkTo(new DiscardingSink<>());
        JobClient job = environment.executeAsync("state");
        assertTrue(seen.await(60, TimeUnit.SECONDS));
        return job.stopWithSavepoint(
                        false,
                        directory.resolve("savepoint").toUri().toString(),
                        SavepointFormatType.CANONICAL)
                .get(60, TimeUnit.SECONDS);
    }

    private static Map<String, Integer> read(Path exported) throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(exported)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (!path.getFileName().toString().startsWith(".")) {
                    try (var part = BlockFile.open(path, ArchivedAddress.TYPE)) {
                        part.forEach(
                                address ->
                                        found.merge(
                                                address.street().toString(),
                                                address.number(),
                                                (one, other) -> -1));
                    }
                }
            }
        }
        return found;
    }
}

package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.schema.UnresolvedSchemaException;

import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.StateMigrationException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Keyed state of jobs on a cluster of two task managers.
@Timeout(300)
final class StateJobTest {

    private static final int SEEN = 3000;
    private static final int PER_SECOND = 10_000;

    @TempDir private Path directory;

    private record Setting(String backend, boolean isView, boolean reusesObjects) {}

    @ParameterizedTest
    @CsvSource({
        "hashmap, false, true, CANONICAL",
        "hashmap, true, false, CANONICAL",
        "hashmap, true, true, NATIVE",
        "rocksdb, false, false, CANONICAL",
        "rocksdb, true, true, CANONICAL",
        "rocksdb, false, true, NATIVE",
        "rocksdb, true, false, NATIVE"
    })
    void stateOutlivesFailuresSavepointsARescaledJobAndANewerRecord(
            String backend, boolean isView, boolean reusesObjects, SavepointFormatType format)
            throws Exception {
        Setting setting = new Setting(backend, isView, reusesObjects);
        Path classes = directory.resolve("classes");
        try (TestCluster cluster = TestCluster.start();
                ShopClasses before =
                        ShopClasses.compile(made(classes.resolve("before")), ShopClasses.BEFORE);
                ShopClasses today =
                        ShopClasses.compile(made(classes.resolve("today")), ShopClasses.TODAY)) {
            ReadingFunction.FAILS.set(true);
            String older = run(cluster, setting, before, "", format, 2);
            assertFalse(ReadingFunction.FAILS.get(), "the planted failure has not happened");
            ReadingFunction.OLDER.set(0);
            String evolved = run(cluster, setting, today, older, SavepointFormatType.NATIVE, 3);
            assertTrue(ReadingFunction.OLDER.get() > 0, "no older reading has been found");
            run(cluster, setting, today, evolved, SavepointFormatType.NATIVE, 2);
        }
    }

    /// RocksDB has Flink refuse the state: it prints both serializers, and the older one has the
    /// reasons. A heap reads the state before that, which fails with the same reasons.
    @ParameterizedTest
    @CsvSource({"hashmap, false", "rocksdb, false", "rocksdb, true"})
    void stateThatCannotBeReadIsRefusedWithTheDifferenceInWords(String backend, boolean isView)
            throws Exception {
        Setting setting = new Setting(backend, isView, false);
        Path classes = directory.resolve("classes");
        try (TestCluster cluster = TestCluster.start();
                ShopClasses today =
                        ShopClasses.compile(made(classes.resolve("today")), ShopClasses.TODAY);
                ShopClasses narrowed =
                        ShopClasses.compile(
                                made(classes.resolve("narrowed")), ShopClasses.NARROWED)) {
            String savepoint = run(cluster, setting, today, "", SavepointFormatType.CANONICAL, 2);
            Configuration configuration = configuration(setting, savepoint, 0);
            StreamExecutionEnvironment environment =
                    cluster.environment(configuration, 2, List.of(narrowed.url()));
            build(environment, setting, narrowed);
            JobClient job = environment.executeAsync("readings");
            var failure =
                    assertThrows(
                            ExecutionException.class,
                            () -> job.getJobExecutionResult().get(60, TimeUnit.SECONDS));
            String refusal =
                    message(
                            backend.equals("rocksdb")
                                    ? StateMigrationException.class
                                    : UnresolvedSchemaException.class,
                            failure);
            assertTrue(refusal.contains("`Reading.sensor`: i64 cannot be read as i32"), refusal);
        }
    }

    /// Returns the message of one of the causes of a failure.
    private static String message(Class<? extends Exception> wanted, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return String.valueOf(cause.getMessage());
            }
        }
        throw new AssertionError("not caused by a " + wanted.getSimpleName(), failure);
    }

    private static Path made(Path path) throws Exception {
        return Files.createDirectories(path);
    }

    /// Runs the job until it has seen enough, and returns its savepoint.
    private String run(
            TestCluster cluster,
            Setting setting,
            ShopClasses classes,
            String savepoint,
            SavepointFormatType format,
            int parallelism)
            throws Exception {
        Configuration configuration = configuration(setting, savepoint, 3);
        CountDownLatch seen = new CountDownLatch(SEEN);
        ReadingFunction.seen = seen;
        StreamExecutionEnvironment environment =
                cluster.environment(configuration, parallelism, List.of(classes.url()));
        build(environment, setting, classes);
        JobClient job = environment.executeAsync("readings");
        boolean isSeen = seen.await(60, TimeUnit.SECONDS);
        assertTrue(isSeen, () -> "seen=" + (SEEN - seen.getCount()) + " " + status(job));
        return job.stopWithSavepoint(
                        false, directory.resolve("savepoints").toUri().toString(), format)
                .get(60, TimeUnit.SECONDS);
    }

    private Configuration configuration(Setting setting, String savepoint, int restarts) {
        Configuration configuration = TestCluster.configuration(directory, restarts);
        configuration.set(StateBackendOptions.STATE_BACKEND, setting.backend());
        configuration.set(PipelineOptions.OBJECT_REUSE, setting.reusesObjects());
        if (!savepoint.isEmpty()) {
            configuration.setString("execution.state-recovery.path", savepoint);
        }
        return configuration;
    }

    static String status(JobClient job) {
        try {
            JobStatus status = job.getJobStatus().get(10, TimeUnit.SECONDS);
            if (status.isGloballyTerminalState()) {
                job.getJobExecutionResult().get(10, TimeUnit.SECONDS);
            }
            return status.toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void build(
            StreamExecutionEnvironment environment, Setting setting, ShopClasses classes)
            throws Exception {
        Class<Object> readings = classes.named("Reading");
        ArchiveTypeInfo<Object> values = ArchiveTypeInfo.of(readings);
        var source =
                new DataGeneratorSource<>(
                        new ReadingGenerator(readings),
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(PER_SECOND),
                        values);
        DataStream<Object> stream =
                environment
                        .fromSource(source, WatermarkStrategy.noWatermarks(), "readings")
                        .setParallelism(1)
                        .uid("source");
        TypeInformation<Object> type = values;
        if (setting.isView()) {
            type = ViewTypeInfo.of(classes.named("ArchivedReading"));
            stream = stream.map(builder(classes)).returns(type).setParallelism(1).uid("views");
        }
        stream.keyBy(ReadingFunction::sensor, Types.LONG)
                .process(new ReadingFunction(type, readings), Types.LONG)
                .uid("state")
                .sinkTo(new DiscardingSink<>());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The classes are known at run time only.
    private static MapFunction<Object, Object> builder(ShopClasses classes) throws Exception {
        Class views = classes.named("ArchivedReading");
        return (MapFunction) ViewBuilder.of(views);
    }
}

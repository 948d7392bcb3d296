package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.flink.Records.Text;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A record that cannot be archived, in the middle of a job.
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
        var poison =
                ExceptionUtils.findSerializedThrowable(
                        failure,
                        ArchiveRecordException.class,
                        PoisonedJobTest.class.getClassLoader());
        assertEquals(".text", poison.orElseThrow().path());
    }
}

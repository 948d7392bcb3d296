package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.flink.Records.Address;

import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.operators.Order;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A batch job that sorts by archives.
@Timeout(120)
final class SortJobTest {

    @TempDir private Path directory;

    @Test
    void aPartitionIsSortedByItsAddresses() throws Exception {
        Random random = new Random(17);
        List<Address> addresses =
                Stream.generate(() -> new Address("street " + random.nextInt(50), random.nextInt()))
                        .limit(3000)
                        .toList();
        List<Address> sorted = new ArrayList<>();
        try (TestCluster cluster = TestCluster.start()) {
            StreamExecutionEnvironment environment =
                    cluster.environment(TestCluster.configuration(directory, 0), 1, List.of());
            environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
            var stream =
                    environment
                            .fromData(
                                    ArchiveTypeInfo.of(Address.class),
                                    addresses.toArray(Address[]::new))
                            .fullWindowPartition()
                            .sortPartition(new Whole(), Order.DESCENDING);
            sorted.addAll(stream.executeAndCollect(addresses.size()));
        }
        assertEquals(addresses.stream().sorted(Comparator.reverseOrder()).toList(), sorted);
    }
}

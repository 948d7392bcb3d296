package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.flink.Records.Address;

import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.operators.Order;
import org.apache.flink.api.common.typeinfo.TypeInformation;
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

/// Batch jobs that sort and group by archives.
@Timeout(120)
final class SortJobTest {

    @TempDir private Path directory;

    @Test
    void aPartitionIsSortedByItsAddresses() throws Exception {
        List<Address> addresses = addresses();
        assertEquals(
                addresses.stream().sorted(Comparator.reverseOrder()).toList(),
                sorted(
                        ArchiveTypeInfo.of(Address.class),
                        addresses,
                        new Whole<>(ArchiveTypeInfo.ofKey(Address.class)),
                        Order.DESCENDING));
    }

    @Test
    void aPartitionIsSortedByItsViews() throws Exception {
        List<Address> addresses = addresses();
        ViewBuilder<Address, ArchivedAddress> builder = ViewBuilder.of(ArchivedAddress.class);
        List<ArchivedAddress> views = new ArrayList<>();
        for (Address address : addresses) {
            views.add(builder.map(address));
        }
        List<ArchivedAddress> sorted =
                sorted(
                        ViewTypeInfo.of(ArchivedAddress.class),
                        views,
                        new Whole<>(ViewTypeInfo.ofKey(ArchivedAddress.class)),
                        Order.ASCENDING);
        assertEquals(
                addresses.stream().sorted().toList(),
                sorted.stream().map(ArchivedAddress::read).toList());
    }

    private static List<Address> addresses() {
        Random random = new Random(17);
        return Stream.generate(
                        () -> new Address("street " + random.nextInt(50), random.nextInt(500)))
                .limit(3000)
                .toList();
    }

    @SuppressWarnings("unchecked") // An array of elements.
    private <E> List<E> sorted(TypeInformation<E> type, List<E> elements, Whole<E> key, Order order)
            throws Exception {
        try (TestCluster cluster = TestCluster.start()) {
            StreamExecutionEnvironment environment =
                    cluster.environment(TestCluster.configuration(directory, 0), 1, List.of());
            environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
            E[] array = (E[]) elements.toArray();
            var stream =
                    environment
                            .fromData(type, array)
                            .fullWindowPartition()
                            .sortPartition(key, order);
            return stream.executeAndCollect(elements.size());
        }
    }

    /// As batch jobs do for `keyBy`: Flink sorts by the bytes of keys, and calls with one key after
    /// the other.
    @Test
    void viewsAreGroupedByAViewInABatchJob() throws Exception {
        List<Address> addresses = addresses();
        ViewBuilder<Address, ArchivedAddress> builder = ViewBuilder.of(ArchivedAddress.class);
        List<ArchivedAddress> views = new ArrayList<>();
        for (Address address : addresses) {
            views.add(builder.map(address));
        }
        var type = ViewTypeInfo.ofKey(ArchivedAddress.class);
        try (TestCluster cluster = TestCluster.start()) {
            StreamExecutionEnvironment environment =
                    cluster.environment(TestCluster.configuration(directory, 0), 2, List.of());
            environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
            List<ArchivedAddress> distinct =
                    environment
                            .fromData(type, views.toArray(ArchivedAddress[]::new))
                            .keyBy(new Whole<>(type))
                            .reduce((first, second) -> first)
                            .executeAndCollect(views.size());
            assertEquals(
                    addresses.stream().distinct().sorted().toList(),
                    distinct.stream().map(ArchivedAddress::read).sorted().toList());
        }
    }
}

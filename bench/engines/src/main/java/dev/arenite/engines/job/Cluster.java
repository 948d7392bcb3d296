package dev.arenite.engines.job;

import dev.arenite.engines.contender.Contender;
import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// A cluster in this virtual machine, of two task managers with a slot each: half of what is sent
/// goes from one to the other by a socket.
final class Cluster implements AutoCloseable {

    private static final int TASK_MANAGERS = 2;

    private final MiniCluster cluster;

    private Cluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    static Cluster start() throws Exception {
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setNumTaskManagers(TASK_MANAGERS)
                                .setNumSlotsPerTaskManager(1)
                                .withRandomPorts()
                                .build());
        cluster.start();
        return new Cluster(cluster);
    }

    /// Returns an environment for one job, set as the contender wants it.
    static StreamExecutionEnvironment environment(
            Contender<Row, Object, Object> contender, Configuration configuration) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(TASK_MANAGERS, configuration);
        contender.configure((SerializerConfigImpl) environment.getConfig().getSerializerConfig());
        return environment;
    }

    /// Runs a job to its end.
    Outcome run(StreamExecutionEnvironment job) throws Exception {
        return Outcome.of(cluster.executeJobBlocking(job.getStreamGraph().getJobGraph()));
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }

    /// Returns the stream of all records.
    static DataStream<Object> records(
            StreamExecutionEnvironment environment,
            Choice choice,
            Contender<Row, Object, Object> contender,
            Load load) {
        return environment
                .fromSequence(0, load.batches() - 1)
                .flatMap(new Sender(choice, load))
                .returns(contender.type());
    }
}

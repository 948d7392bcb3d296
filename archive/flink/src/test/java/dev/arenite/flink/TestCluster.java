package dev.arenite.flink;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/// Two task managers in this virtual machine.
final class TestCluster implements AutoCloseable {

    private final MiniCluster cluster;

    private TestCluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    static TestCluster start() throws Exception {
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setNumTaskManagers(2)
                                .setNumSlotsPerTaskManager(2)
                                .withRandomPorts()
                                .build());
        cluster.start();
        return new TestCluster(cluster);
    }

    /// Returns the settings of a job that keeps its checkpoints in a directory, restarts when it
    /// fails, and may not fall back to Kryo.
    static Configuration configuration(Path directory, int restarts) {
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        configuration.setString("execution.checkpointing.storage", "filesystem");
        configuration.setString("restart-strategy.type", "fixed-delay");
        configuration.setString("restart-strategy.fixed-delay.attempts", "" + restarts);
        configuration.setString("restart-strategy.fixed-delay.delay", "10 ms");
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return configuration;
    }

    StreamExecutionEnvironment environment(
            Configuration configuration, int parallelism, List<URL> classes) {
        StreamExecutionEnvironment environment =
                new TestStreamEnvironment(cluster, configuration, parallelism, List.of(), classes);
        environment.configure(configuration, TestCluster.class.getClassLoader());
        environment.setParallelism(parallelism);
        environment.enableCheckpointing(100);
        return environment;
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }
}

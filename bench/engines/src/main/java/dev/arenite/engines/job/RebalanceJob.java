package dev.arenite.engines.job;

import dev.arenite.engines.contender.Contender;
import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Sends records from each task to all tasks of another operator, which reads three fields.
@Command(name = "RebalanceJob", mixinStandardHelpOptions = true)
public final class RebalanceJob extends JobBenchmark {

    private static final int DISTINCT = 1024;

    RebalanceJob(PrintWriter out) {
        super(out);
    }

    /// Runs the job with each contender: `--help` has the options.
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new RebalanceJob(out)).execute(arguments));
    }

    @Override
    Load load(long records) {
        return new Load(records, (int) Math.min(records, DISTINCT));
    }

    @Override
    long expectedSum(Load load, Records kind) {
        return load.sum(kind, 0);
    }

    @Override
    StreamExecutionEnvironment job(Choice choice, Load load) {
        Contender<Row, Object, Object> contender = choice.make();
        StreamExecutionEnvironment environment =
                Cluster.environment(contender, new Configuration());
        Cluster.records(environment, choice, contender, load)
                .rebalance()
                .flatMap(new Reader(choice))
                .returns(Types.LONG)
                .sinkTo(new DiscardingSink<>());
        return environment;
    }
}

package dev.arenite.engines.job;

import dev.arenite.engines.contender.Contender;
import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Sends records by their numbers to an operator that keeps the latest of each in RocksDB, and
/// reads three fields of the one before.
@Command(name = "KeyedStateJob", mixinStandardHelpOptions = true)
public final class KeyedStateJob extends JobBenchmark {

    @Option(
            names = "--keys",
            defaultValue = "10000",
            description = "different keys (default: ${DEFAULT-VALUE})")
    private int keys;

    KeyedStateJob(PrintWriter out) {
        super(out);
    }

    /// Runs the job with each contender: `--help` has the options.
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new KeyedStateJob(out)).execute(arguments));
    }

    @Override
    Load load(long records) {
        return new Load(records, (int) Math.min(records, keys));
    }

    /// The first record of each key finds none.
    @Override
    long expectedSum(Load load, Records kind) {
        return load.sum(kind, 1);
    }

    @Override
    StreamExecutionEnvironment job(Choice choice, Load load) {
        Contender<Row, Object, Object> contender = choice.make();
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        StreamExecutionEnvironment environment = Cluster.environment(contender, configuration);
        Cluster.records(environment, choice, contender, load)
                .keyBy(new Id(choice), Types.LONG)
                .flatMap(new StateReader(choice))
                .returns(Types.LONG)
                .sinkTo(new DiscardingSink<>());
        return environment;
    }

    /// The number of a record.
    private static final class Id implements KeySelector<Object, Long> {

        private static final long serialVersionUID = 1;

        private final Choice choice;
        private transient @Nullable Contender<Row, Object, Object> contender;

        private Id(Choice choice) {
            this.choice = choice;
        }

        @Override
        public Long getKey(Object element) {
            Contender<Row, Object, Object> known = contender;
            if (known == null) {
                known = choice.make();
                contender = known;
            }
            return known.id(element);
        }
    }
}

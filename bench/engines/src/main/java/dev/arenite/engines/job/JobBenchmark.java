package dev.arenite.engines.job;

import dev.arenite.engines.contender.Contenders;
import dev.arenite.engines.record.Records;
import dev.arenite.engines.turn.Track;
import dev.arenite.engines.turn.Turns;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.io.PrintWriter;

/// Runs a job with each contender by turns.
abstract class JobBenchmark extends Turns {

    private static final long RECORDS = 5_000_000;

    JobBenchmark(PrintWriter out) {
        super(RECORDS, Contenders.NAMES, out);
    }

    /// Returns what is sent.
    abstract Load load(long records);

    /// Returns what the fields that are read add up to.
    abstract long expectedSum(Load load, Records kind);

    /// Returns an environment that has the job.
    abstract StreamExecutionEnvironment job(Choice choice, Load load);

    @Override
    protected Track track(Records kind, long count) throws Exception {
        Load load = load(count);
        return new JobTrack(Cluster.start(), kind, load, expectedSum(load, kind));
    }

    /// The cluster that the jobs run on.
    private final class JobTrack implements Track {

        private final Cluster cluster;
        private final Records kind;
        private final Load load;
        private final long expected;

        private JobTrack(Cluster cluster, Records kind, Load load, long expected) {
            this.cluster = cluster;
            this.kind = kind;
            this.load = load;
            this.expected = expected;
        }

        @Override
        public long nanoseconds(String contender) throws Exception {
            Choice choice = new Choice(contender, kind);
            Outcome outcome = cluster.run(job(choice, load));
            if (outcome.sum() != expected) {
                throw new IllegalStateException(
                        choice + ": sum=" + outcome.sum() + " expected=" + expected);
            }
            return outcome.nanoseconds();
        }

        @Override
        public void close() {
            cluster.close();
        }
    }
}

package dev.arenite.engines.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.engines.contender.Contenders;
import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The jobs run with all contenders, and their sums are right.
@Timeout(300)
final class JobsTest {

    @Test
    void recordsAreSentToAllTasks() {
        String printed = run(RebalanceJob::new);
        assertEquals(Contenders.NAMES.size(), rows(printed), printed);
    }

    @Test
    void recordsAreKept() {
        String printed = run(KeyedStateJob::new, "--keys", "300");
        assertEquals(Contenders.NAMES.size(), rows(printed), printed);
    }

    @Test
    void aWrongSumIsNoResult() throws Exception {
        Load load = new Load(3000, 100);
        Choice choice = new Choice("view", Records.LOG);
        RebalanceJob job = new RebalanceJob(new PrintWriter(new StringWriter()));
        Outcome outcome;
        try (Cluster cluster = Cluster.start()) {
            outcome = cluster.run(job.job(choice, load));
        }
        assertTrue(outcome.nanoseconds() > 0, outcome::toString);
        assertEquals(load.sum(Records.LOG, 0), outcome.sum());
        assertNotEquals(new Load(2999, 100).sum(Records.LOG, 0), outcome.sum());
        assertNotEquals(load.sum(Records.LOG, 1), outcome.sum());
    }

    @Test
    void theExpectedSumIsThatOfAllRecordsSent() {
        List<Row> rows = Records.ORDER.first(7);
        long sum = 0;
        for (int i = 0; i < 5000; i++) {
            sum += rows.get(i % 7).sum();
        }
        assertEquals(sum, new Load(5000, 7).sum(Records.ORDER, 0));
    }

    private static String run(Function<PrintWriter, JobBenchmark> job, String... options) {
        StringWriter printed = new StringWriter();
        CommandLine command = new CommandLine(job.apply(new PrintWriter(printed)));
        command.setErr(new PrintWriter(printed));
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--records", "1000", "--rounds", "1", "--warmups", "0"));
        assertEquals(0, command.execute(all.toArray(String[]::new)), printed::toString);
        return printed.toString();
    }

    /// Returns the number of rows of the table, without its head.
    private static long rows(String printed) {
        return printed.lines().filter(line -> line.startsWith("| ")).count() - 1;
    }
}

package dev.arenite.comparison.gate;

import dev.arenite.comparison.run.Effort;

import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Times pairs and judges them.
final class Judgement {

    private static final int ROUNDS_ONCE_MORE = 2;

    private static final Effort USUAL = new Effort(4, 3, TimeValue.milliseconds(400));

    /// For a pair that seems slower. On a processor that other programs use too, the compiler may
    /// need seconds of its own before code with many inlined calls is as quick as it gets.
    private static final Effort PATIENT = new Effort(20, 5, TimeValue.milliseconds(400));

    private final List<PairTimer> timers = new ArrayList<>();
    private final PrintWriter err;

    /// @param err gets what is done
    Judgement(List<Pair> pairs, Stopwatch stopwatch, PrintWriter err) {
        pairs.forEach(pair -> timers.add(new PairTimer(pair, stopwatch)));
        this.err = err;
    }

    /// Times all pairs, by turns.
    ///
    /// @param rounds how often
    void run(int rounds) throws RunnerException {
        for (int round = 1; round <= rounds; round++) {
            err.printf("round %d of %d%n", round, rounds);
            err.flush();
            for (PairTimer timer : timers) {
                timer.run(USUAL);
            }
        }
    }

    /// Times once more, and longer, what is slower so far.
    void runSlower() throws RunnerException {
        for (PairTimer timer : timers) {
            if (timer.verdict() == Verdict.SLOWER) {
                err.printf("once more: %s%n", timer.pair().name());
                err.flush();
                for (int round = 0; round < ROUNDS_ONCE_MORE; round++) {
                    timer.run(PATIENT);
                }
            }
        }
    }

    /// Returns a line for each pair.
    String table() {
        StringBuilder table = new StringBuilder();
        table.append(
                String.format(
                        Locale.ROOT,
                        "%-24s %12s %12s %8s %8s %8s  verdict%n",
                        "",
                        "ours, ns",
                        "yardstick",
                        "ratio",
                        "was",
                        "limit"));
        for (PairTimer timer : timers) {
            Pair pair = timer.pair();
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-24s %12.2f %12.2f %8.3f %8.3f %8.3f  %s%n",
                            pair.name(),
                            timer.ours(),
                            timer.yardstick(),
                            timer.ratio(),
                            pair.ratio(),
                            pair.ratio() * pair.noise(),
                            timer.verdict().name().toLowerCase(Locale.ROOT)));
        }
        return table.toString();
    }

    /// Returns the names of what keeps the gate shut.
    List<String> bad() {
        return namesOf(Verdict::isBad);
    }

    /// Returns the names of what has no figure.
    List<String> failed() {
        return namesOf(verdict -> verdict == Verdict.FAILED);
    }

    /// Returns the names of what became quicker beyond the noise.
    List<String> quicker() {
        return namesOf(verdict -> verdict == Verdict.QUICKER);
    }

    private List<String> namesOf(Predicate<Verdict> verdicts) {
        return timers.stream()
                .filter(timer -> verdicts.test(timer.verdict()))
                .map(timer -> timer.pair().name())
                .toList();
    }

    /// Returns the pairs with the ratios that were measured.
    ///
    /// @throws IllegalStateException if one has failed; it names the pair
    List<Pair> accepted() {
        return timers.stream()
                .map(
                        timer -> {
                            if (timer.verdict() == Verdict.FAILED) {
                                throw new IllegalStateException(
                                        "benchmark failed: " + timer.pair().name());
                            }
                            return timer.pair().withRatio(timer.ratio());
                        })
                .toList();
    }
}

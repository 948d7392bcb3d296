package dev.arenite.comparison.run;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import org.openjdk.jmh.runner.options.TimeValue;

/// How long one fork is timed.
///
/// @param warmups      iterations that do not count
/// @param measurements iterations that count
/// @param iteration    the time of one iteration
public record Effort(int warmups, int measurements, TimeValue iteration) {

    /// For figures that are published.
    static final Effort FULL = new Effort(8, 3, TimeValue.milliseconds(500));

    /// To see that everything runs.
    static final Effort QUICK = new Effort(2, 2, TimeValue.milliseconds(300));

    /// Returns what one fork takes, in seconds, with the start of its virtual machine.
    double seconds() {
        double startSeconds = 1.5;
        return startSeconds + (warmups + measurements) * iteration.convertTo(MILLISECONDS) / 1e3;
    }
}
